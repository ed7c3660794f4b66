using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Security;
using Provost.CodeFixes.Security;
using Verifier = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Security.PRV201HardcodedSecretAnalyzer,
    Provost.CodeFixes.Security.PRV201HardcodedSecretCodeFixProvider>;

namespace Provost.Analyzers.Tests.Security;

public sealed class PRV201HardcodedSecretCodeFixProviderTests
{
    private const string Secret = "Secret";
    private const string Configuration = "Configuration";
    private const string Variable = "EnvironmentVariable";

    [Theory]
    [InlineData("private readonly string _apiKey = [|¤|];", "private readonly string _apiKey = Secret.Load(\"code-api-key\").Get();")]
    [InlineData("private static readonly string s_token = [|¤|];", "private static readonly string s_token = Secret.Load(\"code-token\").Get();")]
    [InlineData("public string ClientSecret { get; set; } = [|¤|]; // why", "public string ClientSecret { get; set; } = Secret.Load(\"code-client-secret\").Get(); // why")]
    [InlineData("public string Secret { get; set; } = [|¤|];", "public string Secret { get; set; } = Provost.Secret.Load(\"code-secret\").Get();")]
    [InlineData("string GetClientSecret() => [|¤|];", "string GetClientSecret() => Secret.Load(\"code-client-secret\").Get();")]
    [InlineData("bool Run(string token) => token == [|¤|];", "bool Run(string token) => token == Secret.Load(\"code-token\").Get();")]
    [InlineData("void Run() => Environment.SetEnvironmentVariable(\"API_KEY\", [|¤|]);", "void Run() => Environment.SetEnvironmentVariable(\"API_KEY\", Secret.Load(\"api-key\").Get());")]
    [InlineData("string Run() => Environment.GetEnvironmentVariable(\"API_KEY\") ?? [|¤|];", "string Run() => Environment.GetEnvironmentVariable(\"API_KEY\") ?? Secret.Load(\"api-key\").Get();")]
    [InlineData("private const string ApiKey = [|¤|];", "private static readonly string ApiKey = Secret.Load(\"code-api-key\").Get();")]
    [InlineData("int Run() { var token = [|¤|]; return token.Length; }", "int Run() { var token = Secret.Load(\"code-token\").Get(); return token.Length; }")]
    [InlineData("int Run() { var token = /* a */ [|¤|] /* b */; return token.Length; }", "int Run() { var token = /* a */ Secret.Load(\"code-token\").Get() /* b */; return token.Length; }")]
    [InlineData("static ReadOnlySpan<byte> SigningKey => [|¤u8|];", "static ReadOnlySpan<byte> SigningKey => System.Text.Encoding.UTF8.GetBytes(Secret.Load(\"code-signing-key\").Get());")]
    [InlineData("private readonly byte[] _signingKey = [|¤u8|].ToArray();", "private readonly byte[] _signingKey = System.Text.Encoding.UTF8.GetBytes(Secret.Load(\"code-signing-key\").Get());")]
    [InlineData("int Run() { var signingKey = [|¤u8|]; return signingKey.Length; }", "int Run() { var signingKey = new ReadOnlySpan<byte>(System.Text.Encoding.UTF8.GetBytes(Secret.Load(\"code-signing-key\").Get())); return signingKey.Length; }")]
    [InlineData("object Run() => new { Name = 1, ApiKey = [|¤|] };", "object Run() => new { Name = 1, ApiKey = Secret.Load(\"code-api-key\").Get() };")]
    [InlineData("void Run(List<string> apiKeys) => apiKeys.Add([|¤|]);", "void Run(List<string> apiKeys) => apiKeys.Add(Secret.Load(\"code-api-keys\").Get());")]
    public Task It_is_loaded_by_name(string before, string after) => FixAsync(Secret, before, after);

    [Theory]
    [InlineData("async Task<int> RunAsync() { await Task.Yield(); var token = [|¤|]; return token.Length; }", "async Task<int> RunAsync() { await Task.Yield(); var token = (await Secret.LoadAsync(\"code-token\")).Get(); return token.Length; }")]
    [InlineData("async Task<int> RunAsync(CancellationToken stop) { await Task.Yield(); var token = [|¤|]; return token.Length; }", "async Task<int> RunAsync(CancellationToken stop) { await Task.Yield(); var token = (await Secret.LoadAsync(\"code-token\", stop)).Get(); return token.Length; }")]
    [InlineData("Func<Task<int>> Run() => async () => { await Task.Yield(); var token = [|¤|]; return token.Length; };", "Func<Task<int>> Run() => async () => { await Task.Yield(); var token = (await Secret.LoadAsync(\"code-token\")).Get(); return token.Length; };")]
    [InlineData("async Task<int> RunAsync() { await Task.Yield(); return Read(); int Read() { var token = [|¤|]; return token.Length; } }", "async Task<int> RunAsync() { await Task.Yield(); return Read(); int Read() { var token = Secret.Load(\"code-token\").Get(); return token.Length; } }")]
    [InlineData("async Task RunAsync() { await Task.Yield(); lock (this) { var token = [|¤|]; Use(token); } }", "async Task RunAsync() { await Task.Yield(); lock (this) { var token = Secret.Load(\"code-token\").Get(); Use(token); } }")]
    [InlineData("async Task RunAsync() { await Task.Yield(); ReadOnlySpan<char> name = \"a\"; var token = [|¤|]; Use(token + name.ToString()); }", "async Task RunAsync() { await Task.Yield(); ReadOnlySpan<char> name = \"a\"; var token = Secret.Load(\"code-token\").Get(); Use(token + name.ToString()); }")]
    [InlineData("async Task RunAsync(string token = [|¤|]) { await Task.Yield(); Use(token); }", "async Task RunAsync(string? token = null) { token ??= (await Secret.LoadAsync(\"code-token\")).Get(); await Task.Yield(); Use(token); }")]
    public Task It_is_awaited_where_that_can_be(string before, string after) => FixAsync(Secret, before, after);

    [Theory]
    [InlineData("int Run(IConfiguration configuration) { var token = [|¤|]; return token.Length; }", "int Run(IConfiguration configuration) { var token = configuration[\"Code:Token\"] ?? throw new InvalidOperationException(\"Set the configuration value Code:Token.\"); return token.Length; }")]
    [InlineData("private readonly IConfiguration _settings = null!; string GetApiKey() => [|¤|];", "private readonly IConfiguration _settings = null!; string GetApiKey() => _settings[\"Code:ApiKey\"] ?? throw new InvalidOperationException(\"Set the configuration value Code:ApiKey.\");")]
    [InlineData("private IConfiguration Settings { get; } = null!; bool Run(string token) => token == [|¤|];", "private IConfiguration Settings { get; } = null!; bool Run(string token) => token == (Settings[\"Code:Token\"] ?? throw new InvalidOperationException(\"Set the configuration value Code:Token.\"));")]
    [InlineData("private static readonly IConfiguration s_settings = null!; private const string ApiKey = [|¤|];", "private static readonly IConfiguration s_settings = null!; private static readonly string ApiKey = s_settings[\"Code:ApiKey\"] ?? throw new InvalidOperationException(\"Set the configuration value Code:ApiKey.\");")]
    [InlineData("void Run(Host host) { var token = [|¤|]; Use(token); }", "void Run(Host host) { var token = host.Configuration[\"Code:Token\"] ?? throw new InvalidOperationException(\"Set the configuration value Code:Token.\"); Use(token); }")]
    [InlineData("void Run(IConfiguration c, IDictionary<string, string> d) => d[\"Smtp:Password\"] = [|¤|];", "void Run(IConfiguration c, IDictionary<string, string> d) => d[\"Smtp:Password\"] = c[\"Smtp:Password\"] ?? throw new InvalidOperationException(\"Set the configuration value Smtp:Password.\");")]
    [InlineData("string Run(IConfiguration c) => c[\"Smtp:Password\"] ?? [|¤|];", "string Run(IConfiguration c) => c[\"Smtp:Password\"] ?? throw new InvalidOperationException(\"Set the configuration value Smtp:Password.\");")]
    [InlineData("void Run(IConfiguration configuration, string token = [|¤|]) => Use(token);", "void Run(IConfiguration configuration, string? token = null)\n    {\n        token ??= configuration[\"Code:Token\"] ?? throw new InvalidOperationException(\"Set the configuration value Code:Token.\");\n        Use(token);\n    }")]
    public Task It_is_read_from_the_configuration_in_reach(string before, string after) => FixAsync(Configuration, before, after);

    [Fact]
    public Task The_parameter_of_a_primary_constructor_is_in_reach_of_members_and_initializers() => FixCodeAsync(
        Configuration,
        """
        internal sealed class Client(Microsoft.Extensions.Configuration.IConfiguration settings)
        {
            private readonly string _token = [|¤|];

            internal string ApiKey => [|¤|];

            internal string Both => _token + ApiKey;
        }
        """,
        """
        internal sealed class Client(Microsoft.Extensions.Configuration.IConfiguration settings)
        {
            private readonly string _token = settings["Client:Token"] ?? throw new InvalidOperationException("Set the configuration value Client:Token.");

            internal string ApiKey => settings["Client:ApiKey"] ?? throw new InvalidOperationException("Set the configuration value Client:ApiKey.");

            internal string Both => _token + ApiKey;
        }
        """);

    [Theory]
    [InlineData("private readonly string _apiKey = [|¤|];")]
    [InlineData("private readonly IConfiguration _settings = null!; private readonly string _apiKey = [|¤|];")]
    [InlineData("private readonly IConfiguration _settings = null!; static string GetApiKey() => [|¤|];")]
    [InlineData("private readonly IConfiguration _settings = null!; private const string ApiKey = [|¤|];")]
    [InlineData("private const string ApiKey = [|¤|]; private static readonly IConfiguration s_settings = null!;")]
    [InlineData("void Run(IConfigurationSection section) { var token = [|¤|]; Use(token + section.Key); }")]
    [InlineData("void Run() { var token = [|¤|]; IConfiguration late = null!; Use(token + late); }")]
    [InlineData("void Run(IConfiguration configuration) { Action use = static () => { var token = [|¤|]; Use(token); }; use(); }")]
    [InlineData("void Run(IConfiguration configuration) { Read(); static void Read() { var token = [|¤|]; Use(token); } }")]
    public async Task Without_a_configuration_in_reach_there_are_two_choices(string member) =>
        Assert.Equal([Secret, Variable], await OfferedAsync(Code(member)));

    [Fact]
    public async Task With_one_there_are_three() =>
        Assert.Equal([Secret, Configuration, Variable], await OfferedAsync(Code("void Run(IConfiguration configuration) { var token = [|¤|]; Use(token); }")));

    [Fact]
    public async Task Every_title_says_that_the_secret_has_leaked()
    {
        var titles = (await ActionsAsync(Code("void Run(IConfiguration configuration) { var token = [|¤|]; Use(token); }"))).Select(action => action.Title);

        Assert.Equal(
            [
                "Load secret 'code-token' (and revoke the leaked secret)",
                "Read configuration value 'Code:Token' (and revoke the leaked secret)",
                "Read environment variable 'CODE_TOKEN' (and revoke the leaked secret)",
            ],
            titles);
    }

    [Theory]
    [InlineData("private readonly string _apiKey = [|¤|];", "private readonly string _apiKey = Environment.GetEnvironmentVariable(\"CODE_API_KEY\") ?? throw new InvalidOperationException(\"Set the environment variable CODE_API_KEY.\");")]
    [InlineData("public string Secret { get; set; } = [|¤|]; // why", "public string Secret { get; set; } = Environment.GetEnvironmentVariable(\"CODE_SECRET\") ?? throw new InvalidOperationException(\"Set the environment variable CODE_SECRET.\"); // why")]
    [InlineData("string GetClientSecret() => [|¤|];", "string GetClientSecret() => Environment.GetEnvironmentVariable(\"CODE_CLIENT_SECRET\") ?? throw new InvalidOperationException(\"Set the environment variable CODE_CLIENT_SECRET.\");")]
    [InlineData("bool Run(string token) => token == [|¤|];", "bool Run(string token) => token == (Environment.GetEnvironmentVariable(\"CODE_TOKEN\") ?? throw new InvalidOperationException(\"Set the environment variable CODE_TOKEN.\"));")]
    [InlineData("void Run() => Environment.SetEnvironmentVariable(\"API_KEY\", [|¤|]);", "void Run() => Environment.SetEnvironmentVariable(\"API_KEY\", Environment.GetEnvironmentVariable(\"API_KEY\") ?? throw new InvalidOperationException(\"Set the environment variable API_KEY.\"));")]
    [InlineData("string Run() => Environment.GetEnvironmentVariable(\"API_KEY\") ?? [|¤|];", "string Run() => Environment.GetEnvironmentVariable(\"API_KEY\") ?? throw new InvalidOperationException(\"Set the environment variable API_KEY.\");")]
    [InlineData("byte[] Run() { var signingKey = System.Text.Encoding.UTF8.GetBytes([|¤|]); return signingKey; }", "byte[] Run() { var signingKey = System.Text.Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable(\"CODE_SIGNING_KEY\") ?? throw new InvalidOperationException(\"Set the environment variable CODE_SIGNING_KEY.\")); return signingKey; }")]
    [InlineData("private const string ApiKey = [|¤|];", "private static readonly string ApiKey = Environment.GetEnvironmentVariable(\"CODE_API_KEY\") ?? throw new InvalidOperationException(\"Set the environment variable CODE_API_KEY.\");")]
    [InlineData("void Run() { const string token = [|¤|]; Console.WriteLine(token); }", "void Run() { string token = Environment.GetEnvironmentVariable(\"CODE_TOKEN\") ?? throw new InvalidOperationException(\"Set the environment variable CODE_TOKEN.\"); Console.WriteLine(token); }")]
    public Task It_is_read_from_the_environment(string before, string after) => FixAsync(Variable, before, after);

    [Theory]
    [InlineData("void Run(string token = [|¤|]) { Use(token); }", "void Run(string? token = null) { token ??= Secret.Load(\"code-token\").Get(); Use(token); }")]
    [InlineData("void Run(string token = [|¤|]) => Use(token);", "void Run(string? token = null)\n    {\n        token ??= Secret.Load(\"code-token\").Get();\n        Use(token);\n    }")]
    [InlineData("int Run(string token = [|¤|]) => token.Length;", "int Run(string? token = null)\n    {\n        token ??= Secret.Load(\"code-token\").Get();\n        return token.Length;\n    }")]
    [InlineData("public Code(string token = [|¤|]) { Use(token); }", "public Code(string? token = null) { token ??= Secret.Load(\"code-token\").Get(); Use(token); }")]
    [InlineData("void Run() { Go(); void Go(string token = [|¤|]) { Use(token); } }", "void Run() { Go(); void Go(string? token = null) { token ??= Secret.Load(\"code-token\").Get(); Use(token); } }")]
    [InlineData("void Run(string token = [|¤|], string apiKey = [|£|]) { Use(token + apiKey); }", "void Run(string? token = null, string? apiKey = null) { token ??= Secret.Load(\"code-token\").Get(); apiKey ??= Secret.Load(\"code-api-key\").Get(); Use(token + apiKey); }")]
    [InlineData("void Run(string token = [|¤|]) { var apiKey = [|£|]; Use(token + apiKey); }", "void Run(string? token = null) { token ??= Secret.Load(\"code-token\").Get(); var apiKey = Secret.Load(\"code-api-key\").Get(); Use(token + apiKey); }")]
    public Task A_default_moves_into_the_body(string before, string after) => FixAsync(Secret, before, after);

    [Theory]
    [InlineData("string Run(string host) => [|$\"Host={host};Username=etl;Password=¶\"|];", "string Run(string host) => $\"Host={host};Username=etl;Password={Secret.Load(\"code-password\").Get()}\";")]
    [InlineData("string Run(string host) => [|\"Host=\" + host + \";Username=etl;Password=¶\"|];", "string Run(string host) => \"Host=\" + host + $\";Username=etl;Password={Secret.Load(\"code-password\").Get()}\";")]
    [InlineData("string Run(string host) => [|@$\"Host={host};Username=etl;Password=¶;Pooling=true\"|];", "string Run(string host) => @$\"Host={host};Username=etl;Password={Secret.Load(\"code-password\").Get()};Pooling=true\";")]
    [InlineData("const string Prefix = \"Host=\"; string Run(string host) => [|Prefix + host + \";Username=etl;Password=¶\"|];", "const string Prefix = \"Host=\"; string Run(string host) => Prefix + host + $\";Username=etl;Password={Secret.Load(\"code-password\").Get()}\";")]
    [InlineData("const string Prefix = \"https://gw.example.org/\"; string Run(string host) => [|Prefix + host + \"?Authorization=Bearer ¤\"|];", "const string Prefix = \"https://gw.example.org/\"; string Run(string host) => Prefix + host + $\"?Authorization=Bearer {Secret.Load(\"code-bearer\").Get()}\";")]
    [InlineData("string Run(string host) => [|$\"Host={host};Token=\" + \"¤\"|];", "string Run(string host) => $\"Host={host};Token=\" + Secret.Load(\"code-token\").Get();")]
    [InlineData("const string Main = [|\"Host=pg01;Username=etl;Password=¶;Database=dw\"|];", "static readonly string Main = Secret.Load(\"code-main\").Get();")]
    [InlineData("const string Queue = [|\"amqps://worker:¶@mq01:5671/jobs\"|];", "static readonly string Queue = Secret.Load(\"code-queue\").Get();")]
    [InlineData("string Run(string host) => [|$\"amqps://worker:¶@{host}/jobs\"|];", "string Run(string host) => $\"amqps://worker:{Secret.Load(\"code-password\").Get()}@{host}/jobs\";")]
    [InlineData("const string Curl = [|\"curl -H 'Authorization: Bearer ¤' https://gw.example.org/{id}\"|];", "static readonly string Curl = $\"curl -H 'Authorization: Bearer {Secret.Load(\"code-bearer\").Get()}' https://gw.example.org/{{id}}\";")]
    [InlineData("string Run() => [|\"mail --user etl --password ¶ --verbose\"|];", "string Run() => $\"mail --user etl --password {Secret.Load(\"code-password\").Get()} --verbose\";")]
    public Task Of_a_longer_text_only_the_secret_moves_unless_it_is_a_setting_as_a_whole(string before, string after) => FixCodeAsync(Secret, Pieces(before), Pieces(after));

    [Theory]
    [InlineData(Secret, "Secret.Load(\"code-api-key\").Get()", "Secret.Load(\"code-token\").Get()", "Secret.Load(\"code-token-2\").Get()")]
    [InlineData(Configuration, "s_settings[\"Code:ApiKey\"] ?? throw new InvalidOperationException(\"Set the configuration value Code:ApiKey.\")", "s_settings[\"Code:Token\"] ?? throw new InvalidOperationException(\"Set the configuration value Code:Token.\")", "s_settings[\"Code:Token2\"] ?? throw new InvalidOperationException(\"Set the configuration value Code:Token2.\")")]
    [InlineData(Variable, "Environment.GetEnvironmentVariable(\"CODE_API_KEY\") ?? throw new InvalidOperationException(\"Set the environment variable CODE_API_KEY.\")", "Environment.GetEnvironmentVariable(\"CODE_TOKEN\") ?? throw new InvalidOperationException(\"Set the environment variable CODE_TOKEN.\")", "Environment.GetEnvironmentVariable(\"CODE_TOKEN_2\") ?? throw new InvalidOperationException(\"Set the environment variable CODE_TOKEN_2.\")")]
    public async Task All_are_mended_at_once_and_two_secrets_get_two_names(string key, string apiKey, string token, string second)
    {
        var test = Test(key, Several("Code", "const", "[|¤|]", "[|¤|]", "[|£|]"), Several("Code", "static readonly", apiKey, token, second));
        test.TestState.Sources.Add(("/0/Other.cs", Several("Mode", "const", "[|¤|]", "[|¤|]", "[|£|]")));
        test.FixedState.Sources.Add(("/0/Other.cs", Several("Mode", "static readonly", Of(apiKey), Of(token), Of(second))));
        await test.RunAsync();

        static string Of(string read) => read.Replace("Code", "Mode").Replace("CODE", "MODE").Replace("code", "mode");
    }

    [Fact]
    public async Task A_constant_that_another_file_uses_is_given_up_in_both()
    {
        var test = Test(Secret, "internal static class Keys { internal const string ApiKey = [|¤|]; }", "internal static class Keys { internal static readonly string ApiKey = Secret.Load(\"keys-api-key\").Get(); }");
        const string Use = "internal static class Client { internal static string Key => Keys.ApiKey; }";
        test.TestState.Sources.Add(("/0/Use.cs", Use));
        test.FixedState.Sources.Add(("/0/Use.cs", Use));
        await test.RunAsync();
    }

    [Theory]
    [InlineData(Secret, "Provost.Secret.Load(\"plain-api-key\").Get()")]
    [InlineData(Variable, "System.Environment.GetEnvironmentVariable(\"PLAIN_API_KEY\") ?? throw new System.InvalidOperationException(\"Set the environment variable PLAIN_API_KEY.\")")]
    public Task Without_a_using_the_types_are_qualified(string key, string read)
    {
        var test = Test(key, Plain("[|¤|]"), Plain(read));
        test.TestState.Sources.RemoveAt(1);
        test.FixedState.Sources.RemoveAt(1);
        return test.RunAsync();
    }

    [Fact]
    public Task A_token_at_the_start_of_a_text_moves_alone() => FixCodeAsync(
        Secret,
        $$"""internal static class Code { internal static string Cookie() => [|"{{MadeUpSecrets.WebToken}}; Path=/"|]; }""",
        """internal static class Code { internal static string Cookie() => $"{Secret.Load("code-cookie").Get()}; Path=/"; }""");

    [Theory]
    [InlineData("[System.ComponentModel.DefaultValue([|¤|])] string ApiKey { get; set; } = \"\";")]
    [InlineData("[Auth([|¤|])] void Run() { }")]
    [InlineData("bool Run(string token) => token is [|¤|];")]
    [InlineData("bool Run(string token) { switch (token) { case [|¤|]: return true; default: return false; } }")]
    [InlineData("private const string ApiKey = [|¤|]; [Auth(ApiKey)] void Run() { }")]
    [InlineData("private const string ApiKey = [|¤|]; private const string Line = ApiKey + \"!\";")]
    [InlineData("private const string ApiKey = [|¤|]; bool Run(string text) => text is ApiKey;")]
    [InlineData("private const string ApiKey = [|¤|]; void Run(string text = ApiKey) { }")]
    [InlineData("private const string ApiKey = [|¤|], Other = \"\";")]
    [InlineData("static readonly string Line = ApiKey + \"!\"; private const string ApiKey = [|¤|];")]
    [InlineData("int Run() { const string token = [|¤|]; return Length(); static int Length() => token.Length; }")]
    [InlineData("System.Linq.Expressions.Expression<Func<string, bool>> Run() => token => token == [|¤|];")]
    [InlineData("public virtual void Run(string apiKey = [|¤|]) { }")]
    [InlineData("interface IRun { void Run(string apiKey = [|¤|]); }")]
    [InlineData("delegate void Run(string apiKey = [|¤|]);")]
    [InlineData("sealed record Login(string ApiKey = [|¤|]);")]
    [InlineData("class Base(string apiKey) { public string Key => apiKey; } class Derived : Base { public Derived(string apiKey = [|¤|]) : base(apiKey) { } }")]
    public async Task Where_only_the_author_can_tell_no_fix_is_offered(string member) => Assert.Empty(await OfferedAsync(Code(member)));

    /// <summary>The keys of what is offered for the one report in the code.</summary>
    private static async Task<IEnumerable<string?>> OfferedAsync(string source) => (await ActionsAsync(source)).Select(action => action.EquivalenceKey);

    private static async Task<List<CodeAction>> ActionsAsync(string source)
    {
        using var workspace = new Microsoft.CodeAnalysis.AdhocWorkspace();
        var project = workspace.AddProject("Code", Microsoft.CodeAnalysis.LanguageNames.CSharp);
        project = TestReferences.Apply(project.Solution, project.Id).GetProject(project.Id)!.AddDocument("ImplicitUsings.cs", ImplicitUsings.Source).Project;
        var document = project.AddDocument("Code.cs", source.Replace("[|", "").Replace("|]", ""));
        var compilation = await document.Project.GetCompilationAsync();
        var report = Assert.Single(await RuleRunner.RunAsync(compilation!, new PRV201HardcodedSecretAnalyzer()));
        List<CodeAction> actions = [];
        await new PRV201HardcodedSecretCodeFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static Task FixAsync(string key, string before, string after) => FixCodeAsync(key, Code(before), Code(after));

    private static Task FixCodeAsync(string key, string before, string after) => Test(key, before, after).RunAsync();

    /// <summary>A test in which warnings of the fixed code fail it.</summary>
    private static CSharpCodeFixTest<PRV201HardcodedSecretAnalyzer, PRV201HardcodedSecretCodeFixProvider, DefaultVerifier> Test(string key, string before, string after)
    {
        var test = Verifier.Test(Quoted(before), Quoted(after));
        test.CodeActionEquivalenceKey = key;
        return test;
    }

    private static string Plain(string value) => Quoted($$"""
        internal sealed class Plain
        {
            internal readonly string ApiKey = {{value}};
        }
        """);

    private static string Several(string type, string modifiers, string apiKey, string token, string second) => Quoted($$"""
        internal sealed class {{type}}
        {
            private static readonly Microsoft.Extensions.Configuration.IConfiguration s_settings = null!;

            internal {{modifiers}} string ApiKey = {{apiKey}};

            internal string Read()
            {
                var token = {{token}};
                return ApiKey + token;
            }

            internal string Other()
            {
                var token = {{second}};
                return s_settings + token;
            }
        }
        """);

    private static string Code(string member) => Quoted($$"""
        using Microsoft.Extensions.Configuration;

        internal sealed class AuthAttribute(string token) : Attribute
        {
            public string Read => token;
        }

        internal sealed class Host
        {
            public IConfiguration Configuration { get; } = null!;
        }

        internal class Code
        {
            private static void Use(string value) => Console.WriteLine(value);

            {{member}}
        }
        """);

    /// <summary>¤ is the text of a token and ¶ that of a password, both without quotes.</summary>
    private static string Pieces(string member) => $$"""
        internal sealed class Code
        {
            {{member.Replace("¤", MadeUpSecrets.Token).Replace("¶", MadeUpSecrets.Password)}}
        }
        """;

    private static string Quoted(string code) => code
        .Replace("¤", $"\"{MadeUpSecrets.Token}\"")
        .Replace("£", $"\"{MadeUpSecrets.Body(MadeUpSecrets.Base62, 41)}\"");
}
