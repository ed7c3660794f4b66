using System.Text;

namespace Provost.Analyzers.Security;

/// <summary>The structures that carry a secret (tier D): keys in PEM, JSON Web Tokens, headers, addresses with a password, connection strings, settings written into a text.</summary>
internal sealed class SecretStructures(string text, SecretName names, Func<string, SecretFinding, bool> isAccepted)
{
    private const int MaxSettings = 1000;
    // Shorter ones, such as "pw" and "pass", mean other things where a colon follows.
    private const int MinName = 5;
    private const int MaxName = 60;
    private const int MaxValue = 600;
    private const int MinKeyBody = 64;
    private const int MinSignature = 20;
    private const int MinAccountKey = 40;
    private const int MinSharedSignature = 60;
    private const int MinValue = 6;

    private static readonly HashSet<string> s_passwordKeys = new(StringComparer.OrdinalIgnoreCase) { "password", "pwd", "passwd", "userpassword", "sslpassword", "sslkeypassword", "pass" };

    private static readonly HashSet<string> s_accountKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "accountkey", "sharedaccesskey", "sharedsecretvalue", "secret", "accesskey", "sharedaccesssignature", "apikey",
    };

    private static readonly HashSet<string> s_addressKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "server", "host", "datasource", "address", "addr", "networkaddress", "endpoint", "hostname", "accountname", "accountendpoint", "database", "initialcatalog", "dsn", "dbq", "location", "driver",
        "user", "userid", "uid", "username", "endpoints", "defaultendpointsprotocol", "port", "sharedaccesskeyname",
    };

    // The last two letters of the keys above.
    private static readonly (char, char)[] s_keyEndings = [.. s_passwordKeys.Concat(s_accountKeys).Select(static key => (key[key.Length - 2], key[key.Length - 1])).Distinct()];

    private static readonly char[] s_assigning = ['=', ':'];

    private static readonly CharacterSet s_signature = CharacterSet.Base64Padded.With("%");

    public static SecretFinding? Find(string text, SecretName names, Func<string, SecretFinding, bool> isAccepted)
    {
        var marks = TextMarkScanner.Find(text);
        return marks is TextMarks.None ? null : new SecretStructures(text, names, isAccepted).Find(marks);
    }

    /// <summary>The name of a setting that ends at a place, quotes, blanks and the sign of assignment left out.</summary>
    public static string? NameBefore(string text, int end) => NameIn(text, end) is { IsEmpty: false } name ? name.ToString() : null;

    /// <summary>What the name of a setting that ends at a place promises.</summary>
    public static SecretNameKind KindBefore(ReadOnlySpan<char> text, int end, SecretName names)
    {
        var name = NameIn(text, end);
        return name.Length >= MinName || end == text.Length || text[end] == '=' ? names.KindOf(name) : SecretNameKind.None;
    }

    /// <summary>What the option that a dash starts promises, and where its value starts.</summary>
    public static (SecretNameKind Kind, int Value) OptionAt(ReadOnlySpan<char> text, int dash, SecretName names)
    {
        var start = dash + 1;
        var before = dash > 0 && text[dash - 1] == '-' ? dash - 2 : dash - 1;
        if ((before >= 0 && text[before] is not (' ' or '"' or '\'' or '\n')) || start >= text.Length || !char.IsLetter(text[start]))
        {
            return default;
        }

        var end = start;
        while (end < text.Length && end - start <= MaxName && CharacterSet.UrlBase64.Contains(text[end]))
        {
            end++;
        }

        Steps.Count(end - start);
        if (end >= text.Length || text[end] != ' ' || !IsFollowedByValue(text, end))
        {
            return default;
        }

        var name = text.Slice(start, end - start);
        return (name is ['p'] ? text.Slice(0, dash).IndexOf("-u ") >= 0 ? SecretNameKind.Password : SecretNameKind.None : names.KindOf(name), end);
    }

    /// <summary>Whether what follows is long enough for a secret: most of what stands behind a colon or an equals sign is not.</summary>
    public static bool IsFollowedByValue(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (at < text.Length && text[at] is ' ' or '"' or '\'' or '\\')
        {
            at++;
        }

        Steps.Count(at - start + 1);
        if (at + MinValue > text.Length || text[at] == '/')
        {
            return false;
        }

        foreach (var character in text.Slice(at, MinValue))
        {
            if (character is <= ' ' or '"' or '\'' or '&' or ';' or ',' or '}' or '<' or '>')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an equals sign may stand behind the key of a connection string that a secret follows.</summary>
    public static bool MayFollowKey(ReadOnlySpan<char> text, int equals)
    {
        Span<char> ending = stackalloc char[2];
        var missing = ending.Length;
        for (var i = equals - 1; i >= 0 && missing > 0; i--)
        {
            if (text[i] != '_' && !char.IsWhiteSpace(text[i]))
            {
                ending[--missing] = char.ToLowerInvariant(text[i]);
            }
        }

        return missing == 0 && Array.IndexOf(s_keyEndings, (ending[0], ending[1])) >= 0;
    }

    /// <summary>Whether an equals sign stands in a text that may be a shared access signature, before the signature.</summary>
    public static bool IsSignature(ReadOnlySpan<char> text, int equals) => text.Length >= MinSharedSignature && text.Slice(0, equals).EndsWith("sig");

    private static ReadOnlySpan<char> NameIn(ReadOnlySpan<char> text, int end)
    {
        var limit = Math.Max(0, end - MaxName);
        while (end > limit && text[end - 1] is ' ' or '"' or '\'' or '\\' or '=' or ':')
        {
            end--;
        }

        var start = end;
        while (start > limit && CharacterSet.Dotted.Contains(text[start - 1]))
        {
            start--;
        }

        Steps.Count(MaxName);
        var name = text.Slice(start, end - start);
        return name.Length == "value".Length && name.Equals("value", StringComparison.OrdinalIgnoreCase) && KeyBefore(text, start, limit) is { IsEmpty: false } key ? key : name;
    }

    /// <summary>What an entry is called whose value follows: <c>key="..." value=</c>, <c>"name": "...", "value":</c>.</summary>
    private static ReadOnlySpan<char> KeyBefore(ReadOnlySpan<char> text, int value, int limit)
    {
        var end = SignsBefore(text, value, limit);
        var start = end;
        while (start > limit && (CharacterSet.Dotted.Contains(text[start - 1]) || text[start - 1] == ':'))
        {
            start--;
        }

        var before = text.Slice(limit, SignsBefore(text, start, limit) - limit);
        return before.EndsWith("key", StringComparison.OrdinalIgnoreCase) || before.EndsWith("name", StringComparison.OrdinalIgnoreCase) ? text.Slice(start, end - start) : default;
    }

    /// <summary>Where what stands before quotes, blanks and signs between two settings ends.</summary>
    private static int SignsBefore(ReadOnlySpan<char> text, int end, int limit)
    {
        while (end > limit && text[end - 1] is ' ' or '"' or '\'' or '\\' or '=' or ':' or ',' or '\r' or '\n' or '\t')
        {
            end--;
        }

        return end;
    }

    private SecretFinding? Find(TextMarks marks) =>
        (Has(marks, TextMarks.KeyHeader) ? At(TextMarkScanner.Pem, PrivateKey) ?? PuttyKey() : null)
        ?? (Has(marks, TextMarks.EncodedJson) ? At(TextMarkScanner.WebToken, WebToken) : null)
        ?? (Has(marks, TextMarks.Scheme) ? At("Basic ", BasicHeader) : null)
        ?? (Has(marks, TextMarks.Address) && text.IndexOf('@') > 0 ? At(TextMarkScanner.Address, PasswordInAddress) : null)
        ?? (Has(marks, TextMarks.Equals) ? ConnectionString(';') ?? ConnectionString(',') ?? SharedSignature() : null)
        ?? (Has(marks, TextMarks.Scheme) ? Header() : null)
        ?? (Has(marks, TextMarks.Equals) || Has(marks, TextMarks.Colon) ? Setting() : null)
        ?? (Has(marks, TextMarks.Option) ? Option() : null);

    private static bool Has(TextMarks all, TextMarks one) => (all & one) != 0;

    private SecretFinding? At(string mark, Func<int, SecretFinding?> match)
    {
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + mark.Length, StringComparison.Ordinal))
        {
            if (match(at) is { } finding && isAccepted(text, finding))
            {
                return finding;
            }
        }

        return null;
    }

    private SecretFinding? PrivateKey(int at)
    {
        const string Dashes = "-----";
        const int MaxHeader = 60;
        var header = at + Dashes.Length;
        var headerEnd = text.IndexOf(Dashes, header, Math.Min(MaxHeader, text.Length - header), StringComparison.Ordinal);
        if (headerEnd < 0 || text.IndexOf("PRIVATE KEY", header, headerEnd - header, StringComparison.Ordinal) < 0)
        {
            return null;
        }

        var body = new StringBuilder();
        var i = headerEnd + Dashes.Length;
        for (; i < text.Length && body.Length < MinKeyBody && text[i] != '-' && text[i] != SecretText.Hole; i++)
        {
            if (CharacterSet.Base64Padded.Contains(text[i]))
            {
                body.Append(text[i]);
            }
        }

        Steps.Count(i - headerEnd);

        return body.Length >= MinKeyBody && Entropy.Of(body.ToString()) >= 3.0 ? Found("private key", at, i - at) : null;
    }

    private SecretFinding? PuttyKey()
    {
        var start = text.IndexOf(TextMarkScanner.Putty, StringComparison.Ordinal);
        return start >= 0 && text.IndexOf("Private-Lines", start, StringComparison.Ordinal) > 0 && Found("private key", start, text.Length - start) is var finding && isAccepted(text, finding) ? finding : null;
    }

    private SecretFinding? WebToken(int at)
    {
        if (at > 0 && CharacterSet.Dotted.Contains(text[at - 1]))
        {
            return null;
        }

        var header = CharacterSet.UrlBase64.Run(text, at, text.Length);
        var payloadAt = at + header + 1;
        if (payloadAt >= text.Length || text[payloadAt - 1] != '.' || string.CompareOrdinal(text, payloadAt, TextMarkScanner.WebToken, 0, 3) != 0)
        {
            return null;
        }

        var signatureAt = payloadAt + CharacterSet.UrlBase64.Run(text, payloadAt, text.Length) + 1;
        if (signatureAt >= text.Length || text[signatureAt - 1] != '.')
        {
            return null;
        }

        var signature = CharacterSet.UrlBase64.Run(text, signatureAt, text.Length);
        return signature >= MinSignature
            && !PublishedSecrets.Contains(text.Substring(signatureAt, signature))
            && !Placeholder.IsMonotonous(text.Substring(signatureAt, signature))
            && UnsignedWebToken.HeaderIn(text.Substring(at, header)) is { } json
            && !UnsignedWebToken.IsUnsigned(json)
                ? Found("JSON Web Token", at, signatureAt + signature - at)
                : null;
    }

    private SecretFinding? BasicHeader(int at)
    {
        var start = at + "Basic ".Length;
        var length = CharacterSet.Base64Padded.Run(text, start, text.Length);
        return length >= 12
            && Decode(text.Substring(start, length)) is { } pair
            && pair.IndexOf(':') is > 0 and var colon
            && pair.All(static character => character is >= ' ' and < (char)127)
            && ValueJudge.Fits(pair.Substring(colon + 1), SecretNameKind.Password)
                ? Found("user name and password", start, length)
                : null;
    }

    /// <summary><c>amqps://user:password@host</c>: the part before the host is user and password.</summary>
    private SecretFinding? PasswordInAddress(int at)
    {
        var start = at + TextMarkScanner.Address.Length;
        var end = start;
        var host = -1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('/' or '?' or '#' or '"' or '\'' or '<' or '`'))
        {
            host = text[end] == '@' ? end : host;
            end++;
        }

        Steps.Count(end - start);
        if (host < 0 || text.IndexOf(':', start, host - start) is not (>= 0 and var colon))
        {
            return null;
        }

        var user = text.Substring(start, colon - start);
        var password = text.Substring(colon + 1, host - colon - 1);
        return password != user && ValueJudge.Fits(password, SecretNameKind.Password) ? Found("password in an address", colon + 1, password.Length) : null;
    }

    private SecretFinding? ConnectionString(char separator)
    {
        if (text.IndexOf(separator) < 0)
        {
            return null;
        }

        Steps.Count(text.Length);
        var hasAddress = false;
        SecretFinding? secret = null;
        var next = 0;
        for (var start = 0; start < text.Length; start = next + 1)
        {
            next = text.IndexOf(separator, start);
            next = next < 0 ? text.Length : next;
            var equals = text.IndexOf('=', start, next - start);
            if (equals < 0)
            {
                hasAddress |= separator == ',' && text.IndexOf(':', start, next - start) > start;
                continue;
            }

            if (equals - start > MaxName)
            {
                continue;
            }

            var key = text.Substring(start, equals - start).Replace(" ", "").Replace("_", "").Trim();
            hasAddress |= s_addressKeys.Contains(key);
            secret ??= SecretOf(key, equals + 1, next);
        }

        return hasAddress ? secret : null;
    }

    private SecretFinding? SecretOf(string key, int start, int end)
    {
        var (isPassword, isKey) = (s_passwordKeys.Contains(key), s_accountKeys.Contains(key));
        if (!isPassword && !isKey)
        {
            return null;
        }

        while (start < end && text[start] is ' ' or '\'' or '"')
        {
            start++;
        }

        while (end > start && text[end - 1] is ' ' or '\'' or '"')
        {
            end--;
        }

        var value = text.Substring(start, end - start);
        return (isPassword ? ValueJudge.Fits(value, SecretNameKind.Password) : IsAccountKey(value)) && Found("connection string with its secret", start, value.Length) is var finding && isAccepted(text, finding)
            ? finding
            : null;
    }

    private static bool IsAccountKey(string value) =>
        value.Length >= MinAccountKey && Entropy.Of(value) >= 3.5 && !Placeholder.IsTemplate(value) && !PublishedSecrets.Contains(value);

    private SecretFinding? SharedSignature() =>
        text.Length >= MinSharedSignature && text.IndexOf("sv=", StringComparison.Ordinal) >= 0 && text.IndexOf("se=", StringComparison.Ordinal) >= 0
            ? At("sig=", at =>
            {
                const int MaxEncoded = 100;
                var start = at + "sig=".Length;
                var length = s_signature.Run(text, start, MaxEncoded);
                return length >= 43 && Entropy.Of(text, start, length) >= 3.8 ? Found("shared access signature", start, length) : null;
            })
            : null;

    private SecretFinding? Header()
    {
        foreach (var scheme in TextMarkScanner.Schemes)
        {
            if (At(scheme, at => Token(at + scheme.Length)) is { } finding)
            {
                return finding;
            }
        }

        return null;
    }

    /// <summary>A setting inside a longer text: <c>"apiKey": "..."</c>, <c>token=...</c>, <c>--password=...</c>.</summary>
    private SecretFinding? Setting()
    {
        if (IsKey())
        {
            return null;
        }

        var seen = 0;
        for (var i = text.IndexOfAny(s_assigning); i >= 0 && seen < MaxSettings; i = text.IndexOfAny(s_assigning, i + 1))
        {
            seen++;
            if (!IsFollowedByValue(text, i + 1))
            {
                continue;
            }

            var kind = KindBefore(text, i, names);
            if (kind > SecretNameKind.Weak && (kind is SecretNameKind.Password ? Password(i + 1) : Token(i + 1)) is { } finding && isAccepted(text, finding))
            {
                return finding;
            }
        }

        return null;
    }

    /// <summary>Whether the text is itself the key of a setting: <c>Account:Password:MinLength8</c>.</summary>
    private bool IsKey()
    {
        var first = text.IndexOf(':');
        return first > 0 && text.IndexOf(':', first + 1) > 0 && text.IndexOf('=') < 0 && text.All(static character => CharacterSet.Dotted.Contains(character) || character == ':');
    }

    /// <summary>The value of an option in a command line: <c>--password ...</c>, <c>-Token ...</c>, and <c>-p ...</c> where there is a user as well.</summary>
    private SecretFinding? Option()
    {
        var seen = 0;
        for (var i = text.IndexOf('-'); i >= 0 && seen < MaxSettings; i = text.IndexOf('-', i + 1))
        {
            seen++;
            var (kind, value) = OptionAt(text.AsSpan(), i, names);
            if (kind > SecretNameKind.Weak && (kind is SecretNameKind.Password ? Password(value) : Token(value)) is { } finding && isAccepted(text, finding))
            {
                return finding;
            }
        }

        return null;
    }

    private SecretFinding? Token(int at) =>
        Value(at) is var (start, length) && ValueJudge.Fits(text.Substring(start, length), SecretNameKind.Token) ? Found("credential", start, length) : null;

    /// <summary>A password in a running text is believed only of a value with the look of one: in prose a word may follow the colon, in code a variable.</summary>
    private SecretFinding? Password(int at) =>
        Value(at) is var (start, length) && text[start] is not ('$' or '@') && ValueJudge.LooksLikePassword(text.Substring(start, length)) ? Found("password", start, length) : null;

    private (int Start, int Length)? Value(int start)
    {
        while (start < text.Length && text[start] is ' ' or '"' or '\'' or '\\')
        {
            start++;
        }

        var end = start;
        while (end < text.Length && end - start <= MaxValue && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or '&' or ';' or ',' or '}' or '<' or '>' or '\\' or ')' or ']'))
        {
            end++;
        }

        Steps.Count(end - start);
        return end > start && end - start <= MaxValue ? (start, end - start) : null;
    }

    private static SecretFinding Found(string kind, int start, int length) => new(SecretTier.Structure, kind, start, length);

    private static string? Decode(string base64) => Base64Reader.Decode(base64) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
