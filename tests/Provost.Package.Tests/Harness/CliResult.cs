using System.Text.RegularExpressions;

namespace Provost.Package.Tests;

/// <summary>How a command of the dotnet CLI ended and what it wrote; both streams, in the order they were read.</summary>
internal sealed partial record CliResult(string Command, int ExitCode, string Output)
{
    /// <summary>Each problem once: MSBuild repeats them in its summary.</summary>
    public IReadOnlyList<Problem> Problems { get; } =
        [.. ProblemPattern().Matches(Output).Select(Problem.From).Distinct()];

    public CliResult MustSucceed() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"{Command} ended with {ExitCode}:\n{Output}");

    public IReadOnlyList<string> Lines(string pattern) =>
        [.. Output.Split('\n').Where(line => Regex.IsMatch(line, pattern))];

    [GeneratedRegex(@"^\s*(?<file>[^\r\n(]*?)(\((?<line>\d+),\d+\))?\s*: (?<severity>warning|error) (?<id>[A-Z]+\d+):", RegexOptions.Multiline)]
    private static partial Regex ProblemPattern();
}
