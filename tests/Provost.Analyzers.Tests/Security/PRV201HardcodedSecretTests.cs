using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Security;
using Verifier = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Security.PRV201HardcodedSecretAnalyzer>;

namespace Provost.Analyzers.Tests.Security;

public sealed class PRV201HardcodedSecretTests
{
    public static TheoryData<string> Kinds => MadeUpSecrets.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task A_self_identifying_format_is_found_wherever_it_stands(string kind)
    {
        var secret = MadeUpSecrets.OfKind(kind);
        return Verifier.AnalyzerAsync(
            $$"""
            internal static class Code
            {
                private static readonly string[] s_values = [{|#0:"{{secret}}"|}, "other"];

                internal static void Run() => Console.WriteLine({|#1:"see {{secret}} for it"|});
            }
            """,
            Expected(0, $"Hardcoded {kind} in field 's_values': load it when the program runs, and revoke this one"),
            Expected(1, $"Hardcoded {kind} in argument 'value': load it when the program runs, and revoke this one"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task The_template_of_a_format_is_left_alone(string kind)
    {
        var secret = MadeUpSecrets.OfKind(kind);
        var template = new string([.. secret.Select((character, i) => i < secret.Length / 4 || !char.IsLetterOrDigit(character) ? character : 'x')]);
        return Verifier.AnalyzerAsync($$"""
            internal static class Code
            {
                internal static void Run() => Console.WriteLine("{{template}}");
            }
            """);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task What_is_left_of_a_format_when_it_is_worn_down_is_left_alone(string kind)
    {
        var secret = MadeUpSecrets.OfKind(kind);
        string[] remains =
        [
            secret[..Math.Min(16, secret.Length / 3)],
            secret[..Math.Min(6, secret.Length / 2)] + " is how a " + kind + " begins",
            new([.. secret.Select(static character => char.IsLetterOrDigit(character) ? '0' : character)]),
            $"{kind} of length {secret.Length}",
        ];
        return Verifier.AnalyzerAsync($$"""
            internal static class Code
            {
                {{string.Join("\n    ", remains.Select((text, index) => $"{TestedCases.Mark} internal static void Run{index}() => Console.WriteLine({SymbolDisplay.FormatLiteral(text, quote: true)});"))}}
            }
            """);
    }

    [Theory]
    [InlineData("const string ApiKey = [|\"¤\"|];")]
    [InlineData("static readonly string s_clientSecret = [|\"¤\"|];")]
    [InlineData("readonly string _accessToken = [|@\"¤\"|];")]
    [InlineData("const string ApiKey = [|\"\"\"¤\"\"\"|];")]
    [InlineData("static ReadOnlySpan<byte> SigningKey => [|\"¤\"u8|];")]
    [InlineData("string Secret { get; set; } = [|\"¤\"|];")]
    [InlineData("string Secret => [|\"¤\"|];")]
    [InlineData("string GetApiKey() { return [|\"¤\"|]; }")]
    [InlineData("string GetApiKey() => [|\"¤\"|];")]
    [InlineData("void Run() { var token = [|\"¤\"|]; Use(token); }")]
    [InlineData("void Run(string apiKey = [|\"¤\"|]) { }")]
    [InlineData("void Run() => Use(Environment.GetEnvironmentVariable(\"API_KEY\") ?? [|\"¤\"|]);")]
    [InlineData("void Run() => Environment.SetEnvironmentVariable(\"API_KEY\", [|\"¤\"|]);")]
    [InlineData("object Run() => new Dictionary<string, string> { [\"ApiKey\"] = [|\"¤\"|] };")]
    [InlineData("object Run() => new Dictionary<string, string> { { \"ApiKey\", [|\"¤\"|] } };")]
    [InlineData("void Run(HttpRequestMessage request) => request.Headers.Add(\"X-Api-Key\", [|\"¤\"|]);")]
    [InlineData("void Run(HttpRequestMessage request) => request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", [|\"¤\"|]);")]
    [InlineData("bool Run(string token) => token == [|\"¤\"|];")]
    [InlineData("bool Run(string token) => string.Equals(token, [|\"¤\"|], StringComparison.Ordinal);")]
    [InlineData("bool Run(string token) => token is [|\"¤\"|];")]
    [InlineData("bool Run(string token) { switch (token) { case [|\"¤\"|]: return true; default: return false; } }")]
    [InlineData("object Run() => new Login(Token: [|\"¤\"|]);")]
    [InlineData("object Run() => new Login([|\"¤\"|]);")]
    [InlineData("Login Run() => new([|\"¤\"|]);")]
    [InlineData("[Auth([|\"¤\"|])] void Run() { }")]
    [InlineData("[Auth(\"\", ApiKey = [|\"¤\"|])] void Run() { }")]
    [InlineData("byte[] Run() { var signingKey = System.Text.Encoding.UTF8.GetBytes([|\"¤\"|]); return signingKey; }")]
    [InlineData("string _token = \"\"; void Run() => _token ??= [|\"¤\"|];")]
    [InlineData("string _token = \"\"; void Run(bool test) => _token = test ? \"none\" : [|\"¤\"|];")]
    [InlineData("string Run(int n) { var token = n switch { 1 => [|\"¤\"|], _ => \"\" }; return token; }")]
    [InlineData("(string Token, int Age) Run() => (Token: [|\"¤\"|], Age: 1);")]
    [InlineData("const string Settings = [|\"{ \\\"apiKey\\\": \\\"¤\\\" }\"|];")]
    [InlineData("string Run(string city) => [|$\"https://gw.example.org/v1?q={city}&api_key=¤\"|];")]
    [InlineData("const string Curl = [|\"curl -H 'Authorization: Bearer ¤' https://gw.example.org\"|];")]
    public Task A_token_is_found_by_the_name_of_its_place(string member) => Verifier.AnalyzerAsync(Member(member, MadeUpSecrets.Token));

    [Theory]
    [InlineData("const string Password = [|\"¤\"|];")]
    [InlineData("string DbPwd { get; set; } = [|\"¤\"|];")]
    [InlineData("bool Run(string adminPassword) => adminPassword is [|\"¤\"|];")]
    [InlineData("object Run() => new System.Net.NetworkCredential(\"etl\", [|\"¤\"|]);")]
    [InlineData("object Run() => new UriBuilder { Password = [|\"¤\"|] };")]
    [InlineData("object Run() => new Dictionary<string, string> { [\"smtp:password\"] = [|\"¤\"|] };")]
    public Task A_password_is_found_by_the_name_of_its_place(string member) => Verifier.AnalyzerAsync(Member(member, MadeUpSecrets.Password));

    [Theory]
    [InlineData("const string Main = [|\"Host=pg01;Username=etl;Password=¤;Database=dw\"|];")]
    [InlineData("const string Main = [|\"Server=sql01;User ID=app;Pwd='¤'\"|];")]
    [InlineData("const string Main = [|\"redis01:6380,password=¤,ssl=True\"|];")]
    [InlineData("const string Main = [|\"amqps://worker:¤@mq01:5671/jobs\"|];")]
    [InlineData("string Run(string host) => [|$\"Host={host};Username=etl;Password=¤\"|];")]
    [InlineData("string Run(string host) => [|\"Host=\" + host + \";Username=etl;Password=¤\"|];")]
    public Task A_password_is_found_inside_addresses_and_connection_strings(string member) => Verifier.AnalyzerAsync(Member(member, MadeUpSecrets.Password));

    [Fact]
    public Task Keys_and_tokens_with_a_structure_are_found() => Verifier.AnalyzerAsync($$""""
        internal static class Code
        {
            internal const string Pem = [|"""
        {{MadeUpSecrets.PrivateKey}}
        """|];

            internal static readonly string Escaped = [|"{{MadeUpSecrets.PrivateKey.Replace("\n", "\\n")}}"|];

            internal static void Run() => Console.WriteLine([|"{{MadeUpSecrets.WebToken}}"|]);

            internal static void Ask() => Console.WriteLine([|"{{MadeUpSecrets.Basic}}"|]);
        }
        """");

    [Fact]
    public Task Pieces_are_put_together_first()
    {
        var token = MadeUpSecrets.OfKind("GitHub token");
        var (start, middle, end) = (token[..4], token[4..20], token[20..]);
        return Verifier.AnalyzerAsync($$"""
            internal static class Code
            {
                private const string Start = "{{start}}";

                internal static readonly string One = [|"{{start}}{{middle}}" + "{{end}}"|];

                internal static readonly string Two = [|"{{start}}" + ("{{middle}}" + "{{end}}")|];

                internal static readonly string Token = [|Start + "{{middle}}{{end}}"|];

                internal static readonly string Secret = [|$"{Start}{{middle}}{{end}}"|];

                internal static string Three(string tail) => "{{start}}{{middle}}" + tail;
            }
            """);
    }

    [Theory]
    [InlineData("const string TokenVariable = \"WAREHOUSE_TOKEN\";")]
    [InlineData("string? Run() => Environment.GetEnvironmentVariable(\"WAREHOUSE_CLIENT_SECRET\");")]
    [InlineData("const string PasswordLabel = \"Password:\";")]
    [InlineData("const string ForgotPassword = \"Lost your password?\";")]
    [InlineData("const string TokenPath = \"$.login.access_token\";")]
    [InlineData("const string SecretXPath = \"/settings/secret/@text\";")]
    [InlineData("const string TokenEndpoint = \"https://id.example.org/connect/token\";")]
    [InlineData("const string AuthScheme = \"Bearer\";")]
    [InlineData("const string ApiKeyHeader = \"X-Api-Key\";")]
    [InlineData("const string SecretName = \"live-db-password\";")]
    [InlineData("const string TokenType = \"urn:ietf:params:oauth:token-type:jwt\";")]
    [InlineData("const string PartitionKey = \"customer-2023-0042\";")]
    [InlineData("const string PrimaryKey = \"PK_Stock_2023\";")]
    [InlineData("const string IdempotencyKey = \"invoice-2023-0042-again\";")]
    [InlineData("const string ContinuationToken = \"eyJ0IjoxLCJwIjoiYWJjZGVmIn0\";")]
    [InlineData("const string CancellationTokenText = \"a8f5f167f44f4964e6c998dee827110c\";")]
    [InlineData("const string PublicKey = \"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEq7sTzW0kR3nV5uYdLx9pB2cM\";")]
    [InlineData("const string FeaturePassword = \"pm-27086-update-apis-for-input-password\";")]
    [InlineData("const string TokenAlphabet = \"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\";")]
    [InlineData("const string Token = \"<token>\";")]
    [InlineData("const string Token = \"${TOKEN}\";")]
    [InlineData("const string Token = \"{{token}}\";")]
    [InlineData("const string Token = \"%TOKEN%\";")]
    [InlineData("const string Token = \"your-token-goes-here\";")]
    [InlineData("const string ApiKey = \"00000000000000000000000000000000\";")]
    [InlineData("const string ApiKey = \"cccccccccc3333333333dddddddddd4444444444\";")]
    [InlineData("const string ApiKey = \"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx\";")]
    [InlineData("const string ApiKey = \"1234567890123456\";")]
    [InlineData("const string ApiKey = \"Azure:Storage:AccountKey\";")]
    [InlineData("const string ApiKey = \"session.token.cookie.name\";")]
    [InlineData("const string Password = \"\";")]
    [InlineData("const string Password = \"password\";")]
    [InlineData("const string Password = \"changeme\";")]
    [InlineData("const string PwdRemovedMask = \"**pwd-removed**\";")]
    [InlineData("const string Password = \"<password>\";")]
    [InlineData("const string Password = \"${DB_PASS_1}\";")]
    [InlineData("const string Password = \"%DB_PASS1%\";")]
    [InlineData("const string Password = \"$(DbPass1)\";")]
    [InlineData("const string Password = \"#{Db.Pass1}#\";")]
    [InlineData("const string Password = \"{{db-pass!1}}\";")]
    [InlineData("const string Password = \"__DbPass1__\";")]
    [InlineData("const string Password = \"@Microsoft.KeyVault(SecretUri=https://v.example.org/secrets/pg/)\";")]
    [InlineData("const string PasswordPattern = \"^(?=.*[a-z])(?=.*[0-9]).{8,}$\";")]
    [InlineData("const string PasswordHash = \"5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8\";")]
    [InlineData("const string ExpectedSha256 = \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\";")]
    [InlineData("const string Commit = \"174eeec847e215164312e4bd7d49f0c11dd78abc\";")]
    [InlineData("const string Sri = \"sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC\";")]
    [InlineData("const string Assembly = \"System, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089\";")]
    [InlineData("const string Id = \"0f8fad5b-d9cb-469f-a165-70867728950e\";")]
    [InlineData("string Run(string token) => \"Bearer \" + token;")]
    [InlineData("string Run(string token) => $\"Bearer {token}\";")]
    [InlineData("string Run(string password) => $\"Host=pg01;Username=etl;Password={password}\";")]
    [InlineData("string Run(string password) => \"Host=pg01;Username=etl;Password=\" + password;")]
    [InlineData("const string Main = \"Server=(local);Database=stock;Trusted_Connection=true\";")]
    [InlineData("const string Main = \"Host=pg02;Username=loader;Password=<secret>\";")]
    [InlineData("const string Main = \"Server=sql02;Database=stock;User ID=loader;Password=\";")]
    [InlineData("const string Main = \"UseDevelopmentStorage=true\";")]
    [InlineData("const string Main = \"amqp://guest:guest@localhost:5672\";")]
    [InlineData("const string Main = \"amqps://reader:$password@localhost:5671\";")]
    [InlineData("const string Main = \"https://example.org/a:b@c\";")]
    [InlineData("const string Sql = \"select * from users where password = @p and token = @t\";")]
    [InlineData("const string Log = \"Renewed secret {Id} of customer {Customer}\";")]
    [InlineData("const string Help = \"token: the access token of the user; password: at least 12 characters\";")]
    [InlineData("const string Pem = \"-----BEGIN PRIVATE KEY-----\";")]
    [InlineData("const string Certificate = \"-----BEGIN CERTIFICATE-----\\nMIIBszCCAVmgAwIBAgIUJ0n2c7m0mQ0Hn8qk2Zf1x9z8yXwwCgYIKoZIzj0EAwIw\\n-----END CERTIFICATE-----\";")]
    [InlineData("const string Jwt = \"eyJ0eXAiOi...\";")]
    [InlineData("const string Asia = \"SALESINASIAGREWFASTERTHANPLANNED\";")]
    [InlineData("const string Author = \"Monkey Keyboard Secretary 2024\";")]
    [InlineData("void Run() => Use(\"utf-8\"); ")]
    [InlineData("void Run() => Console.WriteLine(\"Take the token 'x-1' and press a key\");")]
    [InlineData("const string Keys = \"Ctrl+Shift+P\";")]
    [InlineData("bool Run(string token) => token == \"null\" || token == \"undefined\";")]
    [InlineData("bool Run(string password) => password is \"\" or \"password\";")]
    [InlineData("int Run(int token) => token + 1;")]
    [InlineData("[Auth(\"header\", ApiKey = \"X-Api-Key\")] void Run() { }")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Security\", \"CA5390:Do not hard-code encryption key\")] void Run() { }")]
    [InlineData("const string Xmlns = \"http://schemas.example.org/2004/01/security-token-profile-1.0.xsd\";")]
    [InlineData("const string Key = \"Account:Password:MinLength8\"; const string Title = \"Account:Password:MinLength8\";")]
    [InlineData("const string Url = \"test://host?password=:sec{key2}&user=1\";")]
    [InlineData("const string Password = \"fake-token-abc1\"; const string ApiToken = \"fakeToken123!\";")]
    [InlineData("const string Password = \"[A-Za-z0-9!]{12}\";")]
    [InlineData("const string AdminPassword = \"txtPassword1\"; const string DbPassword = \"Login.PasswordBox2\";")]
    [InlineData("const string Secret = \"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\";")]
    [InlineData("const string SecretKey = \"00112233445566778899aabbccddeeff\"; const string AesSecret = \"000102030405060708090A0B0C0D0E0F\";")]
    [InlineData("const string FirstPass = \"tide-4-pool!\"; const string RenderPass = \"tide-4-pool!\";")]
    [InlineData("const string Password = \"qwertyuiop1!\"; const string AdminPwd = \"Zxcvbnm!4\";")]
    [InlineData("const string Password = \"<%= pass1 %>\"; const string DbPwd = \"%%pass1!%%\";")]
    [InlineData("const string Password = \"op://vault/mail/pass1!\"; const string DbPwd = \"ENC(k4Tz9!)\"; const string AdminPwd = \"$env:DB_PASS1\";")]
    [InlineData("const string Secret = \"arn:aws:secretsmanager:eu-west-1:123456789012:secret:mail-a4Tz9Q\";")]
    [InlineData("const string Password = \"c:\\\\keys\\\\mail1.pfx\"; const string Secret = \"vault7.example.com:8443x9Q2\";")]
    [InlineData("const string BoxKey = \"rack-7f-shelf-kqzx\"; const string SmallKey = \"kq7zx9v2\"; const string RoomKey = \"0f8fad5b-d9cb-469f-a165-70867728950e\";")]
    public Task What_only_looks_like_one_is_left_alone(string member) => Verifier.AnalyzerAsync(Member(member, ""));

    [Fact]
    public Task Published_keys_are_left_alone()
    {
        var emulator = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6" + "IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        return Verifier.AnalyzerAsync(Member($"const string AccountKey = \"{emulator}\"; const string Main = \"AccountName=devstoreaccount1;AccountKey={emulator}\";", ""));
    }

    [Fact]
    public Task The_sample_keys_of_manuals_are_left_alone() => Verifier.AnalyzerAsync(Member(
        $"""
        const string ApiKey = "{"sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc"}"; const string Google = "{"AIza" + "SyAnLA7NfeLquW1tJFpx_eQCxoX-oo6YyIs"}"; const string Access = "{"AKIA" + "IOSFODNN7EXAMPLE"}";
        """, ""));

    [Fact]
    public Task Tokens_that_open_nothing_are_left_alone()
    {
        var (header, payload) = (MadeUpSecrets.WebToken.Split('.')[0], MadeUpSecrets.WebToken.Split('.')[1]);
        var sample = $"{header}.{payload}.{"SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_" + "adQssw5c"}";
        var unsigned = $"{MadeUpSecrets.Url("""{"alg":"none"}""")}.{payload}.{MadeUpSecrets.Body(MadeUpSecrets.UrlBase64, 43)}";
        return Verifier.AnalyzerAsync(Member(
            $"""
            const string Token = "{sample}"; const string Header = "Authorization: Bearer {sample}"; const string Unsigned = "{unsigned}"; const string AccessToken = "{unsigned}";
            const string IdToken = "{header}.{payload}."; const string ApiToken = "{header}";
            """, ""));
    }

    [Fact]
    public Task A_signed_token_under_its_name_is_reported_once() => Verifier.AnalyzerAsync(Member("const string AccessToken = [|\"¤\"|];", MadeUpSecrets.WebToken));

    [Fact]
    public Task Keys_that_are_public_by_design_are_left_alone() => Verifier.AnalyzerAsync(Member(
        $"const string Token = \"pk_live_{MadeUpSecrets.Body(MadeUpSecrets.Base62, 24)}\"; const string ApiKey = \"phc_{MadeUpSecrets.Body(MadeUpSecrets.Base62, 43)}\";", ""));

    [Fact]
    public Task Generated_code_is_left_alone() =>
        Verifier.AnalyzerAsync("// <auto-generated/>\n#nullable enable\n" + Member("const string ApiKey = \"¤\";", MadeUpSecrets.Token));

    [Fact]
    public Task Tests_get_the_self_identifying_formats_only()
    {
        var test = Verifier.Test(Member($"const string ApiKey = \"¤\"; const string Password = \"{MadeUpSecrets.Password}\"; const string Other = [|\"{MadeUpSecrets.OfKind("GitHub token")}\"|];", MadeUpSecrets.Token));
        test.TestState.AdditionalReferences.Add(typeof(Assert).Assembly);
        return test.RunAsync();
    }

    [Fact]
    public Task A_key_that_starts_as_a_path_does_is_found() =>
        Verifier.AnalyzerAsync(Member("const string SecretKey = [|\"/¤\"|];", MadeUpSecrets.Body(MadeUpSecrets.Base64, 43)));

    [Theory]
    [InlineData("BoxKey")]
    [InlineData("MailAuth")]
    [InlineData("BuildPat")]
    public Task A_weak_name_is_a_suggestion(string name) => Verifier.AnalyzerAsync(
        Member($"const string {name} = {{|#0:\"¤\"|}};", MadeUpSecrets.Token),
        new DiagnosticResult(PRV201HardcodedSecretAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0));

    [Fact]
    public Task A_short_value_or_one_of_few_digits_under_a_weak_name_says_nothing() => Verifier.AnalyzerAsync(
        Member(
            "const string BoxKey = \"¤\";".Replace("¤", MadeUpSecrets.Token[..15], StringComparison.Ordinal)
                + "const string RoomKey = \"¤\";",
            MadeUpSecrets.Body(MadeUpSecrets.Base62[10..], 24) + "42"));

    [Fact]
    public async Task Projects_without_the_runtime_are_watched_as_well()
    {
        var compilation = CSharpCompilation.Create(
            "Plain",
            [CSharpSyntaxTree.ParseText($"class C {{ const string ApiKey = \"{MadeUpSecrets.Token}\"; }}")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);

        var diagnostics = await RuleRunner.RunAsync(compilation, new PRV201HardcodedSecretAnalyzer());

        Assert.Equal(PRV201HardcodedSecretAnalyzer.Id, Assert.Single(diagnostics).Id);
    }

    private static DiagnosticResult Expected(int location, string message) =>
        new DiagnosticResult(PRV201HardcodedSecretAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(location).WithMessage(message);

    /// <summary>A type with the member, in which ¤ stands for the secret.</summary>
    private static string Member(string member, string secret) => $$"""
        internal sealed class AuthAttribute(string token) : Attribute
        {
            public string Read => token;

            public string ApiKey { get; set; } = "";
        }

        internal sealed record Login(string Token);

        internal sealed class Code
        {
            private static void Use(string value) => Console.WriteLine(value);

            {{member.Replace("¤", secret)}}
        }
        """;
}
