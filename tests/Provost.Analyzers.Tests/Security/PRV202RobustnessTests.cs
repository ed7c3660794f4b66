using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers.Security;

namespace Provost.Analyzers.Tests.Security;

/// <summary>Code that is huge, deep, circular or broken: no exception, and no time out of proportion.</summary>
public sealed class PRV202RobustnessTests
{
    private const string Body = """
        var (user, key) = (name, token);
                var text = new StringBuilder().Append($"a {token}").AppendLine(user);
                foreach (var letter in name)
                {
                    try { text.Append(letter switch { 'a' => token, _ => user }); }
                    catch (Exception exception) when (exception.Data["a"] is null) { logger.LogError(exception, "{Token}", key ?? user); throw; }
                    finally { await Task.Run(async () => { await Task.Yield(); Console.WriteLine(token?.Trim()); }); }
                }
                using (logger.BeginScope(new Dictionary<string, object> { ["A"] = text.ToString(), ["B"] = new { name, token } }))
                {
                    Print(ref user!, out var other);
                    Console.WriteLine(flag ? other : $"{user,10:x}" + text.Length + key[0]);
                }
                void Print(ref string first, out string second) { second = first; Debug.WriteLine(second = token); Print(ref first, out second); }
        """;

    public static TheoryData<string, string> Large => new()
    {
        { "a chain of concatenations", "var text = token" + Repeat(5000, " + \"a\"") + "; Console.WriteLine(text);" },
        { "assignments", "var text = \"\";" + Repeat(5000, " text += token;") + " Console.WriteLine(text);" },
        { "nested parentheses", "var text = " + Repeat(400, "(") + "token" + Repeat(400, ")") + "; Console.WriteLine(text);" },
        { "nested calls", "Console.WriteLine(" + Repeat(300, "string.Concat(") + "token" + Repeat(300, ")") + ");" },
        { "nested conditions", "Console.WriteLine(" + Repeat(300, "flag ? \"a\" : ") + "token);" },
        { "nested lambdas", Repeat(40, "((Action)(() => { ") + "Console.WriteLine(token);" + Repeat(40, " }))();") },
        { "branches over many variables", string.Concat(Enumerable.Range(0, 700).Select(i => $"var v{i} = \"\"; if (flag) v{i} = token;")) + "Console.WriteLine(name);" },
        { "functions that call each other", "A(token); void A(string a) { B(a); C(a); } void B(string b) { C(b); A(b); } void C(string c) { A(c); B(c); Console.WriteLine(c.Length); }" },
        { "many functions", string.Concat(Enumerable.Range(0, 60).Select(i => $"void F{i}(string a) {{ F{(i + 1) % 60}(a); F{(i + 7) % 60}(a); }}")) + "F0(token);" },
        { "jumps", "var text = token; again: if (flag) goto next; goto again; next: text = \"\"; if (!flag) goto again; Console.WriteLine(text.Length);" },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public async Task It_comes_to_an_end(string what, string statements)
    {
        var reports = await ReportsAsync(LeakCode.WithToken(statements));

        Assert.True(reports.Length <= 1, what);
    }

    [Fact]
    public async Task A_long_chain_of_concatenations_is_followed() =>
        Assert.Single(await ReportsAsync(LeakCode.WithToken("Console.WriteLine(token" + Repeat(2000, " + \"a\"") + ");")));

    [Fact]
    public async Task The_whole_body_is_understood() => Assert.Equal(4, (await ReportsAsync(LeakCode.WithToken(Body))).Length);

    [Fact]
    public async Task Nothing_throws_over_broken_code()
    {
        var code = LeakCode.WithToken(Body);
        var start = code.IndexOf("var (user", StringComparison.Ordinal);
        var tokens = CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens().Where(token => token.SpanStart >= start && !token.Span.IsEmpty).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            var span = tokens[i].Span;
            await ReportsAsync((i % 3) switch
            {
                0 => code[..span.Start],
                1 => code[..span.Start] + code[span.End..],
                _ => code[..span.Start] + tokens[^(i + 1)].Text + " " + code[span.Start..],
            });
        }
    }

    private static string Repeat(int times, string text) => string.Concat(Enumerable.Repeat(text, times));

    private static async Task<ImmutableArray<Diagnostic>> ReportsAsync(string code)
    {
        var compilation = CSharpCompilation.Create(
            "Code",
            [CSharpSyntaxTree.ParseText(code), CSharpSyntaxTree.ParseText(LeakCode.Libraries), CSharpSyntaxTree.ParseText(ImplicitUsings.Source)],
            TestReferences.All,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return await RuleRunner.RunAsync(compilation, new PRV202SecretLeakAnalyzer());
    }
}
