namespace Provost.Analyzers.Baseline;

/// <summary>Paths as a baseline has them: from its own folder, with <c>/</c>, the same on every machine.</summary>
internal static class RelativePath
{
    private static readonly StringComparison s_comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The way from a folder to a file, both in full; the file in full where they share no root.</summary>
    public static string From(string folder, string file)
    {
        var from = Parts(folder);
        var to = Parts(file);
        var shared = 0;
        while (shared < from.Length && shared < to.Length - 1 && string.Equals(from[shared], to[shared], s_comparison))
        {
            shared++;
        }

        return shared == 0
            ? string.Join("/", to)
            : string.Join("/", Enumerable.Repeat("..", from.Length - shared).Concat(to.Skip(shared)));
    }

    private static string[] Parts(string path) =>
        path.Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/').Split('/');
}
