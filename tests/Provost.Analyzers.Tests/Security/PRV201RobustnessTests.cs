using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
#if DEBUG
using Microsoft.CodeAnalysis.Diagnostics;
#endif
using Provost.Analyzers.Security;

namespace Provost.Analyzers.Tests.Security;

/// <summary>Broken, gigantic and hostile code: no exception, and an end in reasonable time.</summary>
public sealed class PRV201RobustnessTests
{
    private const int Megabyte = 1_000_000;

    private static string Code => $$""""
        using System;
        internal sealed class Client(string apiKey = "{{MadeUpSecrets.Token}}")
        {
            private const string Token = "a" + "{{MadeUpSecrets.OfKind("GitHub token")}}";
            [Obsolete("password", DiagnosticId = "x")]
            public string Key { get => field ?? "{{MadeUpSecrets.Token}}"; set; }
            internal bool Run(string token) => token is "{{MadeUpSecrets.Token}}" or $"{apiKey}:{Token}" || token switch { "x" => "{{MadeUpSecrets.Password}}", _ => """{ "apiKey": "{{MadeUpSecrets.Token}}" }""" } == "amqp://a:{{MadeUpSecrets.Password}}@h";
            internal object Map() => new System.Collections.Generic.Dictionary<string, string> { ["apiKey"] = "{{MadeUpSecrets.Token}}", { "password", "{{MadeUpSecrets.Password}}" } };
        }
        """";

    [Fact]
    public async Task Code_cut_off_anywhere_is_survived()
    {
        var code = Code;
        for (var length = 0; length < code.Length; length += 17)
        {
            await RunAsync(code[..length]);
        }
    }

    [Fact]
    public async Task Code_that_lacks_any_one_token_is_survived()
    {
        var code = Code;
        var root = await CSharpSyntaxTree.ParseText(code).GetRootAsync();
        foreach (var token in root.DescendantTokens().Where(token => token.Span.Length > 0))
        {
            await RunAsync(code.Remove(token.SpanStart, token.Span.Length));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("eyJ.")]
    [InlineData("eyJ")]
    [InlineData("://a:b@")]
    [InlineData("token=")]
    [InlineData("password=;")]
    [InlineData("Basic ")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("xoxb-1")]
    [InlineData("{")]
    [InlineData("PuTTY-User-Key-File ")]
    [InlineData("sig=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&")]
    [InlineData(".")]
    [InlineData("=:")]
    [InlineData("abcdefg ")]
    public async Task A_literal_of_a_megabyte_is_survived(string piece)
    {
        var text = new StringBuilder(Megabyte).Insert(0, piece, Megabyte / piece.Length).ToString();

        await RunAsync($"class C {{ const string ApiKey = \"{text}\"; }}");
    }

    [Fact]
    public async Task Thousands_of_concatenations_are_one_text()
    {
        var secret = MadeUpSecrets.OfKind("GitHub token");
        var sum = string.Join(" + ", Enumerable.Repeat("\"text \"", 5000).Append($"\"{secret}\""));

        var report = Assert.Single(await RunAsync($"class C {{ static readonly string s_text = {sum}; }}"));

        Assert.DoesNotContain(secret, report.GetMessage());
    }

    /// <summary>What is allocated grows no faster than the text: every copy of the whole per part of it would.</summary>
    [Theory]
    [InlineData("Server=a;Password=b;")]
    [InlineData("token=abcdef012345 ")]
    [InlineData("https://a:b@c ")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJ ")]
    [InlineData("Bearer Basic abcdefghijkl ")]
    [InlineData("sv=1&se=2&sig=abcdefghijklmnopqrstuvwxyz ")]
    public void Twice_the_text_is_twice_the_work(string piece)
    {
        const int Pieces = 2000;
        Allocated(piece, 10);

        var (once, fourfold) = (Allocated(piece, Pieces), Allocated(piece, 4 * Pieces));

        Assert.InRange(fourfold, 0, (5 * once) + 10_000);
    }

#if DEBUG
    /// <summary>Code of one kind that grows by its middle.</summary>
    public static TheoryData<string, string, string> Growing => new()
    {
        { "class C { string ApiKey = \"", "a", "\"; }" },
        { "class C { string ApiKey = \"", "eyJ.", "\"; }" },
        { "class C { string ApiKey = \"", " eyJ", "\"; }" },
        { "class C { string ApiKey = \"", "://a:b@", "\"; }" },
        { "class C { string ApiKey = \"", "token=", "\"; }" },
        { "class C { string ApiKey = \"", "token=abcdef0123 ", "\"; }" },
        { "class C { string ApiKey = \"", "Server=a;Password=b;", "\"; }" },
        { "class C { string ApiKey = \"", "Basic ", "\"; }" },
        { "class C { string ApiKey = \"", "-----BEGIN PRIVATE KEY-----", "\"; }" },
        { "class C { string ApiKey = \"", "-----BEGIN PRIVATE KEY-----   ", "\"; }" },
        { "class C { string ApiKey = \"", "xoxb-1", "\"; }" },
        { "class C { string ApiKey = \"", "sv=1&se=2&sig=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&", "\"; }" },
        { "class C { string ApiKey = \"", "PuTTY-User-Key-File ", "\"; }" },
        { "class C { string ApiKey = \"", ".", "\"; }" },
        { "class C { string ApiKey = \"", "=:", "\"; }" },
        { "class C { string ApiKey = \"", "\\\"\\n", "\"; }" },
        { "class C { string ApiKey = @\"", "\"\"", "\"; }" },
        { "class C { string Text(int x) => $\"", "{x} {{", "\"; }" },
        { "class C { string Text(int[] x) => $\"", "{x[0]}", "\"; }" },
        { "class C { string ApiKey = \"\"\"", "a \"\" ", "\"\"\"; }" },
        { "class C { string ApiKey = \"a\"", " + \"a\"", "; }" },
        { "class C { string Text(string x) => x = x", " + \"a\" + x", "; }" },
        { "class C { string Text(string x) => x = \"a\"", " + x.Trim() + \"a\"", "; }" },
        { "class C { string Text(string x) => x = x", " + (\"a\")", "; }" },
        { "class C { string Text(string x) => x = x", " + (object)\"a\"", "; }" },
        { "class C { string Text(string x) => x = x", " + 'a' + \"a\"", "; }" },
        { "class C { string Text(string x) => x = x", " + Text(\"a\")", "; }" },
        { "class C { string Text(string x) => x = x", " + $\"{x[0]}\"", "; }" },
        { "class C { string Text(string x) => x = (object)\"a\"", " + \"a\" + x", "; }" },
        { "class C { string Text(string x) => x = \"a\" /* + */", " + /* + */ \"a\"", "; }" },
        { "class C { void M(string x) { M(", "x, ", "\"abc123def\"); } }" },
        { "class C { void M(string x) { M(", "\"abc123def\", ", "x); } }" },
        { "class C { void M(string x) { ", "M(\"abc123def\", x); ", "} }" },
        { "class C { string[] s_keys = { ", "\"abc123def\", ", "}; }" },
        { "class C { byte[] s_key = { ", "1, ", "}; }" },
        { "class C { void M(int x) { ", "{ // a\n", "" },
        { "class C { void M(System.Security.SecureString s) { ", "s.AppendChar('a'); ", "} }" },
        { "class C { void M(System.Text.StringBuilder b) { ", "b.Append(\"Password=\"); b.Append(\"abc123def\"); ", "} }" },
        { "class C { string A = \"a\"", "          \n", " + \"abc123def\"; }" },
        { "class C { string A", "aaaaaaaaaa", " = \"abc123def\"; }" },
        { "class C {\n", "#if A\n\"\n#else\nstring A = \"abc123def\";\n#endif\n", "}" },
        { "class C {\n", "string ApiKey = \"abc123def\n", "}" },
        { "class C {\n", "string ApiKey = $\"{\n", "}" },
        { "class C { string ApiKey = \"\"\"\n", "text \"\"\n", "}" },
        { "class C { string ApiKey = @\"", "text \"\"\n", "}" },
        { "class C { ", "/* \"text\" ", "}" },
        { "class C { string ApiKey = \"a\"", " + \"a", "" },
    };

    [Theory]
    [MemberData(nameof(Growing))]
    public void Four_times_the_code_is_four_times_the_steps(string before, string piece, string after)
    {
        const int Pieces = 250;
        long Of(int pieces) => StepsOver(before + new StringBuilder().Insert(0, piece, pieces) + after);
        Of(1);

        var (once, fourfold) = (Of(Pieces), Of(4 * Pieces));

        Assert.InRange(once, 2, long.MaxValue);
        Assert.InRange(fourfold, 0, (5 * once) + 5_000);
    }

    private static long StepsOver(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        var model = CSharpCompilation.Create("Growing", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]).GetSemanticModel(tree);
        var detector = new SecretDetectors(new AnalyzerOptions([]), isTestProject: false).For(tree);
        var before = Steps.Taken;
        new SecretFileSearch(model, detector!, static (_, _) => { }, CancellationToken.None).Run();
        return Steps.Taken - before;
    }
#endif

    [Fact]
    public async Task Tens_of_thousands_of_concatenations_are_survived()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("\"text \"", 20_000));

        Assert.Empty(await RunAsync($"class C {{ static readonly string s_apiKey = {sum}; }}"));
    }

    [Fact]
    public async Task Deep_nesting_is_survived()
    {
        var (open, close) = (new string('(', 300), new string(')', 300));
        var choice = string.Concat(Enumerable.Range(0, 300).Select(n => $"n == {n} ? \"{MadeUpSecrets.Token}\" : "));

        await RunAsync($"class C {{ static string ApiKey(int n) => {open}{choice}\"\"{close}; }}");
    }

    [Fact]
    public async Task Thousands_of_arguments_and_statements_are_survived()
    {
        var arguments = string.Join(", ", Enumerable.Repeat($"\"{MadeUpSecrets.Token}\"", 5000));
        var appends = string.Concat(Enumerable.Repeat("s.AppendChar('a'); ", 5000));

        await RunAsync($"class C {{ void M(System.Security.SecureString s) {{ string.Concat({arguments}); M({arguments}); {appends} }} }}");
    }

    [Theory]
    [InlineData("class C { string ApiKey = \"unterminated ")]
    [InlineData("class C { string ApiKey = $\"{")]
    [InlineData("class C { string ApiKey = \"\"\"\n text")]
    [InlineData("class C { string ApiKey = \"\\uD800\\uDC00\\uD800 password=\\uDFFF;Server=\\u0001\"; }")]
    [InlineData("= \"password=aB3$efgh;Server=x\"")]
    [InlineData("[Foo(\"aB3$efgh-Xyz-12345\")]")]
    [InlineData("class C { void M() { N(\"aB3$efghXyz12345\", \"aB3$efghXyz12345\", ); new(\"aB3$efghXyz12345\"); this[\"aB3$efghXyz12345\"] = ; } }")]
    public async Task Broken_code_is_survived(string code) => await RunAsync(code);

    private static long Allocated(string piece, int pieces)
    {
        var text = new StringBuilder().Insert(0, piece, pieces).ToString();
        var names = new SecretName();
        var before = GC.GetAllocatedBytesForCurrentThread();
        SecretStructures.Find(text, names, (_, _) => false);
        SecretFormatScanner.BuiltIn.Find(text, (_, _) => false);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> RunAsync(string code) => RuleRunner.RunAsync(
        CSharpCompilation.Create("Hostile", [CSharpSyntaxTree.ParseText(code)], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]),
        new PRV201HardcodedSecretAnalyzer());
}
