using System.Collections.Immutable;
using System.Text.Json;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares actual with expected diagnostics, in whatever order either comes.</summary>
/// <param name="formatter">Writes diagnostics into failures.</param>
/// <param name="diagnosticVerifier">A further check of each pair.</param>
/// <param name="verifier">Reports failures.</param>
internal sealed class DiagnosticComparison(
    DiagnosticFormatter formatter,
    Action<Diagnostic, DiagnosticResult, IVerifier>? diagnosticVerifier,
    IVerifier verifier)
{
    /// <summary>Pairs the diagnostics so that they differ least, then compares the pairs.</summary>
    public void Compare(DiagnosticResult[] expected, Diagnostic[] actual)
    {
        verifier.Equal(
            expected.Length,
            actual.Length,
            $"""
            Mismatch between number of diagnostics returned, expected "{expected.Length}" actual "{actual.Length}"

            Diagnostics:
            {formatter.FormatAll(actual)}

            Expected:
            {formatter.FormatAll(expected)}

            """);

        foreach (var (expectedIndex, actualIndex) in MinimumCostAssignment.Solve(expected.Length, (i, j) => DiagnosticDistance.Measure(expected[i], actual[j])))
            ComparePair(expected[expectedIndex], actual[actualIndex]);
    }

    private void ComparePair(DiagnosticResult expected, Diagnostic actual)
    {
        CompareLocations(expected, actual);
        verifier.Equal(expected.Id, actual.Id, Mismatch($"Expected diagnostic id to be \"{expected.Id}\" was \"{actual.Id}\""));
        if (!expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity))
            verifier.Equal(expected.Severity, actual.Severity, Mismatch($"Expected diagnostic severity to be \"{expected.Severity}\" was \"{actual.Severity}\""));

        CompareMessages(expected, actual);
        if (expected.IsSuppressed is { } isSuppressed)
            verifier.Equal(isSuppressed, actual.IsSuppressed, Mismatch("Expected diagnostic suppression state to match"));

        diagnosticVerifier?.Invoke(actual, expected, verifier);

        string Mismatch(string message) => formatter.FormatMismatch(message, expected, actual);
    }

    private void CompareMessages(DiagnosticResult expected, Diagnostic actual)
    {
        if (expected.Message is { } message)
        {
            verifier.Equal(message, actual.GetMessage(), formatter.FormatMismatch($"Expected diagnostic message to be \"{message}\" was \"{actual.GetMessage()}\"", expected, actual));
        }
        else if (expected.MessageArguments is { Length: > 0 } arguments)
        {
            verifier.SequenceEqual(
                arguments.Select(argument => argument?.ToString() ?? string.Empty),
                actual.GetArguments().Select(argument => argument?.ToString() ?? string.Empty),
                StringComparer.Ordinal,
                formatter.FormatMismatch("Expected diagnostic message arguments to match", expected, actual));
        }
    }

    private void CompareLocations(DiagnosticResult expected, Diagnostic actual)
    {
        if (!expected.HasLocation)
        {
            verifier.Equal(Location.None, actual.Location, formatter.FormatMismatch("Expected a project diagnostic with no location:", expected, actual));
            return;
        }

        CompareLocation(expected, actual, expected.Spans[0], actual.Location);
        var unnecessary = ReadUnnecessaryIndices(actual);
        if (expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
            return;

        var additional = actual.AdditionalLocations;
        verifier.Equal(
            expected.Spans.Length - 1,
            additional.Count,
            formatter.FormatMismatch($"Expected {expected.Spans.Length - 1} additional locations but got {additional.Count} for Diagnostic:", expected, actual));
        for (var i = 0; i < additional.Count; i++)
        {
            CompareLocation(expected, actual, expected.Spans[i + 1], additional[i]);
            verifier.Equal(
                expected.Spans[i + 1].Options.HasFlag(DiagnosticLocationOptions.UnnecessaryCode),
                unnecessary.Contains(i),
                $"Additional location {i} is marked as unnecessary code although it should not, or the reverse.");
        }
    }

    private void CompareLocation(DiagnosticResult expected, Diagnostic actual, DiagnosticLocation expectedLocation, Location actualLocation)
    {
        var (expectedSpan, actualSpan) = (expectedLocation.Span, actualLocation.GetLineSpan());
        Compare("be in file", expectedSpan.Path, actualSpan.Path);
        Compare("start on line", expectedSpan.StartLinePosition.Line + 1, actualSpan.StartLinePosition.Line + 1);
        Compare("start at column", expectedSpan.StartLinePosition.Character + 1, actualSpan.StartLinePosition.Character + 1);
        if (expectedLocation.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength))
            return;

        Compare("end on line", expectedSpan.EndLinePosition.Line + 1, actualSpan.EndLinePosition.Line + 1);
        Compare("end at column", expectedSpan.EndLinePosition.Character + 1, actualSpan.EndLinePosition.Character + 1);

        void Compare<T>(string what, T expectedValue, T actualValue)
            => verifier.Equal(expectedValue, actualValue, formatter.FormatMismatch($"Expected diagnostic to {what} \"{expectedValue}\" was actually \"{actualValue}\"", expected, actual));
    }

    /// <summary>The additional locations that fade out in an editor: a JSON array of indices in the properties.</summary>
    private ImmutableArray<int> ReadUnnecessaryIndices(Diagnostic actual)
    {
        if (!actual.Properties.TryGetValue(WellKnownDiagnosticTags.Unnecessary, out var encoded) || encoded is null)
            return [];

        verifier.True(
            actual.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Unnecessary),
            "Diagnostic reported extended unnecessary locations, but the descriptor is not marked as unnecessary code.");
        var indices = ParseIndices(encoded);
        verifier.True(
            indices.Length > 0 && indices.All(index => index >= 0 && index < actual.AdditionalLocations.Count),
            $"Expected the unnecessary locations to be a JSON array of indices of additional locations: {encoded}");
        return indices;
    }

    private static ImmutableArray<int> ParseIndices(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<int[]>(json) is { } indices ? [.. indices] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
