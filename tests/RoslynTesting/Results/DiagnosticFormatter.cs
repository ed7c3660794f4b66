using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Writes diagnostics as the C# that would expect them.</summary>
/// <param name="analyzers">The analyzers of the test.</param>
/// <param name="defaultFilePath">The file that goes without saying.</param>
internal sealed class DiagnosticFormatter(ImmutableArray<DiagnosticAnalyzer> analyzers, string defaultFilePath)
{
    /// <summary>A message followed by both diagnostics.</summary>
    public string FormatMismatch(string message, DiagnosticResult expected, Diagnostic actual)
        => new StringBuilder()
            .AppendLine(message)
            .AppendLine()
            .AppendLine("Expected diagnostic:")
            .AppendLine($"    {Format(expected)}")
            .AppendLine("Actual diagnostic:")
            .AppendLine($"    {Format(actual)}")
            .ToString();

    /// <summary>One line for each of the diagnostics.</summary>
    public string FormatAll(IEnumerable<Diagnostic> diagnostics)
    {
        var lines = diagnostics.Select(diagnostic => $"// {diagnostic}{Environment.NewLine}{Format(diagnostic)},").ToList();
        return lines.Count == 0 ? "    NONE." : string.Join(Environment.NewLine, lines);
    }

    /// <summary>One line for each of the expected diagnostics.</summary>
    public string FormatAll(IEnumerable<DiagnosticResult> diagnostics)
    {
        var lines = diagnostics.Select(expected => $"{Format(expected)},").ToList();
        return lines.Count == 0 ? "    NONE." : string.Join(Environment.NewLine, lines);
    }

    private string Format(Diagnostic diagnostic)
    {
        var text = new StringBuilder(FormatRule(diagnostic.Id, diagnostic.Severity));
        var locations = diagnostic.Location == Location.None ? [] : diagnostic.AdditionalLocations.Prepend(diagnostic.Location);
        foreach (var location in locations)
            text.Append(FormatSpan(location.GetLineSpan()));
        if (diagnostic.GetArguments() is { Count: > 0 } arguments)
            text.Append(FormatArguments(arguments));
        if (diagnostic.IsSuppressed)
            text.Append($".{nameof(DiagnosticResult.WithIsSuppressed)}(true)");

        return text.ToString();
    }

    private string Format(DiagnosticResult expected)
    {
        var text = new StringBuilder(FormatRule(expected.Id, expected.Severity));
        foreach (var location in expected.Spans)
        {
            text.Append(location.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength)
                ? FormatStart(location.Span)
                : FormatSpan(location.Span));
        }

        if (expected.MessageArguments is { Length: > 0 } arguments)
            text.Append(FormatArguments(arguments));
        if (expected.IsSuppressed is { } isSuppressed)
            text.Append($".{nameof(DiagnosticResult.WithIsSuppressed)}({(isSuppressed ? "true" : "false")})");

        return text.ToString();
    }

    private string FormatRule(string id, DiagnosticSeverity severity)
    {
        var analyzer = analyzers.FirstOrDefault(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id));
        if (analyzer is not null)
            return analyzer.SupportedDiagnostics.Length == 1 ? "VerifyCS.Diagnostic()" : $"VerifyCS.Diagnostic(\"{id}\")";

        return severity switch
        {
            DiagnosticSeverity.Error => $"{nameof(DiagnosticResult)}.{nameof(DiagnosticResult.CompilerError)}(\"{id}\")",
            DiagnosticSeverity.Warning => $"{nameof(DiagnosticResult)}.{nameof(DiagnosticResult.CompilerWarning)}(\"{id}\")",
            _ => $"new {nameof(DiagnosticResult)}(\"{id}\", {nameof(DiagnosticSeverity)}.{severity})",
        };
    }

    private string FormatStart(FileLinePositionSpan span)
        => $".{nameof(DiagnosticResult.WithLocation)}({FormatPath(span)}{span.StartLinePosition.Line + 1}, {span.StartLinePosition.Character + 1})";

    private string FormatSpan(FileLinePositionSpan span)
        => $".{nameof(DiagnosticResult.WithSpan)}({FormatPath(span)}{span.StartLinePosition.Line + 1}, {span.StartLinePosition.Character + 1}, " +
            $"{span.EndLinePosition.Line + 1}, {span.EndLinePosition.Character + 1})";

    private string FormatPath(FileLinePositionSpan span) => span.Path == defaultFilePath ? string.Empty : $"\"{span.Path}\", ";

    private static string FormatArguments(IEnumerable<object?> arguments)
        => $".{nameof(DiagnosticResult.WithArguments)}({string.Join(", ", arguments.Select(argument => $"\"{argument}\""))})";
}
