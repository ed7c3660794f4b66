namespace Provost.Analyzers.Security;

/// <summary>Finds the <see cref="TextMarks"/> of a text.</summary>
internal static class TextMarkScanner
{
    public const string Pem = "-----BEGIN ";
    public const string Putty = "PuTTY-User-Key-File";
    public const string WebToken = "eyJ";
    public const string Address = "://";

    /// <summary>The schemes of headers that are followed by a credential.</summary>
    public static string[] Schemes { get; } = ["Basic ", "Bearer ", "SSWS ", "ApiKey ", "Token "];

    /// <summary>All that marks start with but single characters and addresses.</summary>
    public static IEnumerable<string> Marks => Schemes.Concat([Pem, Putty, WebToken]);

    private static readonly CharacterSet s_starts = CharacterSet.Of("=:-PeBSAT");

    public static TextMarks Find(string text)
    {
        var marks = TextMarks.None;
        for (var i = 0; i < text.Length; i++)
        {
            if (s_starts.Contains(text[i]))
            {
                marks |= At(text, i);
            }
        }

        return marks;
    }

    /// <summary>The second character is looked at first: it rules out nearly all, at the cost of a comparison.</summary>
    private static TextMarks At(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        return (text[at], next) switch
        {
            ('=', _) => TextMarks.Equals,
            (':', '/') => TextMarks.Colon | (Starts(text, at, Address) ? TextMarks.Address : TextMarks.None),
            (':', _) => TextMarks.Colon,
            ('-', '-') when Starts(text, at, Pem) => TextMarks.KeyHeader,
            ('-', (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')) => TextMarks.Option,
            ('P', 'u') when Starts(text, at, Putty) => TextMarks.KeyHeader,
            ('e', 'y') when Starts(text, at, WebToken) => TextMarks.EncodedJson,
            ('B', 'a' or 'e') or ('S', 'S') or ('A', 'p') or ('T', 'o') when StartsScheme(text, at) => TextMarks.Scheme,
            _ => TextMarks.None,
        };
    }

    private static bool StartsScheme(string text, int at)
    {
        foreach (var scheme in Schemes)
        {
            if (Starts(text, at, scheme))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Starts(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
}
