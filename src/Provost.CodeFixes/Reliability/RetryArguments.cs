using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>Sets the retries of a task in its attribute. The other arguments, their order and comments stay.</summary>
internal static class RetryArguments
{
    /// <summary>Later retries wait as long as the last of these.</summary>
    private const int MostDelays = 5;

    private static readonly SyntaxToken s_comma = SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    public static AttributeSyntax Retry(AttributeSyntax attribute) =>
        new[] { TaskPolicy.Retries, TaskPolicy.RetryDelays, TaskPolicy.RetryJitter }.Aggregate(attribute, AddOrSetRetries);

    /// <summary>Gives retries that follow at once delays that grow, and jitter.</summary>
    public static AttributeSyntax Delay(AttributeSyntax attribute) => AddOrSet(AddOrSet(attribute, TaskPolicy.RetryDelays, replaces: true), TaskPolicy.RetryJitter, replaces: true);

    /// <summary>Grows the delays from the one that is written, and scatters them.</summary>
    public static AttributeSyntax Grow(AttributeSyntax attribute, int retries, double delay)
    {
        var delays = Enumerable.Range(0, Math.Min(retries, MostDelays)).Select(retry => (delay * Math.Pow(2, retry)).ToString(CultureInfo.InvariantCulture));
        return AddOrSet(AddOrSet(attribute, $"RetryDelaySeconds = [{string.Join(", ", delays)}]", replaces: true), TaskPolicy.RetryJitter, replaces: true);
    }

    public static AttributeSyntax Refuse(AttributeSyntax attribute) => AddOrSetRetries(attribute, TaskPolicy.NoRetries);

    /// <summary>Takes the retries back, and with them what says when they happen.</summary>
    public static AttributeSyntax Withdraw(AttributeSyntax attribute)
    {
        while (attribute.ArgumentList!.Arguments.FirstOrDefault(IsAboutRetrying) is { } argument)
        {
            attribute = attribute.RemoveNode(argument, IsWrittenAround(argument) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        return Refuse(attribute);
    }

    private static bool IsAboutRetrying(AttributeArgumentSyntax argument) =>
        argument.NameEquals?.Name.Identifier.ValueText is RetryPolicy.DelaysOption or RetryPolicy.DelaysMethodOption or RetryPolicy.JitterOption;

    /// <summary>Whether comments or line breaks stand next to an argument, or at the commas that may go with it.</summary>
    private static bool IsWrittenAround(AttributeArgumentSyntax argument) =>
        argument.GetFirstToken().GetPreviousToken().TrailingTrivia
            .Concat(argument.GetLeadingTrivia())
            .Concat(argument.GetTrailingTrivia())
            .Concat(argument.GetLastToken().GetNextToken().TrailingTrivia)
            .Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia));

    /// <summary>An option that is there is the author's, but for the retries themselves.</summary>
    private static AttributeSyntax AddOrSetRetries(AttributeSyntax attribute, string text) => AddOrSet(attribute, text, replaces: text.StartsWith("Retries ", StringComparison.Ordinal));

    public static AttributeSyntax AddOrSet(AttributeSyntax attribute, string text, bool replaces)
    {
        var option = Parse(text);
        var name = option.NameEquals!.Name.Identifier.ValueText;
        var present = attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
        return present is null ? Add(attribute, option)
            : replaces ? attribute.ReplaceNode(present.Expression, option.Expression.WithTriviaFrom(present.Expression))
            : attribute;
    }

    private static AttributeSyntax Add(AttributeSyntax attribute, AttributeArgumentSyntax option)
    {
        if (attribute.ArgumentList is not { } list)
        {
            return attribute
                .WithName(attribute.Name.WithoutTrailingTrivia())
                .WithArgumentList(SyntaxFactory.AttributeArgumentList([option]).WithTrailingTrivia(attribute.Name.GetTrailingTrivia()));
        }

        if (list.Arguments.Count == 0)
        {
            return attribute.WithArgumentList(list.WithArguments([option]));
        }

        // What follows the last argument, a line break or a comment, follows the new one.
        var last = list.Arguments[list.Arguments.Count - 1];
        var arguments = list.Arguments
            .Replace(last, last.WithoutTrailingTrivia())
            .GetWithSeparators()
            .Add(s_comma)
            .Add(option.WithTrailingTrivia(last.GetTrailingTrivia()));
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(arguments)));
    }

    private static AttributeArgumentSyntax Parse(string text) => SyntaxFactory.ParseAttributeArgumentList($"({text})")!.Arguments[0];
}
