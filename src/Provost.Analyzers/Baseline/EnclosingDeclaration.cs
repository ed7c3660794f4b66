using System.Text.RegularExpressions;

namespace Provost.Analyzers.Baseline;

/// <summary>
/// The declaration around a place in a file, found as <c>git diff</c> finds the heading of a hunk: the nearest line above that looks
/// like one, or below from an attribute. Not exact, which would take a compiler where the build has none; but the same for
/// all who ask.
/// </summary>
internal static class EnclosingDeclaration
{
    private const int LongestHeading = 300;

    /// <summary>Modifiers, then the name of a constructor, or a type and a name.</summary>
    private static readonly Regex s_heading = new(
        @"^\s*(?:\[.*\]\s*)?(?:(?:public|private|protected|internal|file|static|async|partial|sealed|abstract|virtual|override|readonly|unsafe|extern|required|const)\s+)+"
        + @"(?:(?<name>@?\w+)\(|[\w.<>\[\],?()* ]+?\s(?<name>@?\w+)\s*(?:<[\w, ]*>)?\s*(?:[({=;:]|$))",
        RegexOptions.CultureInvariant);

    /// <summary>The name of the declaration; empty where there is none.</summary>
    public static string Of(string source, int position)
    {
        var line = LineAt(source, position);
        if (source.Substring(line.Start, line.Length).TrimStart().StartsWith("[", StringComparison.Ordinal))
        {
            for (var next = line; next.Start < source.Length; next = LineAt(source, next.Start + next.Length + 1))
            {
                if (NameIn(source, next) is { } name)
                {
                    return name;
                }
            }
        }

        while (true)
        {
            if (NameIn(source, line) is { } name)
            {
                return name;
            }

            if (line.Start == 0)
            {
                return "";
            }

            line = LineAt(source, line.Start - 1);
        }
    }

    private static string? NameIn(string source, (int Start, int Length) line) =>
        s_heading.Match(source.Substring(line.Start, Math.Min(line.Length, LongestHeading)).TrimEnd('\r')) is { Success: true } match ? match.Groups["name"].Value : null;

    private static (int Start, int Length) LineAt(string source, int position)
    {
        if (position >= source.Length)
        {
            return (source.Length, 0);
        }

        var start = position == 0 ? 0 : source.LastIndexOf('\n', position - 1) + 1;
        var end = source.IndexOf('\n', position);
        return (start, (end < 0 ? source.Length : end) - start);
    }
}
