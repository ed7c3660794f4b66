using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Caching;

/// <summary>Sees to it that a file can use namespaces.</summary>
internal static class UsingDirective
{
    /// <summary>Adds a directive where neither the file nor the project has the namespace.</summary>
    public static SyntaxNode Ensure(SyntaxNode root, SemanticModel model, string space)
    {
        if (root is not CompilationUnitSyntax unit || IsImported(model, space) || unit.Usings.Any(directive => directive.Name?.ToString() == space))
        {
            return root;
        }

        var end = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is var found && found != default ? found : SyntaxFactory.LineFeed;
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space).WithLeadingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(end);
        if (unit.Usings.Count > 0)
        {
            var before = unit.Usings.TakeWhile(other => string.CompareOrdinal(other.Name?.ToString(), space) < 0).Count();
            return before == 0
                ? unit.WithUsings(unit.Usings.Replace(unit.Usings[0], unit.Usings[0].WithoutLeadingTrivia()).Insert(0, directive.WithLeadingTrivia(unit.Usings[0].GetLeadingTrivia())))
                : unit.WithUsings(unit.Usings.Insert(before, directive));
        }

        var first = unit.GetFirstToken();
        return unit.ReplaceToken(first, first.WithLeadingTrivia(first.LeadingTrivia.Insert(0, end)))
            .WithUsings([directive]);
    }

    private static bool IsImported(SemanticModel model, string space)
    {
        var position = (model.SyntaxTree.GetRoot() as CompilationUnitSyntax)?.Members.FirstOrDefault() is { } member ? InsideOf(member) : 0;
        return model.GetImportScopes(position).Any(scope => scope.Imports.Any(import => import.NamespaceOrType is INamespaceSymbol imported && imported.ToDisplayString() == space));
    }

    private static int InsideOf(MemberDeclarationSyntax member) => member is BaseNamespaceDeclarationSyntax { Members: [var inner, ..] } ? inner.SpanStart : member.SpanStart;
}
