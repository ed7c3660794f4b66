using System.Text;

namespace Provost.Analyzers.Security;

/// <summary>The structures that carry a secret (tier D): keys in PEM, JSON Web Tokens, Basic headers, addresses with a password, connection strings, settings written into a text.</summary>
internal static class SecretStructures
{
    private const int MaxSettings = 1000;
    private const int MinKeyBody = 64;
    private const int MinSignature = 20;
    private const int MinAccountKey = 40;

    private static readonly HashSet<string> s_passwordKeys = new(StringComparer.OrdinalIgnoreCase) { "password", "pwd", "passwd", "userpassword" };

    private static readonly HashSet<string> s_accountKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "accountkey", "sharedaccesskey", "sharedsecretvalue", "secret", "accesskey", "sharedaccesssignature", "apikey",
    };

    private static readonly HashSet<string> s_addressKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "server", "host", "datasource", "address", "addr", "networkaddress", "endpoint", "hostname", "accountname", "accountendpoint", "database", "initialcatalog",
        "user", "userid", "uid", "username", "endpoints", "defaultendpointsprotocol", "port", "sharedaccesskeyname",
    };

    public static SecretFinding? Find(string text, SecretName names)
    {
        if (Find(text, "-----BEGIN ", IsPrivateKey) || Find(text, "PuTTY-User-Key-File", (_, at) => text.IndexOf("Private-Lines", at, StringComparison.Ordinal) > 0))
        {
            return new(SecretTier.Structure, "private key");
        }

        if (Find(text, "eyJ", IsWebToken))
        {
            return new(SecretTier.Structure, "JSON Web Token");
        }

        if (Find(text, "Basic ", IsBasic))
        {
            return new(SecretTier.Structure, "user name and password");
        }

        if (Find(text, "://", HasPassword))
        {
            return new(SecretTier.Structure, "password in an address");
        }

        if (text.IndexOf('=') >= 0)
        {
            if (IsConnectionString(text, ';') || IsConnectionString(text, ','))
            {
                return new(SecretTier.Structure, "connection string with its secret");
            }

            if (Find(text, "sig=", IsSharedSignature))
            {
                return new(SecretTier.Structure, "shared access signature");
            }
        }

        return Find(text, "Bearer ", (text, at) => IsToken(text, at + "Bearer ".Length)) || HasSetting(text, names)
            ? new(SecretTier.Structure, "credential")
            : null;
    }

    private static bool Find(string text, string mark, Func<string, int, bool> holds)
    {
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + mark.Length, StringComparison.Ordinal))
        {
            if (holds(text, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPrivateKey(string text, int at)
    {
        const string Dashes = "-----";
        var header = at + Dashes.Length;
        var headerEnd = text.IndexOf(Dashes, header, Math.Min(60, text.Length - header), StringComparison.Ordinal);
        if (headerEnd < 0 || text.IndexOf("PRIVATE KEY", header, headerEnd - header, StringComparison.Ordinal) < 0)
        {
            return false;
        }

        var body = new StringBuilder();
        for (var i = headerEnd + Dashes.Length; i < text.Length && body.Length < MinKeyBody && text[i] != '-' && text[i] != SecretText.Hole; i++)
        {
            if (CharacterSet.Base64Padded.Contains(text[i]))
            {
                body.Append(text[i]);
            }
        }

        return body.Length >= MinKeyBody && Entropy.Of(body.ToString()) >= 3.0;
    }

    private static bool IsWebToken(string text, int at)
    {
        if (at > 0 && CharacterSet.Dotted.Contains(text[at - 1]))
        {
            return false;
        }

        var header = CharacterSet.UrlBase64.Run(text, at, text.Length);
        var payloadAt = at + header + 1;
        if (payloadAt >= text.Length || text[payloadAt - 1] != '.' || string.CompareOrdinal(text, payloadAt, "eyJ", 0, 3) != 0)
        {
            return false;
        }

        var signatureAt = payloadAt + CharacterSet.UrlBase64.Run(text, payloadAt, text.Length) + 1;
        if (signatureAt >= text.Length || text[signatureAt - 1] != '.')
        {
            return false;
        }

        var signature = CharacterSet.UrlBase64.Run(text, signatureAt, text.Length);
        return signature >= MinSignature
            && !PublishedSecrets.Contains(text.Substring(signatureAt, signature))
            && Decode(text.Substring(at, header)) is { } json
            && json.IndexOf("\"alg\"", StringComparison.Ordinal) >= 0
            && json.IndexOf("\"none\"", StringComparison.OrdinalIgnoreCase) < 0;
    }

    private static bool IsBasic(string text, int at)
    {
        var start = at + "Basic ".Length;
        var length = CharacterSet.Base64Padded.Run(text, start, text.Length);
        return length >= 12
            && Decode(text.Substring(start, length)) is { } pair
            && pair.IndexOf(':') is > 0 and var colon
            && pair.All(character => character is >= ' ' and < (char)127)
            && ValueJudge.Fits(pair.Substring(colon + 1), SecretNameKind.Password);
    }

    /// <summary><c>amqps://user:password@host</c>: the part before the host is user and password.</summary>
    private static bool HasPassword(string text, int at)
    {
        var start = at + "://".Length;
        var end = start;
        var host = -1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('/' or '?' or '#' or '"' or '\'' or '<' or '`'))
        {
            host = text[end] == '@' ? end : host;
            end++;
        }

        if (host < 0 || text.IndexOf(':', start, host - start) is not (>= 0 and var colon))
        {
            return false;
        }

        var user = text.Substring(start, colon - start);
        var password = text.Substring(colon + 1, host - colon - 1);
        return password != user && ValueJudge.Fits(password, SecretNameKind.Password);
    }

    private static bool IsConnectionString(string text, char separator)
    {
        if (text.IndexOf(separator) < 0)
        {
            return false;
        }

        var hasAddress = false;
        var hasSecret = false;
        foreach (var part in text.Split(separator))
        {
            var equals = part.IndexOf('=');
            if (equals < 0)
            {
                hasAddress |= separator == ',' && part.IndexOf(':') > 0;
                continue;
            }

            var key = part.Substring(0, equals).Replace(" ", "").Replace("_", "").Trim();
            var value = part.Substring(equals + 1).Trim().Trim('\'', '"');
            hasAddress |= s_addressKeys.Contains(key);
            hasSecret |= (s_passwordKeys.Contains(key) && ValueJudge.Fits(value, SecretNameKind.Password)) || (s_accountKeys.Contains(key) && IsAccountKey(value));
        }

        return hasAddress && hasSecret;
    }

    private static bool IsAccountKey(string value) =>
        value.Length >= MinAccountKey && Entropy.Of(value) >= 3.5 && !Placeholder.IsTemplate(value) && !PublishedSecrets.Contains(value);

    private static bool IsSharedSignature(string text, int at)
    {
        var start = at + "sig=".Length;
        var length = CharacterSet.Base64Padded.With("%").Run(text, start, 100);
        return length >= 43
            && text.IndexOf("sv=", StringComparison.Ordinal) >= 0
            && text.IndexOf("se=", StringComparison.Ordinal) >= 0
            && Entropy.Of(text, start, length) >= 3.8;
    }

    /// <summary>A setting inside a longer text: <c>"apiKey": "..."</c>, <c>token=...</c>, <c>--password=...</c>.</summary>
    private static bool HasSetting(string text, SecretName names)
    {
        var seen = 0;
        for (var i = text.IndexOfAny(['=', ':']); i >= 0 && seen < MaxSettings; i = text.IndexOfAny(['=', ':'], i + 1))
        {
            seen++;
            if (NameBefore(text, i) is { } name && names.KindOf(name) is SecretNameKind.Token && IsToken(text, i + 1))
            {
                return true;
            }
        }

        return false;
    }

    private static string? NameBefore(string text, int end)
    {
        const int MaxName = 60;
        while (end > 0 && text[end - 1] is ' ' or '"' or '\'' or '\\')
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < MaxName && CharacterSet.Dotted.Contains(text[start - 1]))
        {
            start--;
        }

        return start < end ? text.Substring(start, end - start) : null;
    }

    private static bool IsToken(string text, int start)
    {
        const int MaxValue = 600;
        while (start < text.Length && text[start] is ' ' or '"' or '\'' or '\\')
        {
            start++;
        }

        var end = start;
        while (end < text.Length && end - start <= MaxValue && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or '&' or ';' or ',' or '}' or '<' or '>' or '\\' or ')' or ']'))
        {
            end++;
        }

        return end > start && end - start <= MaxValue && ValueJudge.Fits(text.Substring(start, end - start), SecretNameKind.Token);
    }

    private static string? Decode(string base64)
    {
        var standard = base64.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(standard.PadRight(standard.Length + ((4 - (standard.Length % 4)) % 4), '=')));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
