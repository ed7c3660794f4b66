namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How far an actual diagnostic is from an expected one; zero if it satisfies it.</summary>
internal static class DiagnosticDistance
{
    /// <summary>Up to three for the location, and one each for id, severity and message.</summary>
    public static int Measure(DiagnosticResult expected, Diagnostic actual)
        => MeasureLocations(expected, actual)
            + (expected.Id == actual.Id ? 0 : 1)
            + (expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) || expected.Severity == actual.Severity ? 0 : 1)
            + (IsMessageMatch(expected, actual) ? 0 : 1);

    private static int MeasureLocations(DiagnosticResult expected, Diagnostic actual)
    {
        if (!expected.HasLocation)
            return actual.Location == Location.None ? 0 : 3;

        var (expectedSpan, actualSpan) = (expected.Spans[0].Span, actual.Location.GetLineSpan());
        if (IsMatch(expected.Spans[0], actualSpan))
            return AreAdditionalLocationsMatch(expected, actual) ? 0 : 1;

        var sameStart = expectedSpan.StartLinePosition == actualSpan.StartLinePosition;
        var sameEnd = expectedSpan.EndLinePosition == actualSpan.EndLinePosition || expected.Spans[0].Options.HasFlag(DiagnosticLocationOptions.IgnoreLength);
        return (sameStart, sameEnd) switch
        {
            (true, true) => 1,
            (false, false) => 3,
            _ => 2,
        };
    }

    private static bool AreAdditionalLocationsMatch(DiagnosticResult expected, Diagnostic actual)
        => expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations)
            || (expected.Spans.Length - 1 == actual.AdditionalLocations.Count
                && expected.Spans.Skip(1).Zip(actual.AdditionalLocations).All(pair => IsMatch(pair.First, pair.Second.GetLineSpan())));

    private static bool IsMatch(DiagnosticLocation expected, FileLinePositionSpan actual)
        => expected.Span.Path == actual.Path
            && expected.Span.StartLinePosition == actual.StartLinePosition
            && (expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength) || expected.Span.EndLinePosition == actual.EndLinePosition);

    private static bool IsMessageMatch(DiagnosticResult expected, Diagnostic actual)
        => expected switch
        {
            { Message: { } message } => message == actual.GetMessage(),
            { MessageArguments: { Length: > 0 } arguments } => arguments.Select(argument => argument?.ToString() ?? string.Empty)
                .SequenceEqual(actual.GetArguments().Select(argument => argument?.ToString() ?? string.Empty)),
            _ => true,
        };
}
