using Verifier = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Security.PRV201HardcodedSecretAnalyzer,
    Provost.CodeFixes.Security.PRV201HardcodedSecretCodeFixProvider>;

namespace Provost.Analyzers.Tests.Security;

public sealed class PRV201HardcodedSecretCodeFixProviderTests
{
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
    public Task The_secret_is_read_from_the_environment(string before, string after) => Verifier.FixAsync(Code(before), Code(after));

    [Fact]
    public Task Several_secrets_are_mended_at_once() => Verifier.FixAsync(
        Code("""
            internal const string ApiKey = [|¤|];

                private readonly string _token = [|¤|];

                internal string Read() => ApiKey + _token;
            """),
        Code("""
            internal static readonly string ApiKey = Environment.GetEnvironmentVariable("CODE_API_KEY") ?? throw new InvalidOperationException("Set the environment variable CODE_API_KEY.");

                private readonly string _token = Environment.GetEnvironmentVariable("CODE_TOKEN") ?? throw new InvalidOperationException("Set the environment variable CODE_TOKEN.");

                internal string Read() => ApiKey + _token;
            """));

    [Fact]
    public Task Without_a_using_the_types_are_qualified()
    {
        var test = Verifier.Test(Plain("[|¤|]"), Plain("System.Environment.GetEnvironmentVariable(\"PLAIN_API_KEY\") ?? throw new System.InvalidOperationException(\"Set the environment variable PLAIN_API_KEY.\")"));
        test.TestState.Sources.RemoveAt(1);
        test.FixedState.Sources.RemoveAt(1);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("[Auth([|¤|])] void Run() { }")]
    [InlineData("void Run(string apiKey = [|¤|]) { }")]
    [InlineData("bool Run(string token) => token is [|¤|];")]
    [InlineData("bool Run(string token) { switch (token) { case [|¤|]: return true; default: return false; } }")]
    [InlineData("private const string ApiKey = [|¤|]; [Auth(ApiKey)] void Run() { }")]
    [InlineData("private const string ApiKey = [|¤|]; private const string Line = ApiKey + \"!\";")]
    [InlineData("private const string ApiKey = [|¤|]; bool Run(string text) => text is ApiKey;")]
    [InlineData("private const string ApiKey = [|¤|]; void Run(string text = ApiKey) { }")]
    [InlineData("private const string ApiKey = [|¤|], Other = \"\";")]
    [InlineData("static ReadOnlySpan<byte> SigningKey => [|¤u8|];")]
    [InlineData("System.Linq.Expressions.Expression<Func<string, bool>> Run() => token => token == [|¤|];")]
    [InlineData("string Run(string host) => [|$\"Host={host};Token=\" + ¤|];")]
    public Task Where_only_the_author_can_tell_no_fix_is_offered(string member) => Verifier.NoFixAsync(Code(member));

    private static string Plain(string value) => $$"""
        internal sealed class Plain
        {
            internal readonly string ApiKey = {{Quoted(value)}};
        }
        """;

    private static string Code(string member) => $$"""
        internal sealed class AuthAttribute(string token) : Attribute
        {
            public string Read => token;
        }

        internal sealed class Code
        {
            {{Quoted(member)}}
        }
        """;

    private static string Quoted(string code) => code.Replace("¤", $"\"{MadeUpSecrets.Token}\"");
}
