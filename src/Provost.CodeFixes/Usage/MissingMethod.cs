using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Provost.Generators;
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

    /// <summary>The declaration, with a body that leaves the behaviour as it is without the option, laid out to follow the owner.</summary>
    public MethodDeclarationSyntax Declare()
    {
        var endOfLine = Owner.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var newLine = endOfLine == default ? "\n" : endOfLine.ToString();
        var indentation = Owner.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();
        var isOwnerOnOwnLine = Owner.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        var source = $"{(isOwnerOnOwnLine ? "" : newLine)}{newLine}{indentation}{Head}{Body(newLine + indentation)}{newLine}";
        return WithNames((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(source)!);
    }

    private string Body(string newLine) => Option switch
    {
        "RetryCondition" => " => true;",
        "RetryDelays" => " => [];",
        "CacheKey" => " => null;",
        "RunNameFactory" => $" => nameof({Owner.Identifier.Text});",
        _ => $"{newLine}{{{newLine}}}",
    };

    /// <summary>Writes the types as the owner writes them, and those of the runtime so that they are found without an import.</summary>
    private MethodDeclarationSyntax WithNames(MethodDeclarationSyntax method) => method.ReplaceNodes(
        method.ParameterList.Parameters.Select(parameter => parameter.Type!),
        (old, _) => (TypeOf(((ParameterSyntax)old.Parent!).Identifier.ValueText) ?? (old is PredefinedTypeSyntax ? old : RuntimeType(old))).WithTriviaFrom(old));

    private TypeSyntax? TypeOf(string parameter) => Option is not ("CacheKey" or "RunNameFactory")
        ? null
        : Owner.ParameterList.Parameters.FirstOrDefault(candidate => candidate.Identifier.ValueText == parameter)?.Type;

    private static TypeSyntax RuntimeType(TypeSyntax name) =>
        SyntaxFactory.ParseTypeName($"global::{KnownTypes.RuntimeNamespace}.{name}").WithAdditionalAnnotations(Simplifier.Annotation);

    private static bool NamesAnotherType(SyntaxNode node) =>
        node is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax }] };
}
