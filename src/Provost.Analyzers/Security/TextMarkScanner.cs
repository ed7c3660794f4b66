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

    public static TextMarks Find(string text)
    {
        var marks = TextMarks.None;
        for (var i = 0; i < text.Length; i++)
        {
            marks |= text[i] switch
            {
                '=' => TextMarks.Equals,
                ':' => TextMarks.Colon | (Starts(text, i, Address) ? TextMarks.Address : TextMarks.None),
                '-' when Starts(text, i, Pem) => TextMarks.KeyHeader,
                'P' when Starts(text, i, Putty) => TextMarks.KeyHeader,
                'e' when Starts(text, i, WebToken) => TextMarks.EncodedJson,
                'B' or 'S' or 'A' or 'T' when StartsScheme(text, i) => TextMarks.Scheme,
                _ => TextMarks.None,
            };
        }

        return marks;
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

    private static bool Starts(string text, int at, string mark) => at + mark.Length <= text.Length && string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
}
