using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Provost.CodeFixes.Usage;

/// <summary>Mends any number of options of one document at once, so that edits of one attribute never collide.</summary>
internal static class OptionFaults
{
    /// <summary>Writes the values that mend the options.</summary>
    public static SyntaxNode Correct(SyntaxNode root, ImmutableArray<OptionFault> faults)
    {
        var replacements = faults
            .Where(fault => fault.Replacement is not null)
            .GroupBy(fault => fault.Argument.Expression)
            .ToDictionary(group => group.Key, group => group.First().Replacement!);
        return root.ReplaceNodes(replacements.Keys, (old, _) => SyntaxFactory.ParseExpression(replacements[old]).WithTriviaFrom(old));
    }

    /// <summary>Adds the options without which others have no effect, each once.</summary>
    public static SyntaxNode AddMissing(SyntaxNode root, ImmutableArray<OptionFault> faults)
    {
        var additions = faults
            .Where(fault => fault.Addition is not null)
            .ToLookup(fault => fault.Attribute, fault => ParseArgument(fault.Addition!));
        return root.ReplaceNodes(additions.Select(group => group.Key), (old, _) => WithOptions(old, additions[old]));
    }

    /// <summary>Removes the options, or single values of them.</summary>
    public static SyntaxNode Remove(SyntaxNode root, ImmutableArray<OptionFault> faults)
    {
        var removed = new HashSet<SyntaxNode>(faults.Select(fault => fault.Element ?? fault.Argument));
        removed = Widen(removed, element => element.Parent is CollectionExpressionSyntax or InitializerExpressionSyntax, element => element.FirstAncestorOrSelf<AttributeArgumentSyntax>()!);
        removed = Widen(removed, argument => argument is AttributeArgumentSyntax, argument => argument.Parent!);
        return root.RemoveNodes(removed, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>Replaces the nodes of a list that would be left empty by the node that holds the list.</summary>
    private static HashSet<SyntaxNode> Widen(HashSet<SyntaxNode> removed, Func<SyntaxNode, bool> isInList, Func<SyntaxNode, SyntaxNode> owner)
    {
        var emptied = removed
            .Where(isInList)
            .GroupBy(node => node.Parent!)
            .Where(group => group.Key.ChildNodes().All(removed.Contains))
            .ToList();
        return [.. removed.Except(emptied.SelectMany(group => group)), .. emptied.Select(group => owner(group.First()))];
    }

    private static AttributeArgumentSyntax ParseArgument(string source)
    {
        var parts = source.Split([" = "], 2, StringSplitOptions.None);
        return SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals(parts[0]).NormalizeWhitespace(),
            nameColon: null,
            SyntaxFactory.ParseExpression(parts[1]).WithAdditionalAnnotations(Simplifier.Annotation));
    }

    private static AttributeSyntax WithOptions(AttributeSyntax attribute, IEnumerable<AttributeArgumentSyntax> options)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            if (present.Add(NameOf(option)!))
            {
                attribute = WithOption(attribute, option);
            }
        }

        return attribute;
    }

    private static AttributeSyntax WithOption(AttributeSyntax attribute, AttributeArgumentSyntax option)
    {
        var list = attribute.ArgumentList!;
        var existing = list.Arguments.FirstOrDefault(argument => NameOf(argument) == NameOf(option));
        return attribute.WithArgumentList(existing is null
            ? list.WithArguments(Insert(list.Arguments, option))
            : list.ReplaceNode(existing.Expression, option.Expression.WithTriviaFrom(existing.Expression)));
    }

    /// <summary>Puts a new option before the first one that is given by name, after the name of the flow or task.</summary>
    private static SeparatedSyntaxList<AttributeArgumentSyntax> Insert(SeparatedSyntaxList<AttributeArgumentSyntax> arguments, AttributeArgumentSyntax option)
    {
        var position = arguments.IndexOf(argument => argument.NameEquals is not null);
        return position < 0
            ? arguments.Add(option)
            : arguments.Insert(position, option.WithLeadingTrivia(arguments[position].GetLeadingTrivia()));
    }

    private static string? NameOf(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;
}
