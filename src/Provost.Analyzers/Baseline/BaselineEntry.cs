using System.Globalization;
using System.Text.RegularExpressions;

namespace Provost.Analyzers.Baseline;

/// <summary>A line of a baseline: <c>rule | file | declaration | hash:number | message</c>. The message is for readers and says nothing to the build.</summary>
internal readonly record struct BaselineEntry(FindingKey Key, int Number, string Message)
{
    private static readonly Regex s_line = new(
        @"^(?<rule>PRV\d{3}) \| (?<file>[^|]+) \| (?<declaration>@?\w*) \| (?<hash>[0-9a-f]{16}):(?<number>[1-9]\d{0,5}) \|(?: (?<message>.*))?$",
        RegexOptions.CultureInvariant);

    public static BaselineEntry? Parse(string line) => s_line.Match(line) is { Success: true } match
        ? new(
            new(match.Groups["rule"].Value, Unescape(match.Groups["file"].Value), match.Groups["declaration"].Value, match.Groups["hash"].Value),
            int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture),
            match.Groups["message"].Value)
        : null;

    public override string ToString() => $"{Key.Rule} | {Escape(Key.File)} | {Key.Declaration} | {Key.Hash}:{Number} | {OnOneLine(Message)}";

    private static string Escape(string file) => file.Replace("%", "%25").Replace("|", "%7C");

    private static string Unescape(string file) => file.Replace("%7C", "|").Replace("%25", "%");

    private static string OnOneLine(string message) => message.Replace('\r', ' ').Replace('\n', ' ');
}
