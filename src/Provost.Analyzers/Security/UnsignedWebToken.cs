using System.Text;

namespace Provost.Analyzers.Security;

/// <summary>Tells JSON Web Tokens that open nothing: without a signature, cut off, or signed with the key of a manual.</summary>
internal static class UnsignedWebToken
{
    /// <summary>Whether the value starts with the header of a token, and what follows, if anything, makes no valid one.</summary>
    public static bool Is(string value)
    {
        if (!value.StartsWith(TextMarkScanner.WebToken, StringComparison.Ordinal))
        {
            return false;
        }

        var headerEnd = value.IndexOf('.');
        var last = value.LastIndexOf('.');
        return HeaderIn(headerEnd < 0 ? value : value.Substring(0, headerEnd)) is { } header
            && (last < 0 || last == value.Length - 1 || IsUnsigned(header) || PublishedSecrets.Contains(value.Substring(last + 1)));
    }

    /// <summary>The header in JSON, or <see langword="null"/> where the part is none.</summary>
    public static string? HeaderIn(string part) =>
        Base64Reader.Decode(part) is { } bytes && Encoding.UTF8.GetString(bytes) is var json && json.IndexOf("\"alg\"", StringComparison.Ordinal) >= 0 ? json : null;

    /// <summary>Whether the header says that there is no signature.</summary>
    public static bool IsUnsigned(string header) => header.IndexOf("\"none\"", StringComparison.OrdinalIgnoreCase) >= 0;
}
