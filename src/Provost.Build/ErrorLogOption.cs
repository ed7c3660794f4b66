namespace Provost.Build;

/// <summary>The value of <c>ErrorLog</c>: a file, and the version of SARIF to write it in, as the compiler takes them apart.</summary>
internal sealed class ErrorLogOption
{
    private const string VersionPrefix = "version=";

    private ErrorLogOption(string path, string? version) => (Path, Version) = (path, version);

    public string Path { get; }

    public string? Version { get; }

    /// <summary>Without a version the compiler writes 1.0, which knows no fingerprints and no suppressions.</summary>
    public bool IsVersion2 => Version is "2" or "2.1";

    /// <summary>Reads the value; a relative path is one from the folder of the project.</summary>
    public static ErrorLogOption? Parse(string? value, string projectFolder)
    {
        var parts = (value ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return null;
        }

        var version = parts.Skip(1).Select(static part => part.Trim()).FirstOrDefault(static part => part.StartsWith(VersionPrefix, StringComparison.OrdinalIgnoreCase))?.Substring(VersionPrefix.Length);
        return new(System.IO.Path.GetFullPath(System.IO.Path.Combine(projectFolder, parts[0].Trim().Trim('"'))), version);
    }
}
