namespace Provost.Analyzers.Security;

/// <summary>Reads base64 in both alphabets, padded or not.</summary>
internal static class Base64Reader
{
    /// <summary>The bytes, or <see langword="null"/> where the text is no base64.</summary>
    public static byte[]? Decode(string text)
    {
        var standard = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try
        {
            return Convert.FromBase64String(standard.PadRight(standard.Length + ((4 - (standard.Length % 4)) % 4), '='));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
