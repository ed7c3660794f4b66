using System.Globalization;
using System.Text.RegularExpressions;

namespace Provost.Package.Tests;

/// <summary>A warning or an error as a build prints it.</summary>
internal sealed record Problem(string Id, string File, int Line, string Severity)
{
    public static Problem From(Match match) => new(
        match.Groups["id"].Value,
        Path.GetFileName(match.Groups["file"].Value),
        match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) : 0,
        match.Groups["severity"].Value);
}
