namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Finds where two syntax trees of the same text differ.</summary>
/// <param name="syntaxKindType">The enumeration of the language's syntax kinds.</param>
/// <param name="compareTrivia">Whether trivia count.</param>
internal sealed class SyntaxComparison(Type syntaxKindType, bool compareTrivia)
{
    /// <summary>The first difference, or <see langword="null"/> if there is none.</summary>
    public string? FindDifference(SyntaxNodeOrToken expected, SyntaxNodeOrToken actual)
    {
        if (expected.IsNode != actual.IsNode || expected.RawKind != actual.RawKind)
            return Describe(KindOf(expected.RawKind), KindOf(actual.RawKind));
        if (expected.IsToken)
            return FindDifference(expected.AsToken(), actual.AsToken());

        var (expectedChildren, actualChildren) = (expected.ChildNodesAndTokens(), actual.ChildNodesAndTokens());
        return expectedChildren.Count == actualChildren.Count
            ? expectedChildren.Zip(actualChildren, FindDifference).FirstOrDefault(difference => difference is not null)
            : Describe($"{KindOf(expected.RawKind)} with {expectedChildren.Count} children", $"{actualChildren.Count} children");
    }

    private string? FindDifference(SyntaxToken expected, SyntaxToken actual)
    {
        if (expected.Text != actual.Text || expected.ValueText != actual.ValueText || !Equals(expected.Value, actual.Value))
            return Describe($"token '{expected.Text}' of value '{expected.Value}'", $"'{actual.Text}' of value '{actual.Value}'");

        return compareTrivia
            ? FindDifference(expected.LeadingTrivia, actual.LeadingTrivia) ?? FindDifference(expected.TrailingTrivia, actual.TrailingTrivia)
            : null;
    }

    private string? FindDifference(SyntaxTriviaList expected, SyntaxTriviaList actual)
        => expected.Count == actual.Count
            ? expected.Zip(actual, FindDifference).FirstOrDefault(difference => difference is not null)
            : Describe($"{expected.Count} trivia", $"{actual.Count}");

    private string? FindDifference(SyntaxTrivia expected, SyntaxTrivia actual)
    {
        if (expected.RawKind != actual.RawKind || expected.HasStructure != actual.HasStructure || expected.IsDirective != actual.IsDirective)
            return Describe($"trivia {KindOf(expected.RawKind)}", KindOf(actual.RawKind));

        return expected.GetStructure() is { } structure ? FindDifference(structure, actual.GetStructure()) : null;
    }

    private string KindOf(int rawKind) => SyntaxRenderer.KindOf(syntaxKindType, rawKind);

    private static string Describe(string expected, string actual)
        => $"The syntax tree of the code action is not the one the parser makes of its text: expected {expected}, found {actual}.";
}
