using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Provost.CodeFixes.Usage;

/// <summary>Mends any number of options of one document at once, so that edits of one attribute never collide.</summary>
internal static class OptionFaults
{
    /// <summary>Mends each option in the way that keeps most of it: by a value, by the option that it needs, and else by its removal.</summary>
    public static SyntaxNode Mend(SyntaxNode root, ImmutableArray<OptionFault> faults)
    {
        root = root.TrackNodes(faults.SelectMany(fault => fault.Nodes).Distinct());
        root = Correct(root, In(root, faults, fault => fault.Replacement is not null));
        root = AddMissing(root, In(root, faults, fault => fault is { Replacement: null, Addition: not null }));
        return Remove(root, In(root, faults, fault => fault is { Replacement: null, Addition: null }));
    }

    private static ImmutableArray<OptionFault> In(SyntaxNode root, ImmutableArray<OptionFault> faults, Func<OptionFault, bool> isMeant) =>
        [.. faults.Where(isMeant).Select(fault => fault.In(root)).OfType<OptionFault>()];

    /// <summary>Writes the values that mend the options.</summary>
    private static SyntaxNode Correct(SyntaxNode root, ImmutableArray<OptionFault> faults)
    {
        var replacements = faults
            .Where(fault => fault.Replacement is not null)
            .GroupBy(fault => fault.Argument.Expression)
            .ToDictionary(group => group.Key, group => group.First().Replacement!);
        return root.ReplaceNodes(replacements.Keys, (old, _) => SyntaxFactory.ParseExpression(replacements[old]).WithTriviaFrom(old));
    }

    /// <summary>Adds the options without which others have no effect, each once.</summary>
    private static SyntaxNode AddMissing(SyntaxNode root, ImmutableArray<OptionFault> faults)
    {
        var additions = faults
            .Where(fault => fault.Addition is not null)
            .ToLookup(fault => fault.Attribute);
        return root.ReplaceNodes(additions.Select(group => group.Key), (old, _) => WithOptions(old, additions[old]));
    }

    /// <summary>Removes the options, or single values of them.</summary>
    public static SyntaxNode Remove(SyntaxNode root, ImmutableArray<OptionFault> faults)
    {
        var removed = new HashSet<SyntaxNode>(faults.Select(fault => fault.Element ?? fault.Argument));
        removed = Widen(removed, element => element.Parent is CollectionExpressionSyntax or InitializerExpressionSyntax, element => element.FirstAncestorOrSelf<AttributeArgumentSyntax>()!);
        removed = Widen(removed, argument => argument is AttributeArgumentSyntax, argument => argument.Parent!);
        return RemoveNodes(root, removed);
    }

    /// <summary>Removes nodes with their trivia, but keeps the blank between the last value and the closing brace.</summary>
    private static SyntaxNode RemoveNodes(SyntaxNode root, HashSet<SyntaxNode> removed)
    {
        var last = removed.Where(node => node.Parent is InitializerExpressionSyntax initializer && initializer.Expressions.Last() == node).ToList();
        root = root.TrackNodes(removed);
        root = root.RemoveNodes(root.GetCurrentNodes<SyntaxNode>(last), SyntaxRemoveOptions.KeepTrailingTrivia)!;
        return root.RemoveNodes(root.GetCurrentNodes(removed.Except(last)), SyntaxRemoveOptions.KeepNoTrivia)!;
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
        var argument = SyntaxFactory.ParseAttributeArgumentList($"({source})")!.Arguments[0];
        return argument.WithExpression(argument.Expression.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    private static AttributeSyntax WithOptions(AttributeSyntax attribute, IEnumerable<OptionFault> faults)
    {
        var original = attribute.ArgumentList!;
        var list = original;
        var added = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fault in faults.OrderBy(fault => fault.Argument.SpanStart))
        {
            var option = ParseArgument(fault.Addition!);
            if (added.Add(NameOf(option)!))
            {
                var inserted = list.Arguments.Count - original.Arguments.Count;
                list = WithOption(list, option, before: original.Arguments.IndexOf(fault.Argument) + inserted);
            }
        }

        return attribute.WithArgumentList(list);
    }

    /// <summary>Gives an option its value where it is set already, and else puts it before the one that needs it.</summary>
    private static AttributeArgumentListSyntax WithOption(AttributeArgumentListSyntax list, AttributeArgumentSyntax option, int before) =>
        list.Arguments.FirstOrDefault(argument => NameOf(argument) == NameOf(option)) is { } existing
            ? list.ReplaceNode(existing.Expression, option.Expression.WithTriviaFrom(existing.Expression))
            : list.WithArguments(Insert(list, option, before));

    /// <summary>Inserts an option on a line of its own where the option after it has one.</summary>
    private static SeparatedSyntaxList<AttributeArgumentSyntax> Insert(AttributeArgumentListSyntax list, AttributeArgumentSyntax option, int position)
    {
        var next = list.Arguments[position];
        var previousToken = position == 0 ? list.OpenParenToken : list.Arguments.GetSeparator(position - 1);
        var isOnOwnLine = previousToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var separator = SyntaxFactory.Token(SyntaxKind.CommaToken)
            .WithTrailingTrivia(isOnOwnLine ? SyntaxFactory.ElasticEndOfLine(EndOfLineOf(previousToken)) : SyntaxFactory.Space);

        var nodesAndTokens = list.Arguments.GetWithSeparators();
        return SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(nodesAndTokens
            .Insert(2 * position, separator)
            .Insert(2 * position, option.WithLeadingTrivia(next.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))));
    }

    private static string EndOfLineOf(SyntaxToken token) =>
        token.TrailingTrivia.First(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToString();

    private static string? NameOf(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;
}
