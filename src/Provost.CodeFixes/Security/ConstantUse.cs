using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Provost.CodeFixes.Security;

/// <summary>Tells where the language wants a constant.</summary>
internal static class ConstantUse
{
    /// <summary>Whether the expression stands where only a constant may stand.</summary>
    public static bool IsRequiredAt(SyntaxNode expression)
    {
        var child = expression;
        foreach (var ancestor in expression.Ancestors())
        {
            switch (ancestor)
            {
                // "text is Constant" has the syntax of a test for a type.
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test when test.Right == child:
                case AttributeArgumentSyntax or PatternSyntax or CaseSwitchLabelSyntax or EnumMemberDeclarationSyntax:
                case EqualsValueClauseSyntax { Parent: ParameterSyntax }:
                    return true;
                case StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax:
                    return false;
            }

            child = ancestor;
        }

        return false;
    }

    /// <summary>The constant that the expression is the value of.</summary>
    public static VariableDeclaratorSyntax? DeclarationAround(SyntaxNode expression) => expression
        .Ancestors()
        .TakeWhile(ancestor => ancestor is ExpressionSyntax or EqualsValueClauseSyntax or VariableDeclaratorSyntax)
        .OfType<VariableDeclaratorSyntax>()
        .FirstOrDefault(declarator => ConstKeyword(declarator).IsKind(SyntaxKind.ConstKeyword));

    /// <summary>The <c>const</c> of a declaration, or a token of no kind.</summary>
    public static SyntaxToken ConstKeyword(VariableDeclaratorSyntax declarator) => declarator.Parent?.Parent switch
    {
        FieldDeclarationSyntax field => field.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)),
        LocalDeclarationStatementSyntax local => local.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)),
        _ => default,
    };

    /// <summary>Whether the constant can become a read-only value: nothing in the solution needs it to be constant.</summary>
    public static async Task<bool> CanBeGivenUpAsync(VariableDeclaratorSyntax declarator, SemanticModel model, Solution solution, CancellationToken cancellation)
    {
        if (declarator.Parent is not VariableDeclarationSyntax { Variables.Count: 1 } || model.GetDeclaredSymbol(declarator, cancellation) is not { } symbol)
        {
            return false;
        }

        var references = await SymbolFinder.FindReferencesAsync(symbol, solution, cancellation).ConfigureAwait(false);
        foreach (var location in references.SelectMany(reference => reference.Locations))
        {
            var root = await location.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            var use = root?.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true);
            if (use is null || IsRequiredAt(use) || DeclarationAround(use) is not null || IsInStaticFunction(use, declarator) || IsInitializedEarlier(use, declarator))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a function that captures nothing stands between the use and the local constant.</summary>
    private static bool IsInStaticFunction(SyntaxNode use, VariableDeclaratorSyntax declarator) =>
        declarator.Parent?.Parent is LocalDeclarationStatementSyntax
        && use.Ancestors().TakeWhile(ancestor => !ancestor.Span.Contains(declarator.Span)).Any(StaticFunction.Is);

    /// <summary>Whether the use is the initializer of a static member that runs before the one of the field would.</summary>
    private static bool IsInitializedEarlier(SyntaxNode use, VariableDeclaratorSyntax declarator) =>
        declarator.Parent?.Parent is FieldDeclarationSyntax
        && (use.SyntaxTree != declarator.SyntaxTree || use.SpanStart < declarator.SpanStart)
        && use.FirstAncestorOrSelf<MemberDeclarationSyntax>() is (FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }) and { Modifiers: var modifiers }
        && modifiers.Any(SyntaxKind.StaticKeyword);
}
