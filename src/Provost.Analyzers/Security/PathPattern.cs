namespace Provost.Analyzers.Security;

/// <summary>
/// Paths as in <c>.gitignore</c>, without character sets: <c>?</c> is one character and <c>*</c> any number of them inside a
/// folder's or file's name, <c>**</c> any number of folders. A pattern without a leading <c>/</c> may start at any folder.
/// </summary>
internal static class PathPattern
{
    public static bool Matches(string pattern, string path)
    {
        var (names, patterns) = (Parts(path), Parts(pattern));
        var isRooted = pattern.StartsWith("/", StringComparison.Ordinal);
        return Matches(isRooted ? patterns : [AnyFolders, .. patterns], names);
    }

    private const string AnyFolders = "**";

    private static string[] Parts(string path) => path.Replace('\\', '/').Split(['/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One star may be extended at any time, so that it suffices to go back to the last one.</summary>
    private static bool Matches(string[] patterns, string[] names)
    {
        var (inPattern, inNames, lastStar, namesAtLastStar) = (0, 0, -1, 0);
        while (inNames < names.Length)
        {
            if (inPattern < patterns.Length && patterns[inPattern] == AnyFolders)
            {
                (lastStar, namesAtLastStar) = (inPattern++, inNames);
            }
            else if (inPattern < patterns.Length && MatchesName(patterns[inPattern], names[inNames]))
            {
                inPattern++;
                inNames++;
            }
            else if (lastStar >= 0)
            {
                (inPattern, inNames) = (lastStar + 1, ++namesAtLastStar);
            }
            else
            {
                return false;
            }
        }

        return Array.FindIndex(patterns, inPattern, static part => part != AnyFolders) < 0;
    }

    private static bool MatchesName(string pattern, string name)
    {
        var (inPattern, inName, lastStar, nameAtLastStar) = (0, 0, -1, 0);
        while (inName < name.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == '*')
            {
                (lastStar, nameAtLastStar) = (inPattern++, inName);
            }
            else if (inPattern < pattern.Length && (pattern[inPattern] == '?' || char.ToLowerInvariant(pattern[inPattern]) == char.ToLowerInvariant(name[inName])))
            {
                inPattern++;
                inName++;
            }
            else if (lastStar >= 0)
            {
                (inPattern, inName) = (lastStar + 1, ++nameAtLastStar);
            }
            else
            {
                return false;
            }
        }

        return pattern.Skip(inPattern).All(static character => character == '*');
    }
}
