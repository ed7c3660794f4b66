namespace Microsoft.CodeAnalysis.Testing;

/// <summary>From the path of a file to the name and folders of its document.</summary>
internal static class DocumentPath
{
    /// <summary>
    /// A file below the folder of <paramref name="projectPathPrefix"/> has its name and the folders between; a rooted path
    /// elsewhere is itself the name; a relative one has its file name.
    /// </summary>
    public static (string FileName, IEnumerable<string> Folders) GetNameAndFolders(string projectPathPrefix, string path)
    {
        var (prefix, normalized) = (Normalize(projectPathPrefix), Normalize(path));
        var root = prefix[..(prefix.LastIndexOf(Path.DirectorySeparatorChar) + 1)];
        if (Path.IsPathRooted(prefix) && normalized.StartsWith(root, StringComparison.Ordinal))
            return Split(normalized[root.Length..]);

        return (Path.IsPathRooted(prefix) && Path.IsPathRooted(normalized) ? path : Path.GetFileName(normalized), []);
    }

    /// <summary>A generated file's path is all folders but for its last part.</summary>
    public static (string FileName, IEnumerable<string> Folders) GetGeneratedNameAndFolders(string path)
        => (Path.GetFileName(path), Path.GetDirectoryName(path)!.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar));

    private static (string FileName, IEnumerable<string> Folders) Split(string relativePath)
    {
        var parts = relativePath.Split(Path.DirectorySeparatorChar);
        return (parts[^1], parts[..^1]);
    }

    private static string Normalize(string path) => path.Replace(Path.AltDirectorySeparatorChar, Path.DirectorySeparatorChar);
}
