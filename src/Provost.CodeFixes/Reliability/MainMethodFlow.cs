using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;
using Provost.Analyzers.Knowledge;
using Provost.CodeFixes.Usage;

namespace Provost.CodeFixes.Reliability;

/// <summary>Gives the body of a <c>Main</c> to a flow beside it, which <c>Main</c> then runs.</summary>
internal static class MainMethodFlow
{
    /// <summary>The changed file, or <see langword="null"/> where the body cannot be moved.</summary>
    public static SyntaxNode? Move(CompilationUnitSyntax unit, MethodDeclarationSyntax main, SemanticModel model, KnownSymbols known, CancellationToken cancellation)
    {
        if (main is not { Parent: TypeDeclarationSyntax type, ContainsDirectives: false, ContainsDiagnostics: false, ParameterList.Parameters.Count: <= 1 }
            || model.GetDeclaredSymbol(main, cancellation) is not { } method
            || model.GetDeclaredSymbol(type, cancellation) is not { } owner)
        {
            return null;
        }

        var isAsync = Awaitable.IsTask(method.ReturnType);
        var name = FlowText.Unused("Run", candidate => owner.GetMembers(candidate).Length > 0 || owner.Name == candidate) + (isAsync ? "Async" : "");
        var changedType = type.WithMembers(type.Members
            .Replace(main, Caller(main, name))
            .Insert(type.Members.IndexOf(main) + 1, Flow(main, name, FlowText.Attribute(model, known, main.SpanStart))));
        var outer = type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(PartialModifier.IsMissingFrom).ToList();
        return outer.Contains(type)
            ? unit.ReplaceNodes(outer, (old, changed) => PartialModifier.AddTo(old == type ? changedType : changed))
            : unit.ReplaceNodes(outer.Prepend(type), (old, changed) => old == type ? changedType : PartialModifier.AddTo(changed));
    }

    private static MethodDeclarationSyntax Caller(MethodDeclarationSyntax main, string flow)
    {
        var argument = main.ParameterList.Parameters.FirstOrDefault()?.Identifier.ValueText;
        var wait = main.Modifiers.Any(SyntaxKind.AsyncKeyword) ? "await " : "";
        var arrow = SyntaxFactory.ArrowExpressionClause(
            SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.EqualsGreaterThanToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            SyntaxFactory.ParseExpression($"{wait}{flow}({argument})"));
        var signature = main.ParameterList.WithCloseParenToken(main.ParameterList.CloseParenToken.WithTrailingTrivia(SyntaxFactory.Space));
        return main
            .WithParameterList(signature)
            .WithBody(null)
            .WithExpressionBody(arrow)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(main.GetTrailingTrivia()));
    }

    private static MethodDeclarationSyntax Flow(MethodDeclarationSyntax main, string name, string attribute)
    {
        var newLine = main.SyntaxTree.GetText().Lines[0] is var line && line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";
        var indent = main.GetLeadingTrivia().LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
        var start = (SyntaxNode?)main.Body ?? main.ExpressionBody!;
        var modifiers = string.Concat(main.Modifiers.Where(static modifier => !IsAccess(modifier)).Select(static modifier => modifier.Text + " "));
        var header = $"{newLine}{indent}{attribute}{newLine}{indent}public {modifiers}{main.ReturnType.WithoutTrivia()} {name}{main.ParameterList.WithoutTrivia()}";
        var gap = start is ArrowExpressionClauseSyntax || main.ParameterList.GetTrailingTrivia().All(static trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia)) ? " " : newLine + indent;
        var text = header + gap + main.SyntaxTree.GetText().ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start.SpanStart, main.FullSpan.End));
        return (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text, options: main.SyntaxTree.Options)!;
    }

    private static bool IsAccess(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword;
}
