namespace Provost.Analyzers.Security;

/// <summary>Types and methods of .NET and of common libraries that take a secret at a known position, under a name that does not say so or that syntax does not show.</summary>
internal static class SecretSinks
{
    private const string Password = "password";
    private const string Token = "token";
    private const string Key = "secret key";

    private static readonly Dictionary<string, (int Position, string Name)> s_types = new(StringComparer.Ordinal)
    {
        ["NetworkCredential"] = (1, Password),
        ["PasswordDeriveBytes"] = (0, Password),
        ["Rfc2898DeriveBytes"] = (0, Password),
        ["X509Certificate"] = (1, Password),
        ["X509Certificate2"] = (1, Password),
        ["UsernamePasswordCredential"] = (1, Password),
        ["BasicAuthenticationHeaderValue"] = (1, Password),
        ["AuthenticationHeaderValue"] = (1, "authorization"),
        ["ClientSecretCredential"] = (2, Token),
        ["ClientCredential"] = (1, Token),
        ["AzureKeyCredential"] = (0, Key),
        ["AzureNamedKeyCredential"] = (1, Key),
        ["AzureSasCredential"] = (0, Token),
        ["ApiKeyCredential"] = (0, Key),
        ["ApiKeyServiceClientCredentials"] = (0, Key),
        ["StorageSharedKeyCredential"] = (1, Key),
        ["StorageCredentials"] = (1, Key),
        ["TokenCredentials"] = (0, Token),
        ["BasicAWSCredentials"] = (1, Key),
        ["SessionAWSCredentials"] = (1, Key),
        ["SymmetricSecurityKey"] = (0, Key),
        ["HMACMD5"] = (0, Key),
        ["HMACSHA1"] = (0, Key),
        ["HMACSHA256"] = (0, Key),
        ["HMACSHA384"] = (0, Key),
        ["HMACSHA512"] = (0, Key),
        ["AesGcm"] = (0, Key),
        ["AesCcm"] = (0, Key),
        ["SendGridClient"] = (0, Key),
        ["OpenAIClient"] = (0, Key),
        ["TelegramBotClient"] = (0, Token),
        ["Credentials"] = (0, Token),
        ["PrivateKeyFile"] = (1, Password),
        ["PasswordConnectionInfo"] = (2, Password),
    };

    private static readonly Dictionary<string, (int Position, string Name)> s_methods = new(StringComparer.Ordinal)
    {
        ["LoadPkcs12FromFile"] = (1, Password),
        ["LoadPkcs12"] = (1, Password),
        ["LoadPkcs12Collection"] = (1, Password),
        ["LoadPkcs12CollectionFromFile"] = (1, Password),
        ["ImportFromEncryptedPem"] = (1, Password),
        ["ImportEncryptedPkcs8PrivateKey"] = (0, Password),
        ["CreateFromEncryptedPem"] = (2, Password),
        ["CreateFromEncryptedPemFile"] = (1, Password),
        ["Pbkdf2"] = (0, Password),
        ["Authenticate"] = (1, Password),
        ["AuthenticateAsync"] = (1, Password),
        ["SetBasicAuthentication"] = (1, Password),
        ["WithBasicAuth"] = (1, Password),
        ["SetBearerToken"] = (0, Token),
        ["WithOAuthBearerToken"] = (0, Token),
        ["LoginAsync"] = (1, Token),
        ["HashData"] = (0, "key"),
    };

    private static readonly string[] s_givingVerbs = ["With", "Set", "Use", "Add"];

    /// <summary>What a constructor's argument is, as a name to judge.</summary>
    public static string? OfType(string type, int position) => At(s_types, type, position);

    /// <summary>What a method's argument is: by the table, or by a name such as <c>WithClientSecret</c>.</summary>
    public static string? OfMethod(string method, int position, int count)
    {
        if (At(s_methods, method, position) is { } known)
        {
            return known;
        }

        var verb = count == 1 ? Array.Find(s_givingVerbs, verb => method.StartsWith(verb, StringComparison.Ordinal)) : null;
        return verb is not null && method.Length > verb.Length ? method.Substring(verb.Length) : null;
    }

    /// <summary>Whether a method or type of the name takes no secret by its name, whichever argument.</summary>
    public static bool IsPlain(string callee, SecretName names) =>
        !s_types.ContainsKey(callee) && !s_methods.ContainsKey(callee) && (OfMethod(callee, 0, 1) is not { } given || names.KindOf(given) is SecretNameKind.None);

    private static string? At(Dictionary<string, (int Position, string Name)> table, string name, int position) =>
        table.TryGetValue(name, out var sink) && sink.Position == position ? sink.Name : null;
}
