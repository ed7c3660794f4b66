using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Provost.Analyzers.Security;

/// <summary>Where a setting stands, when the project hands its <c>.editorconfig</c> to the compiler as an additional file.</summary>
internal static class SettingLocation
{
    public static Location Find(ImmutableArray<AdditionalText> files, SecretOptionProblem problem, CancellationToken cancellation)
    {
        foreach (var file in files.Where(static file => IsConfiguration(file.Path)))
        {
            if (file.GetText(cancellation) is { } text && Find(text, problem) is { } line)
            {
                return Location.Create(file.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            }
        }

        return Location.None;
    }

    private static TextLine? Find(SourceText text, SecretOptionProblem problem)
    {
        foreach (var line in text.Lines)
        {
            var setting = line.ToString();
            var equals = setting.IndexOf('=');
            if (equals > 0 && string.Equals(setting.Substring(0, equals).Trim(), problem.Key, StringComparison.OrdinalIgnoreCase) && setting.IndexOf(problem.Value, equals, StringComparison.Ordinal) > 0)
            {
                return line;
            }
        }

        return null;
    }

    private static bool IsConfiguration(string path) => Path.GetFileName(path) is ".editorconfig" or ".globalconfig";
}
