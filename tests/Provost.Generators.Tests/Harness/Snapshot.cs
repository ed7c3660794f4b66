using System.Reflection;

namespace Provost.Generators.Tests.Harness;

/// <summary>
/// Compares generated files with the expected ones that are checked in. Run the tests with <c>PROVOST_UPDATE_SNAPSHOTS=1</c> to write
/// them anew, and review the difference like code.
/// </summary>
public static class Snapshot
{
    private const string Version = "\"Provost\", \"";

    private static readonly string s_directory = typeof(Snapshot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "SnapshotDirectory").Value!;

    private static bool IsUpdate => Environment.GetEnvironmentVariable("PROVOST_UPDATE_SNAPSHOTS") == "1";

    public static void Verify(string name, GeneratedProject project) =>
        Verify(name, project.Files.ToDictionary(static file => file.Key + ".txt", static file => WithoutVersion(file.Value), StringComparer.Ordinal));

    public static void Verify(string name, Dictionary<string, string> actual)
    {
        var directory = Path.Combine(s_directory, name);
        if (IsUpdate)
            Write(directory, actual);

        Assert.Equal(actual.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(directory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var (file, text) in actual)
            Assert.Equal(File.ReadAllText(Path.Combine(directory, file)).ReplaceLineEndings("\n"), text);
    }

    private static void Write(string directory, Dictionary<string, string> files)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);

        Directory.CreateDirectory(directory);
        foreach (var (file, text) in files)
            File.WriteAllText(Path.Combine(directory, file), text);
    }

    /// <summary>The version of the generator changes with each release; the rest of a file does not.</summary>
    private static string WithoutVersion(string text)
    {
        var start = text.IndexOf(Version, StringComparison.Ordinal);
        if (start < 0)
            return text;

        start += Version.Length;
        var version = text[start..text.IndexOf('"', start)];
        return text.Replace($"{Version}{version}\"", $"{Version}<version>\"", StringComparison.Ordinal);
    }
}
