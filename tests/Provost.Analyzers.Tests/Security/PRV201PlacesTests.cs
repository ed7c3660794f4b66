using Verifier = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Security.PRV201HardcodedSecretAnalyzer>;

namespace Provost.Analyzers.Tests.Security;

/// <summary>Every place of C# that can hold a secret, and what the message calls it.</summary>
public sealed class PRV201PlacesTests
{
    [Theory]
    [InlineData("const string ApiKey = ¤;", "field 'ApiKey'")]
    [InlineData("void Run() { var token = new System.Text.StringBuilder(¤); Use(token.ToString()); }", "variable 'token'")]
    [InlineData("void Run() { string token = ¤; Use(token); }", "variable 'token'")]
    [InlineData("string? _apiKey; void Run() => _apiKey ??= ¤;", "property or variable '_apiKey'")]
    [InlineData("string _apiKey = \"\"; void Run() => _apiKey += ¤;", "property or variable '_apiKey'")]
    [InlineData("string? Token { get; set; } void Run(Code? other) { if (other is not null) other.Token = ¤; }", "property or variable 'Token'")]
    [InlineData("Login Run(Login login) => login with { Token = ¤ };", "property or variable 'Token'")]
    [InlineData("Login Run() => new(¤);", "argument 'Token'")]
    [InlineData("object Run() => new Derived();\n sealed class Derived() : Base(¤);\n class Base(string apiKey) { public string Key => apiKey; }", "argument 'apiKey'")]
    [InlineData("class Base(string apiKey) { public string Key => apiKey; }\n sealed class Derived : Base { public Derived() : base(¤) { } }", "argument 'apiKey'")]
    [InlineData("sealed class Client(string apiKey = ¤) { public string Key => apiKey; }", "parameter 'apiKey'")]
    [InlineData("void Run() { var send = (string token = ¤) => Use(token); send(); }", "parameter 'token'")]
    [InlineData("Func<string> _token = () => ¤;", "field '_token'")]
    [InlineData("Func<Task<string>> AccessToken { get; } = () => Task.FromResult(¤);", "property 'AccessToken'")]
    [InlineData("Task<string> GetTokenAsync() => Task.FromResult(¤);", "the result of 'GetTokenAsync'")]
    [InlineData("IEnumerable<string> Tokens() { yield return ¤; }", "the result of 'Tokens'")]
    [InlineData("string[] ApiKeys => [¤];", "property 'ApiKeys'")]
    [InlineData("string[] _apiKeys = new[] { ¤ };", "field '_apiKeys'")]
    [InlineData("void Run() { var (user, token) = (\"etl\", ¤); Use(user + token); }", "entry 'token'")]
    [InlineData("void Run() { string user, token; (user, token) = (\"etl\", ¤); Use(user + token); }", "entry 'token'")]
    [InlineData("(string User, string Token) Run() => (\"etl\", ¤);", "entry 'Token'")]
    [InlineData("(string User, string Token) Run() { return (\"etl\", ¤); }", "entry 'Token'")]
    [InlineData("(string User, string Token) _login = (\"etl\", ¤);", "entry 'Token'")]
    [InlineData("string Run(string name) => name switch { \"ApiKey\" => ¤, _ => \"\" };", "the result of 'Run'")]
    [InlineData("string Run(string name) { switch (name) { case \"api-key\": return ¤; default: return \"\"; } }", "the result of 'Run'")]
    [InlineData("bool Run(string token) => token switch { ¤ => true, _ => false };", "a comparison with 'token'")]
    [InlineData("bool Run(Login login) => login is { Token: ¤ };", "a comparison with 'Token'")]
    [InlineData("bool Run(Login login) => login.Token.Equals(¤, StringComparison.Ordinal);", "a comparison with 'Token'")]
    [InlineData("bool Run(Login login) => StringComparer.Ordinal.Equals(login.Token, ¤);", "a comparison with 'Token'")]
    [InlineData("bool Run(byte[] token) => System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(token, ¤u8);", "a comparison with 'token'")]
    [InlineData("object Run() => new KeyValuePair<string, string>(\"ApiKey\", ¤);", "entry 'ApiKey'")]
    [InlineData("object Run() => KeyValuePair.Create(\"ApiKey\", ¤);", "entry 'ApiKey'")]
    [InlineData("void Run(Dictionary<string, string> settings) => settings.TryAdd(\"Api:Key\", ¤);", "entry 'Api:Key'")]
    [InlineData("void Run(HttpRequestMessage request) => request.Headers.Authorization = new(\"Bearer\", ¤);", "entry 'Bearer'")]
    [InlineData("object Run() => new System.Security.Cryptography.HMACSHA256(System.Text.Encoding.UTF8.GetBytes(¤));", "an argument")]
    [InlineData("string Run(string host) => string.Format(\"https://{0}/?api_key={1}\", host, ¤);", "entry 'api_key'")]
    [InlineData("string Run(System.Text.StringBuilder text) => text.Append(\"token=\").Append(¤).ToString();", "entry 'token'")]
    [InlineData("Code WithClientSecret(string value) => this; Code Run() => WithClientSecret(¤);", "an argument")]
    [InlineData("ReadOnlySpan<byte> Token => ¤u8;", "property 'Token'")]
    [InlineData("byte[] _token = ¤u8.ToArray();", "field '_token'")]
    [InlineData("char[] _token = ¤.ToCharArray();", "field '_token'")]
    [InlineData("string Run(IDictionary<string, string> settings) => settings[\"ApiKey\"] ?? ¤;", "the result of 'Run'")]
    [InlineData("void Run(Dictionary<string, Dictionary<string, string>> all) => all[\"gateway\"][\"token\"] = ¤;", "entry 'token'")]
    [InlineData("static class Keys { public const string ApiKey = \"k\"; } void Run(IDictionary<string, string> settings) => settings[Keys.ApiKey] = ¤;", "entry 'ApiKey'")]
    [InlineData("object Run() => new { Name = \"etl\", ApiKey = ¤ };", "property 'ApiKey'")]
    [InlineData("void Run(List<string> apiKeys) => apiKeys.Add(¤);", "entry 'apiKeys'")]
    [InlineData("void Run(Queue<string>? tokens) => tokens?.Enqueue(¤);", "entry 'tokens'")]
    [InlineData("object Run() => new List<string> { \"--user\", \"etl\", \"--token\", ¤ };", "the result of 'Run'")]
    [InlineData("string[] _arguments = [\"--user\", \"etl\", \"--token\", ¤];", "field '_arguments'")]
    [InlineData("[System.ComponentModel.DefaultValue(¤)] string ClientSecret { get; set; } = \"\";", "an attribute argument")]
    public Task A_token_is_found_in_every_place(string member, string place)
    {
        var literal = $"\"{MadeUpSecrets.Token}\"";
        var source = Type(member.Contains("¤u8", StringComparison.Ordinal) ? member.Replace("¤u8", $"{{|#0:{literal}u8|}}") : member.Replace("¤", $"{{|#0:{literal}|}}"));

        return Verifier.AnalyzerAsync(source, Expected($"Hardcoded credential in {place}: load it when the program runs, and revoke this one"));
    }

    [Theory]
    [InlineData("object Run() => new System.Security.Cryptography.X509Certificates.X509Certificate2(\"client.pfx\", ¤);")]
    [InlineData("object Run(byte[] salt) => System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(¤, salt, 100_000, System.Security.Cryptography.HashAlgorithmName.SHA256, 32);")]
    [InlineData("object Run() => System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12FromFile(\"client.pfx\", ¤);")]
    [InlineData("void Run(System.Text.StringBuilder text) { text.Append(\"Password=\"); text.Append(¤); }")]
    [InlineData("void Run(System.Security.SecureString secure) { foreach (var character in ¤) secure.AppendChar(character); }")]
    [InlineData("void Run(System.Security.SecureString secure) { foreach (var character in ¤) { secure.AppendChar(character); } }")]
    [InlineData("void Run(List<string> passwords) => passwords.Add(¤);")]
    [InlineData("void Run(List<string> passwords) => this.Passwords.Push(¤); Stack<string> Passwords { get; } = new();")]
    [InlineData("object Run() => new[] { \"--user\", \"etl\", \"--password\", ¤ };")]
    [InlineData("[System.ComponentModel.DefaultValue(¤)] string? _password;")]
    [InlineData("[Option(Default = ¤)] string Password { get; set; } = \"\"; sealed class OptionAttribute : Attribute { public string Default { get; set; } = \"\"; }")]
    public Task A_password_is_found_where_only_the_API_tells(string member) =>
        Verifier.AnalyzerAsync(Type("#pragma warning disable SYSLIB0057\n" + member.Replace("¤", $"[|\"{MadeUpSecrets.Password}\"|]")));

    [Theory]
    [InlineData("mail --user etl --password ¶")]
    [InlineData("--password ¶ --user etl")]
    [InlineData("Connect-Mail -User etl -Password '¶'")]
    [InlineData("mail --token ¤ --verbose")]
    [InlineData("docker login -u etl -p ¶")]
    [InlineData("mail --api-key=¤")]
    public Task The_value_of_an_option_is_found(string command) => Verifier.AnalyzerAsync(Type($"void Run() => Use([|\"{Filled(command)}\"|]);"));

    [Theory]
    [InlineData("mail --user etl --password <password>")]
    [InlineData("mail --user etl --password {password}")]
    [InlineData("mail --user ¤")]
    [InlineData("mail --token-file ¤")]
    [InlineData("mail --password Specify the password of the user")]
    [InlineData("mail --password from-the-vault --verbose")]
    [InlineData("build -p ¶")]
    [InlineData("mail -u etl --port ¶")]
    [InlineData("one--password ¶")]
    [InlineData("mail --password")]
    public Task What_is_no_secret_after_an_option_is_left_alone(string command) => Verifier.AnalyzerAsync(Type($"void Run() => Use(\"{Filled(command)}\");"));

    [Theory]
    [InlineData("<add key='ApiKey' value='¤' />")]
    [InlineData("<variable name = 'DB_PASSWORD' value = '¶' />")]
    [InlineData("[{ 'name': 'API_TOKEN', 'value': '¤' }]")]
    public Task The_name_beside_a_value_counts(string settings) => Verifier.AnalyzerAsync(Type($"string _settings = [|\"{Filled(settings)}\"|];"));

    [Theory]
    [InlineData("<add key='Region' value='¤' />")]
    [InlineData("<add key='ApiKeyName' value='¤' />")]
    [InlineData("<add region='ApiKey' value='¤' />")]
    [InlineData("[{ 'value': '¤', 'name': 'API_TOKEN' }]")]
    [InlineData("value='¤'")]
    public Task A_value_without_the_name_of_a_secret_is_left_alone(string settings) => Verifier.AnalyzerAsync(Type($"string _settings = \"{Filled(settings)}\";"));

    [Theory]
    [InlineData("object Run() => new { Name = ¤, Region = ¤ };")]
    [InlineData("void Run(List<string> regions) => regions.Add(¤);")]
    [InlineData("void Run(List<string> tokens) => tokens.Remove(¤);")]
    [InlineData("sealed class Bag { public void Add(string value, int count) => _ = (value, count); } void Run(Bag tokens) => tokens.Add(¤, 1);")]
    [InlineData("string[] _arguments = [\"--user\", ¤, \"--token\"];")]
    [InlineData("string[] _arguments = [\"token\", ¤];")]
    [InlineData("[System.ComponentModel.DefaultValue(¤)] string Region { get; set; } = \"\";")]
    [InlineData("[System.ComponentModel.Description(¤)] string ApiKey { get; set; } = \"\";")]
    public Task A_place_of_another_name_is_left_alone(string member) => Verifier.AnalyzerAsync(Type(member.Replace("¤", $"\"{MadeUpSecrets.Token}\"")));

    [Fact]
    public Task A_text_spelt_in_characters_is_found() => Verifier.AnalyzerAsync(Type($$"""
        private static readonly char[] s_password = [|[{{Characters(MadeUpSecrets.Password)}}]|];

        private static readonly char[] s_other = new char[] [|{ {{Characters(MadeUpSecrets.OfKind("GitHub token"))}} }|];

        private static readonly byte[] s_token = [|[{{string.Join(", ", MadeUpSecrets.Token.Select(character => (int)character))}}]|];
        """));

    [Fact]
    public Task A_key_in_bytes_is_found() => Verifier.AnalyzerAsync(Type($$"""
        private static readonly byte[] s_encryptionKey = [|[{{Bytes(MadeUpSecrets.Token)}}]|];

        private static readonly byte[] s_sharedKey = [|{ {{Bytes(MadeUpSecrets.Token)}} }|];

        private static readonly byte[] s_encryptionKeyPrefix = [{{Bytes(MadeUpSecrets.Token)}}];

        private static readonly byte[] s_table = [{{Bytes(MadeUpSecrets.Token)}}];

        private static readonly byte[] s_secretKey = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

        private static readonly byte[] s_privateKey = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        """));

    [Fact]
    public Task A_secure_string_filled_by_hand_is_found_once()
    {
        var statements = MadeUpSecrets.Password.Select(character => $"secure.AppendChar('{character}');").ToList();
        return Verifier.AnalyzerAsync(Type($$"""
            private static void Fill(System.Security.SecureString secure)
            {
                [|{{statements[0]}}|]
                {{string.Join("\n        ", statements.Skip(1))}}
            }
            """));
    }

    [Fact]
    public Task A_format_that_is_appended_is_reported_once() => Verifier.AnalyzerAsync(Type($$"""
        private static void Fill(System.Text.StringBuilder text)
        {
            text.Append("token=");
            text.Append([|"{{MadeUpSecrets.OfKind("GitHub token")}}"|]);
        }
        """));

    private static string Filled(string text) => text.Replace("¤", MadeUpSecrets.Token).Replace("¶", MadeUpSecrets.Password);

    private static string Characters(string text) => string.Join(", ", text.Select(character => $"'{character}'"));

    private static string Bytes(string text) => string.Join(", ", text.Select(character => "0x" + ((character * 151) & 0xFF).ToString("X2")));

    private static Microsoft.CodeAnalysis.Testing.DiagnosticResult Expected(string message) =>
        new Microsoft.CodeAnalysis.Testing.DiagnosticResult(Analyzers.Security.PRV201HardcodedSecretAnalyzer.Id, Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithLocation(0).WithMessage(message);

    private static string Type(string member) => $$"""
        internal sealed record Login(string Token);

        internal class Code
        {
            private static void Use(string value) => Console.WriteLine(value);

            {{member}}
        }
        """;
}
