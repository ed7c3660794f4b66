namespace Provost.Analyzers.Security;

/// <summary>
/// Reads names for what they promise. A name is split into words; the last word decides what the thing is, so that
/// <c>TokenEndpoint</c> and <c>PasswordLabel</c> are an endpoint and a label.
/// </summary>
internal sealed class SecretName
{
    private const int MaxLength = 120;

    private static readonly HashSet<string> s_otherThings = new(StringComparer.Ordinal)
    {
        "name", "names", "id", "ids", "identifier", "type", "types", "path", "paths", "url", "urls", "uri", "uris", "endpoint", "endpoints", "header", "headers", "scheme", "schemes",
        "format", "prefix", "suffix", "pattern", "patterns", "label", "labels", "message", "messages", "parameter", "parameters", "param", "params", "variable", "variables", "var", "env",
        "config", "configuration", "setting", "settings", "option", "options", "provider", "providers", "mode", "length", "size", "count", "hash", "hashes", "digest", "fingerprint", "thumbprint",
        "version", "vault", "store", "storage", "policy", "policies", "claim", "claims", "role", "roles", "scope", "scopes", "cache", "reset", "index", "template", "issuer", "audience",
        "file", "files", "filename", "folder", "directory", "location", "chars", "alphabet", "characters", "charset", "regex", "expression", "field", "column", "columns", "property", "attribute", "table", "title", "text",
        "description", "hint", "help", "question", "prompt", "placeholder", "error", "errors", "warning", "exception", "expired", "expiry", "expiration", "lifetime", "timeout", "algorithm", "alg", "encoding",
        "kind", "status", "state", "flag", "event", "action", "command", "query", "request", "response", "result", "service", "handler", "factory", "manager", "generator", "validator", "parser", "reader", "writer",
        "namespace", "assembly", "class", "method", "function", "page", "view", "form", "input", "button", "link", "image", "icon", "culture", "domain", "host", "port", "user", "username", "email", "grant", "xpath", "selector",
        "source", "rule", "salt", "nonce", "iv", "position", "start", "end", "separator", "delimiter", "example", "usage", "reference", "arn", "alias", "group", "section", "route", "resource", "tag", "tags", "date", "time",
    };

    private static readonly HashSet<string> s_otherKinds = new(StringComparer.Ordinal)
    {
        "public", "publishable", "csrf", "xsrf", "antiforgery", "forgery", "cancellation", "continuation", "partition", "primary", "foreign", "sort", "row", "cache", "idempotency", "idempotent", "hash",
        "keyword", "author", "dedup", "deduplication", "correlation", "syntax", "lexer", "json", "xml", "css", "page", "pagination", "sync", "resume", "next", "no", "missing", "invalid", "empty", "is", "has", "can", "registry",
    };

    private static readonly HashSet<string> s_passwords = new(StringComparer.Ordinal)
    {
        "password", "passwords", "passwd", "pwd", "pwds", "passphrase", "passphrases", "passcode", "pw",
    };

    private static readonly HashSet<string> s_turns = new(StringComparer.Ordinal)
    {
        "first", "second", "third", "last", "next", "previous", "current", "single", "one", "two", "multi", "final", "initial", "by", "render", "shader", "shadow", "depth", "draw", "compute", "low", "high", "band", "all", "full", "pre", "post",
    };

    private static readonly HashSet<string> s_tokens = new(StringComparer.Ordinal)
    {
        "token", "tokens", "secret", "secrets", "credential", "credentials", "authorization", "apikey", "apikeys", "secretkey", "accesskey", "privatekey", "authkey", "authtoken", "accesstoken", "clientsecret", "apisecret",
        "appsecret", "bearer", "jwt", "seckey", "apitoken", "webhook", "webhooks", "seed",
    };

    private static readonly HashSet<string> s_keyWords = new(StringComparer.Ordinal) { "key", "keys" };

    private static readonly HashSet<string> s_secretKeys = new(StringComparer.Ordinal)
    {
        "api", "access", "secret", "private", "account", "signing", "signature", "encryption", "decryption", "master", "auth", "authentication", "authorization", "shared", "subscription", "security", "symmetric",
        "client", "app", "application", "consumer", "hmac", "jwt", "crypto", "cipher", "aes", "admin", "function", "license", "licence", "server", "service", "deploy", "webhook", "stream", "identifiable",
    };

    // Written without a break between the words: "dbpassword", "slacktoken".
    private static readonly (string Ending, SecretNameKind Kind)[] s_endings =
    [
        ("password", SecretNameKind.Password), ("passwd", SecretNameKind.Password), ("passphrase", SecretNameKind.Password),
        ("token", SecretNameKind.Token), ("secret", SecretNameKind.Token), ("apikey", SecretNameKind.Token), ("secretkey", SecretNameKind.Token), ("accesskey", SecretNameKind.Token), ("privatekey", SecretNameKind.Token), ("securitykey", SecretNameKind.Token),
    ];

    // Each as the words of it, with a blank before and after.
    private readonly string[] _configured;

    private readonly NameTable<SecretNameKind> _known;

    public SecretName()
        : this([])
    {
    }

    public SecretName(IEnumerable<string> configured)
    {
        _configured = [.. configured.Select(Spaced)];
        _known = new(name => _configured.Length > 0 && IsConfigured(name) ? SecretNameKind.Configured : Judge(name));
    }

    /// <summary>What the name promises.</summary>
    public SecretNameKind KindOf(string name) => KindOf(name.AsSpan());

    /// <summary>What the name promises, which is a part of a text.</summary>
    public SecretNameKind KindOf(ReadOnlySpan<char> name) => name.Length is 0 or > MaxLength ? SecretNameKind.None : _known[name];

    private bool IsConfigured(string name)
    {
        var spaced = Spaced(name);
        return _configured.Any(configured => spaced.IndexOf(configured, StringComparison.Ordinal) >= 0);
    }

    private static string Spaced(string name) => " " + string.Join(" ", Words(name)) + " ";

    private static SecretNameKind Judge(string name)
    {
        var words = Words(name);
        if (words.Count == 0 || s_otherThings.Contains(words[words.Count - 1]) || words.Any(s_otherKinds.Contains))
        {
            return SecretNameKind.None;
        }

        if (words.Any(IsPassword) || HasPass(words))
        {
            return SecretNameKind.Password;
        }

        if (words.Any(IsToken) || HasSecretKey(words))
        {
            return SecretNameKind.Token;
        }

        return s_keyWords.Contains(words[words.Count - 1]) || words.Contains("auth") || words.Contains("pat") ? SecretNameKind.Weak : SecretNameKind.None;
    }

    private static bool IsPassword(string word) => s_passwords.Contains(word) || HasEnding(word, SecretNameKind.Password);

    /// <summary>A "pass" is a password unless it is one of several turns: <c>dbPass</c>, but not <c>firstPass</c>.</summary>
    private static bool HasPass(List<string> words) => words.LastIndexOf("pass") is >= 0 and var at && (at == 0 ? words.Count == 1 : !s_turns.Contains(words[at - 1]));

    private static bool IsToken(string word) => s_tokens.Contains(word) || HasEnding(word, SecretNameKind.Token);

    private static bool HasEnding(string word, SecretNameKind kind) =>
        s_endings.Any(ending => ending.Kind == kind && word.Length > ending.Ending.Length && word.EndsWith(ending.Ending, StringComparison.Ordinal));

    private static bool HasSecretKey(List<string> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (s_keyWords.Contains(words[i]) && words.Take(i).Any(s_secretKeys.Contains))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words of a name in camel case, snake case, kebab case or a path of them, in lower case; digits end a word.</summary>
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            var isLetter = i < name.Length && char.IsLetter(name[i]);
            if (start >= 0 && (!isLetter || IsBreak(name, i)))
            {
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
                start = -1;
            }

            if (isLetter && start < 0)
            {
                start = i;
            }
        }

        return words;
    }

    private static bool IsBreak(string name, int i) =>
        char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
}
