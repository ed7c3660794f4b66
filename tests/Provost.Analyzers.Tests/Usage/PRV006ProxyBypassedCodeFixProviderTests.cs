using Test = Provost.Analyzers.Tests.GeneratedCodeFixTest<Provost.Analyzers.Usage.PRV006ProxyBypassedAnalyzer, Provost.CodeFixes.Usage.PRV006ProxyBypassedCodeFixProvider>;

namespace Provost.Analyzers.Tests.Usage;

public sealed class PRV006ProxyBypassedCodeFixProviderTests
{
    [Theory]
    [InlineData("_ = lines.Select([|Parse|]).ToList();", "_ = lines.Select(ParseTask.Run).ToList();")]
    [InlineData("_ = lines.Select([|Pipeline.Parse|]).ToList();", "_ = lines.Select(Pipeline.ParseTask.Run).ToList();")]
    [InlineData("Func<string, int> parse = /* a */ [|Parse|] /* b */;", "Func<string, int> parse = /* a */ ParseTask.Run /* b */;")]
    [InlineData("var parse = (Func<string, int>)[|Parse|];", "var parse = (Func<string, int>)ParseTask.Run;")]
    [InlineData("Func<CancellationToken, Task> store = [|StoreAsync|];", "Func<CancellationToken, Task> store = StoreTask.RunAsync;")]
    [InlineData("Func<string, string> echo = [|Echo|];", "Func<string, string> echo = EchoTask<string>().Run;")]
    [InlineData("var echo = /* a */ [|Pipeline.Echo<string[]>|];", "var echo = /* a */ Pipeline.EchoTask<string[]>().Run;")]
    [InlineData("_ = lines.Select(l => new Dictionary<string, Uri>()).Select([|Echo|]).ToList();", "_ = lines.Select(l => new Dictionary<string, Uri>()).Select(EchoTask<Dictionary<string, Uri>>().Run).ToList();")]
    [InlineData("_ = lines.AsQueryable().Select(l => [|Echo|](l)).ToList();", "_ = lines.AsQueryable().Select(l => EchoTask<string>().Run(l)).ToList();")]
    [InlineData("Action run = [|RunAll|];", "Action run = RunAllFlow.Run;")]
    [InlineData("Action load = [|service.Load|];", "Action load = service.LoadTask.Run;")]
    [InlineData("Changed += [|OnChanged|];", "Changed += OnChangedTask.Run;")]
    [InlineData("dynamic line = \"1\"; int x = [|Parse|](line);", "dynamic line = \"1\"; int x = ParseTask.Run(line);")]
    [InlineData("dynamic x = 1; [|service.LoadOne|](x);", "dynamic x = 1; service.LoadOneTask.Run(x);")]
    [InlineData("dynamic x = 1; service?[|.LoadOne|](x);", "dynamic x = 1; service?.LoadOneTask.Run(x);")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> e = () => [|Parse|](\"1\");", "System.Linq.Expressions.Expression<Func<int>> e = () => ParseTask.Run(\"1\");")]
    [InlineData("_ = lines.AsQueryable().Select(l => [|Parse|](l)).ToList();", "_ = lines.AsQueryable().Select(l => ParseTask.Run(l)).ToList();")]
    public Task The_proxy_is_named_in_place_of_the_method(string statement, string fixedStatement) =>
        new Test(PRV006ProxyBypassedTests.InFlow(statement), PRV006ProxyBypassedTests.InFlow(fixedStatement)).RunAsync();

    [Fact]
    public async Task All_uses_of_a_solution_are_mended_at_once()
    {
        var test = new Test(
            PRV006ProxyBypassedTests.InFlow("System.Linq.Expressions.Expression<Func<Func<string, int>>> e = () => lines.Select([|Parse|]).First() > [|Parse|](\"1\") ? [|Parse|] : null!;"),
            PRV006ProxyBypassedTests.InFlow("System.Linq.Expressions.Expression<Func<Func<string, int>>> e = () => lines.Select(ParseTask.Run).First() > ParseTask.Run(\"1\") ? ParseTask.Run : null!;"));
        test.TestState.Sources.Add(("/0/Other.cs", "class Other { Func<string, int> _parse = [|Pipeline.Parse|]; public int M() => _parse(\"\"); }"));
        test.FixedState.Sources.Add(("/0/Other.cs", "class Other { Func<string, int> _parse = Pipeline.ParseTask.Run; public int M() => _parse(\"\"); }"));
        test.NumberOfFixAllIterations = 1;
        test.NumberOfFixAllInDocumentIterations = 2;
        await test.RunAsync();
    }

    [Theory]
    [InlineData("unsafe { delegate*<string, int> parse = &[|Parse|]; }")]
    [InlineData("Func<int> size = [|\"\".Size|];")]
    [InlineData("dynamic x = 1; [|Echo|](x);")]
    [InlineData("_ = lines.Select(l => new { l }).Select([|Echo|]).ToList();")]
    public Task Where_the_proxy_does_not_do_no_fix_is_offered(string statement)
    {
        var source = PRV006ProxyBypassedTests.InFlow(statement) + "\npublic static partial class Texts { [Task] public static int Size(this string text) => text.Length; }\n";
        return new Test(source, source).RunAsync();
    }

    [Fact]
    public Task A_signature_that_an_interceptor_cannot_name_is_called_by_its_proxy() => new Test(
        """
        public partial class Pipeline
        {
            private sealed record Row(int Id);

            [Task] private static Row Parse(string line) => new(int.Parse(line));

            public static int Run() => [|Parse|]("1").Id;
        }
        """,
        """
        public partial class Pipeline
        {
            private sealed record Row(int Id);

            [Task] private static Row Parse(string line) => new(int.Parse(line));

            public static int Run() => ParseTask.Run("1").Id;
        }
        """).RunAsync();
}
