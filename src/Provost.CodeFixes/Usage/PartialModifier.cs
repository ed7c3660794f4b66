using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Usage;

/// <summary>Makes types partial.</summary>
internal static class PartialModifier
{
    public static bool IsMissingFrom(TypeDeclarationSyntax type) => !type.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>Puts <c>partial</c> where the language wants it: last, right before the keyword.</summary>
    public static TypeDeclarationSyntax AddTo(TypeDeclarationSyntax type)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Any()
            ? (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial))
            : (TypeDeclarationSyntax)type
                .WithKeyword(type.Keyword.WithLeadingTrivia())
                .WithModifiers([partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)]);
    }
}
