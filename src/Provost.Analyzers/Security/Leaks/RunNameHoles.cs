namespace Provost.Analyzers.Security.Leaks;

/// <summary>Finds the holes of a template for run names. A brace is written by doubling it.</summary>
internal static class RunNameHoles
{
    /// <summary>Whether the template takes the parameter.</summary>
    public static bool Takes(string template, string parameter) => Find(template, parameter) is not null;

    /// <summary>Where the hole of the parameter is, with its braces; <see langword="null"/> when there is none.</summary>
    public static (int Start, int Length)? Find(string template, string parameter)
    {
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
            {
                continue;
            }

            if (i + 1 < template.Length && template[i + 1] == '{')
            {
                i++;
                continue;
            }

            var end = template.IndexOf('}', i);
            if (end < 0)
            {
                return null;
            }

            if (NameIn(template, i + 1, end) == parameter)
            {
                return (i, end - i + 1);
            }

            i = end;
        }

        return null;
    }

    private static string NameIn(string template, int start, int end)
    {
        var format = template.IndexOf(':', start, end - start);
        return template.Substring(start, (format < 0 ? end : format) - start);
    }
}
