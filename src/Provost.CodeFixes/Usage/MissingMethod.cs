using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Provost.Generators.Parsing;

namespace Provost.CodeFixes.Usage;

/// <summary>A method that an option names and that is yet to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Head">Its declaration up to the body.</param>
/// <param name="Option">The option that names it.</param>
/// <param name="Owner">The flow or task with the option.</param>
internal sealed record MissingMethod(string Name, string Head, string Option, MethodDeclarationSyntax Owner)
{
    /// <summary>The type to declare it in.</summary>
    public TypeDeclarationSyntax Type => (TypeDeclarationSyntax)Owner.Parent!;

    /// <summary>The method that a report asks for; <see langword="null"/> where it belongs into another type or has no possible name.</summary>
    public static MissingMethod? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        var properties = diagnostic.Properties;
        if (!properties.TryGetValue(ProblemProperties.MethodName, out var name) || name is null || !SyntaxFacts.IsValidIdentifier(name)
            || !properties.TryGetValue(ProblemProperties.MethodHead, out var head) || head is null
            || !properties.TryGetValue(ProblemProperties.Option, out var option) || option is null)
        {
            return null;
        }

        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Parent: TypeDeclarationSyntax } owner && !NamesAnotherType(node)
            ? new(name, head, option, owner)
            : null;
    }

    /// <summary>The declaration, with a body that leaves the behaviour as it is without the option.</summary>
    public MethodDeclarationSyntax Declare()
    {
        var method = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"{Head}{Body}")!;
        return method
            .WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed, SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
    }

    private string Body => Option switch
    {
        "RetryCondition" => " => true;",
        "CacheKey" => " => null;",
        _ => "\n{\n}\n",
    };

    private static bool NamesAnotherType(SyntaxNode node) =>
        node is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax }] };
}
