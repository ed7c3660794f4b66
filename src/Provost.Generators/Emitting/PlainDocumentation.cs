namespace Provost.Generators.Emitting;

/// <summary>
/// Reads documentation that is a summary without any markup in it, as most is. To make an XML reader takes more memory than all else
/// that is done for a method.
/// </summary>
internal static class PlainDocumentation
{
    private const string Start = "<summary>";
    private const string End = "</summary>";

    private static readonly char[] s_markup = ['<', '&', '\n', '\r', '\t', ']'];

    /// <summary>The documentation; <see langword="null"/> where there is more to it.</summary>
    public static Documentation? TryRead(string xml)
    {
        if (!xml.StartsWith(Start, StringComparison.Ordinal) || !xml.EndsWith(End, StringComparison.Ordinal))
            return null;

        var text = xml.Substring(Start.Length, Math.Max(0, xml.Length - Start.Length - End.Length)).Trim();
        return text.IndexOfAny(s_markup) < 0 && !text.Contains("  ") ? new(text, text, [], [], []) : null;
    }
}
