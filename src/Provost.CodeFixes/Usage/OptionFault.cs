using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Parsing;

namespace Provost.CodeFixes.Usage;

/// <summary>An option at fault: where it is written, and what the rule knows would mend it.</summary>
/// <param name="Argument">The argument that sets the option.</param>
/// <param name="Element">The one value at fault, where the option is a list.</param>
/// <param name="Diagnostic">The report.</param>
internal sealed record OptionFault(AttributeArgumentSyntax Argument, SyntaxNode? Element, Diagnostic Diagnostic)
{
    /// <summary>The attribute that the option belongs to.</summary>
    public AttributeSyntax Attribute => (AttributeSyntax)Argument.Parent!.Parent!;

    /// <summary>The name of the option.</summary>
    public string Option => Diagnostic.Properties[ProblemProperties.Option]!;

    /// <summary>The value that mends it, if there is one.</summary>
    public string? Replacement => Diagnostic.Properties.TryGetValue(ProblemProperties.Replacement, out var value) ? value : null;

    /// <summary>The option that is missing beside it, if that is what is wrong.</summary>
    public string? Addition => Diagnostic.Properties.TryGetValue(ProblemProperties.Addition, out var value) ? value : null;

    /// <summary>The option at the location of a report, or <see langword="null"/> where the source has moved on.</summary>
    public static OptionFault? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { Parent.Parent: AttributeSyntax } argument
            ? new(argument, ElementOf(argument, node), diagnostic)
            : null;
    }

    /// <summary>The nodes that are to be found again after other edits.</summary>
    public IEnumerable<SyntaxNode> Nodes => Element is null ? [Argument] : [Argument, Element];

    /// <summary>The same fault in a tree with edits, or <see langword="null"/> where they took the option away.</summary>
    public OptionFault? In(SyntaxNode root) =>
        root.GetCurrentNode(Argument) is not { } argument ? null
        : Element is null ? this with { Argument = argument }
        : root.GetCurrentNode(Element) is { } element ? this with { Argument = argument, Element = element }
        : null;

    private static SyntaxNode? ElementOf(AttributeArgumentSyntax argument, SyntaxNode node) =>
        node == argument.Expression || !argument.Span.Contains(node.Span) ? null : node switch
        {
            { Parent: ExpressionElementSyntax { Parent: CollectionExpressionSyntax } element } => element,
            { Parent: InitializerExpressionSyntax } => node,
            _ => null,
        };
}
