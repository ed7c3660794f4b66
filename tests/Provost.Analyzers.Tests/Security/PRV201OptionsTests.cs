using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Security;
using Verifier = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Security.PRV201HardcodedSecretAnalyzer>;

namespace Provost.Analyzers.Tests.Security;

/// <summary>What <c>.editorconfig</c> can change, and that nothing in it is ignored.</summary>
public sealed class PRV201OptionsTests
{
    private const string ConfigPath = "/.editorconfig";

    private static string Token => MadeUpSecrets.Token;

    [Theory]
    [InlineData("pin", "const string DoorPin = [|\"¤\"|];")]
    [InlineData("otp_seed, door-code", "const string FrontDoorCode = [|\"¤\"|]; string Otp(string OtpSeed = [|\"¤\"|]) => OtpSeed;")]
    [InlineData("pin", "const string Pinned = \"¤\"; const string Spinner = \"¤\";")]
    public Task A_project_names_what_it_calls_secrets(string names, string members) => RunAsync($"provost.secrets.names = {names}", members.Replace("¤", Token));

    [Fact]
    public Task A_project_names_the_prefixes_of_its_credentials() => RunAsync(
        "provost.secrets.prefixes = acme_live_, ctso-",
        $"const string A = [|\"acme_live_{Token}\"|]; const string B = [|\"see ctso-{Token}\"|]; const string C = \"acme_test_{Token}\"; const string D = \"acme_live_\"; const string E = \"acme_live_xxxxxxxxxxxxxxxx\";");

    [Fact]
    public Task An_allowed_value_is_left_alone_wherever_it_stands() => RunAsync(
        $"provost.secrets.allowed_values = {Sha256(Token)}, {Sha256(MadeUpSecrets.Password).ToUpperInvariant()}",
        $"const string ApiKey = \"{Token}\"; const string Main = \"Host=pg01;Username=etl;Password={MadeUpSecrets.Password}\"; const string Other = [|\"{MadeUpSecrets.OfKind("GitHub token")}\"|];");

    [Fact]
    public Task A_whole_text_can_be_allowed()
    {
        var main = $"Host=pg01;Username=etl;Password={MadeUpSecrets.Password}";
        return RunAsync($"provost.secrets.allowed_values = {Sha256(main)}", $"const string Main = \"{main}\";");
    }

    [Fact]
    public Task What_follows_an_allowed_value_is_still_seen() => RunAsync(
        $"provost.secrets.allowed_values = {Sha256(MadeUpSecrets.OfKind("npm token"))}",
        $"const string Both = [|\"{MadeUpSecrets.OfKind("npm token")} {MadeUpSecrets.OfKind("GitHub token")}\"|];");

    [Theory]
    [InlineData("**/Fixtures/**", "/src/Fixtures/Deep/Keys.cs", true)]
    [InlineData("Fixtures/*.cs", "/src/Fixtures/Keys.cs", true)]
    [InlineData("Key?.cs", "/src/Fixtures/Keys.cs", true)]
    [InlineData("/src/*/Keys.cs", "/src/Fixtures/Keys.cs", true)]
    [InlineData("fixtures/**", "/src/Fixtures/Keys.cs", true)]
    [InlineData("/Fixtures/*.cs", "/src/Fixtures/Keys.cs", false)]
    [InlineData("Fixtures/*.cs", "/src/Fixtures/Deep/Keys.cs", false)]
    [InlineData("Fix*", "/src/Fixtures/Keys.cs", false)]
    public Task A_path_can_be_allowed(string pattern, string path, bool isAllowed)
    {
        var source = $"internal static class Keys {{ private const string ApiKey = {(isAllowed ? "" : "[|")}\"{Token}\"{(isAllowed ? "" : "|]")}; }}";
        var test = Verifier.Test("internal static class Empty;");
        test.TestState.Sources.Add((path, source));
        test.TestState.AnalyzerConfigFiles.Add((ConfigPath, Config($"provost.secrets.allowed_paths = {pattern}")));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    [InlineData("default", DiagnosticSeverity.Warning)]
    public async Task Each_tier_has_a_severity(string value, DiagnosticSeverity severity)
    {
        foreach (var (tier, member) in Tiers)
        {
            var expected = value == "default" && tier == "key" ? DiagnosticSeverity.Info : severity;
            await RunAsync($"provost.secrets.severity.{tier} = {value}", member, new DiagnosticResult(PRV201HardcodedSecretAnalyzer.Id, expected).WithLocation(0));
        }
    }

    [Fact]
    public async Task Each_tier_can_be_turned_off()
    {
        foreach (var (tier, member) in Tiers)
        {
            await RunAsync($"provost.secrets.severity.{tier} = none", member.Replace("{|#0:", "").Replace("|}", ""));
        }
    }

    [Theory]
    [InlineData("all", true, true, true)]
    [InlineData("none", false, false, false)]
    [InlineData("password", false, true, false)]
    [InlineData("format, structure", true, false, true)]
    public Task Tests_get_the_tiers_that_the_project_names(string value, bool format, bool password, bool structure)
    {
        var test = Verifier.Test(Type($"""
            const string A = {Marked($"\"{MadeUpSecrets.OfKind("GitHub token")}\"", format)};
            const string Password = {Marked($"\"{MadeUpSecrets.Password}\"", password)};
            const string C = {Marked($"\"{MadeUpSecrets.WebToken}\"", structure)};
            """));
        test.TestState.AnalyzerConfigFiles.Add((ConfigPath, Config($"provost.secrets.test_tiers = {value}")));
        test.TestState.AdditionalReferences.Add(typeof(Assert).Assembly);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("provost.secrets.severity.format", "loud", "'error', 'warning', 'suggestion', 'silent', 'none' or 'default'")]
    [InlineData("provost.secrets.allowed_values", "abc", "a list of SHA-256 hashes, 64 hexadecimal digits each")]
    [InlineData("provost.secrets.prefixes", "a", "a list of prefixes of at least three letters, digits, '_', '-' and '.'")]
    [InlineData("provost.secrets.names", "a b", "a list of names made of letters, digits, '_', '-' and '.'")]
    [InlineData("provost.secrets.allowed_paths", "src/[ab].cs", "a list of paths in which '*', '**' and '?' stand for others")]
    [InlineData("provost.secrets.test_tiers", "tokens", "'all', 'none' or a list of 'format', 'key', 'password', 'structure', 'token'")]
    public Task A_wrong_value_is_reported_with_what_is_allowed(string key, string value, string allowed) => RunAsync(
        $"{key} = {value}",
        "",
        new DiagnosticResult(PRV201HardcodedSecretAnalyzer.Id, DiagnosticSeverity.Warning)
            .WithMessage($"The option '{key}' has the value '{value}', which is left out; allowed: {allowed}"));

    [Fact]
    public Task What_is_right_beside_a_wrong_value_counts() => RunAsync(
        "provost.secrets.prefixes = a, acme_live_",
        $"const string A = {{|#0:\"acme_live_{Token}\"|}};",
        new DiagnosticResult(PRV201HardcodedSecretAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0),
        new DiagnosticResult(PRV201HardcodedSecretAnalyzer.Id, DiagnosticSeverity.Warning).WithArguments("provost.secrets.prefixes", "a", "a list of prefixes of at least three letters, digits, '_', '-' and '.'"));

    [Fact]
    public async Task An_unknown_option_is_reported_with_those_that_exist()
    {
        var test = Test("provost.secrets.prefix = acme_", "");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(PRV201HardcodedSecretAnalyzer.Id, DiagnosticSeverity.Warning)
            .WithArguments("provost.secrets.prefix", "acme_", "no option of this name; there are provost.secrets.allowed_paths, provost.secrets.allowed_values, provost.secrets.names, provost.secrets.prefixes, provost.secrets.severity.format, provost.secrets.severity.key, provost.secrets.severity.password, provost.secrets.severity.structure, provost.secrets.severity.token, provost.secrets.test_tiers"));
        await test.RunAsync();
    }

    [Fact]
    public async Task A_wrong_value_is_shown_where_it_stands_when_the_file_is_handed_over()
    {
        var test = Test("provost.secrets.names = a b", "");
        test.TestState.AdditionalFiles.Add((ConfigPath, Config("provost.secrets.names = a b")));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(PRV201HardcodedSecretAnalyzer.Id, DiagnosticSeverity.Warning).WithSpan(ConfigPath, 3, 1, 3, 28));
        await test.RunAsync();
    }

    private static (string Tier, string Member)[] Tiers =>
    [
        ("format", $"const string A = {{|#0:\"{MadeUpSecrets.OfKind("GitHub token")}\"|}};"),
        ("structure", $"const string A = {{|#0:\"{MadeUpSecrets.WebToken}\"|}};"),
        ("token", $"const string ApiKey = {{|#0:\"{Token}\"|}};"),
        ("password", $"const string Password = {{|#0:\"{MadeUpSecrets.Password}\"|}};"),
        ("key", $"const string BoxKey = {{|#0:\"{Token}\"|}};"),
    ];

    private static Task RunAsync(string option, string members, params DiagnosticResult[] expected) => Test(option, members, expected).RunAsync();

    private static Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<PRV201HardcodedSecretAnalyzer, DefaultVerifier> Test(string option, string members, params DiagnosticResult[] expected)
    {
        var test = Verifier.Test(Type(members), expected);
        test.TestState.AnalyzerConfigFiles.Add((ConfigPath, Config(option)));
        return test;
    }

    private static string Marked(string literal, bool isReported) => isReported ? $"[|{literal}|]" : literal;

    private static string Config(string option) => $"root = true\n[*.cs]\n{option}\n";

    private static string Type(string members) => $$"""
        internal static class Code
        {
            {{members.Replace("string Otp(", "static string Otp(")}}
        }
        """;

    private static string Sha256(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
