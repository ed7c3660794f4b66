namespace Provost.Analyzers.Knowledge;

/// <summary>A name in which <c>*</c> stands for any characters.</summary>
internal static class NamePattern
{
    public static bool Matches(string pattern, string name)
    {
        var (inPattern, inName) = (0, 0);
        var (lastStar, nameAtLastStar) = (-1, 0);
        while (inName < name.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == '*')
            {
                lastStar = inPattern++;
                nameAtLastStar = inName;
            }
            else if (inPattern < pattern.Length && pattern[inPattern] == name[inName])
            {
                inPattern++;
                inName++;
            }
            else if (lastStar >= 0)
            {
                inPattern = lastStar + 1;
                inName = ++nameAtLastStar;
            }
            else
            {
                return false;
            }
        }

        while (inPattern < pattern.Length && pattern[inPattern] == '*')
        {
            inPattern++;
        }

        return inPattern == pattern.Length;
    }
}
