using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Usage;
using Verifier = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Usage.PRV006ProxyBypassedAnalyzer>;

namespace Provost.Analyzers.Tests.Usage;

public sealed class PRV006ProxyBypassedTests
{
    [Theory]
    [InlineData("_ = lines.Select([|Parse|]).ToList();")]
    [InlineData("_ = lines.Select([|Pipeline.Parse|]).ToList();")]
    [InlineData("_ = lines.Select<string, int>([|Parse|]);")]
    [InlineData("Func<string, int> parse = [|Parse|];")]
    [InlineData("Func<string, int> parse = new([|Parse|]);")]
    [InlineData("var parse = [|Parse|];")]
    [InlineData("var parse = (Func<string, int>)[|Parse|];")]
    [InlineData("Delegate parse = [|Parse|];")]
    [InlineData("Func<Task> store = [|StoreAsync|];")]
    [InlineData("Task.Run([|StoreAsync|]);")]
    [InlineData("Action run = [|RunAll|];")]
    [InlineData("Action load = service.[|Load|];", true)]
    [InlineData("var actions = new Action[] { [|RunAll|], () => RunAll() };")]
    [InlineData("Changed += [|OnChanged|];")]
    [InlineData("unsafe { delegate*<string, int> parse = &[|Parse|]; }")]
    [InlineData("Func<Func<string, int>> f = () => [|Parse|];")]
    [InlineData("Func<string, string> echo = [|Echo|];")]
    [InlineData("_ = lines.Select([|Echo<string>|]).ToList();")]
    [InlineData("_ = lines.Select(l => new { l }).Select([|Echo|]).ToList();")]
    public Task A_delegate_of_a_flow_or_task_is_reported(string statement, bool underlinesReceiver = false) =>
        Verifier.AnalyzerAsync(InFlow(underlinesReceiver ? statement.Replace("service.[|Load|]", "[|service.Load|]", StringComparison.Ordinal) : statement));

    [Theory]
    [InlineData("dynamic line = \"1\"; int x = [|Parse|](line);")]
    [InlineData("dynamic line = \"1\"; int x = [|Pipeline.Parse|](line);")]
    [InlineData("dynamic line = \"1\"; lines.Select(l => (int)[|Parse|](line));")]
    [InlineData("dynamic x = 1; [|service.LoadOne|](x);")]
    [InlineData("dynamic x = 1; service?[|.LoadOne|](x);")]
    [InlineData("dynamic x = 1; [|Echo|](x);")]
    public Task A_call_bound_at_run_time_is_reported(string statement) => Verifier.AnalyzerAsync(InFlow(statement));

    [Theory]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> e = () => [|Parse|](\"1\");")]
    [InlineData("System.Linq.Expressions.Expression<Func<string, int>> e = l => 1 + [|Pipeline.Parse|](l);")]
    [InlineData("lines.AsQueryable().Select(l => [|Parse|](l));")]
    [InlineData("lines.AsQueryable().Select(l => [|Echo|](l));")]
    [InlineData("_ = from l in lines.AsQueryable() where [|Parse|](l) > 1 select l;")]
    [InlineData("System.Linq.Expressions.Expression<Func<Func<int>>> e = () => () => [|Parse|](\"1\");")]
    [InlineData("System.Linq.Expressions.LambdaExpression e = () => [|Parse|](\"1\");")]
    [InlineData("System.Linq.Expressions.Expression<Func<Task>> e = () => [|StoreAsync|](default);")]
    public Task A_call_in_an_expression_tree_is_reported(string statement) => Verifier.AnalyzerAsync(InFlow(statement));

    [Theory]
    [InlineData("_ = Parse(\"1\");")]
    [InlineData("_ = Echo(1);")]
    [InlineData("_ = Echo<string>(\"1\");")]
    [InlineData("_ = lines.Select(l => Echo(l)).ToList();")]
    [InlineData("_ = Pipeline.Parse(\"1\");")]
    [InlineData("await StoreAsync();")]
    [InlineData("service.Load();")]
    [InlineData("service?.Load();")]
    [InlineData("_ = lines.Select(l => Parse(l)).ToList();")]
    [InlineData("_ = from l in lines select Parse(l);")]
    [InlineData("Func<string, int> parse = l => Parse(l);")]
    [InlineData("Func<string, int> parse = delegate (string l) { return Parse(l); };")]
    [InlineData("int Local(string l) => Parse(l); _ = Local(\"1\");")]
    [InlineData("Func<string, int> parse = Plain;")]
    [InlineData("_ = lines.Select(Plain).Select(Math.Abs).ToList();")]
    [InlineData("_ = lines.Select(int.Parse).ToList();")]
    [InlineData("_ = nameof(Parse) + nameof(Pipeline.Parse);")]
    [InlineData("dynamic d = service; d.Load();")]
    [InlineData("dynamic line = \"1\"; Plain(line);")]
    [InlineData("dynamic line = \"1\"; Mixed(line);")]
    [InlineData("dynamic line = \"1\"; _ = Parse((string)line);")]
    [InlineData("System.Linq.Expressions.Expression<Func<string, int>> e = l => Plain(l);")]
    [InlineData("Use(Parse(\"1\"));")]
    [InlineData("_ = new[] { \"1\" }.AsQueryable().Where(Filter(Parse(\"1\")));")]
    [InlineData("Action a = () => { }; a();")]
    [InlineData("_ = typeof(Pipeline).GetMethod(nameof(Parse));")]
    public Task A_direct_call_and_what_is_no_task_are_not_reported(string statement) => Verifier.AnalyzerAsync(InFlow(statement));

    [Fact]
    public Task Calls_wherever_they_stand_are_not_reported() => Verifier.AnalyzerAsync(InFlows(
        "Parse(\"1\");",
        "Pipeline.Parse(\"1\");",
        "_ = Pipeline.Echo(\"x\");",
        "_ = Pipeline.Echo<int>(1);",
        "await Pipeline.StoreAsync();",
        "await StoreAsync(default);",
        "await StoreAsync().ConfigureAwait(false);",
        "await Task.WhenAll(StoreAsync(), StoreAsync());",
        "var store = StoreAsync(); await store;",
        "RunAll();",
        "service.LoadOne(1);",
        "service!.Load();",
        "(service).Load();",
        "new Service().Load();",
        "Service? maybe = null; maybe?.LoadOne(1);",
        "using (new MemoryStream()) { Parse(\"1\"); }",
        "if (Parse(\"1\") > 1) { }",
        "while (Parse(\"1\") > 2) { }",
        "foreach (var line in lines) { Parse(line); }",
        "switch (Parse(\"1\")) { case 1: break; }",
        "var text = $\"{Parse(\"1\")}\";",
        "var numbers = new[] { Parse(\"1\"), Parse(\"2\") };",
        "List<int> numbers = [Parse(\"1\")];",
        "var pair = (Parse(\"1\"), Parse(\"2\"));",
        "var number = lines.Length > 1 ? Parse(\"1\") : 0;",
        "var number = lines.FirstOrDefault() is { } line ? Parse(line) : 0;",
        "try { Parse(\"1\"); } finally { RunAll(); }",
        "lock (lines) { Parse(\"1\"); }",
        "await Task.Run(() => Parse(\"1\"));",
        "await Task.Run(async () => await StoreAsync());",
        "Action run = () => RunAll(); run();",
        "Action load = () => service.Load(); load();",
        "Func<Task> store = () => StoreAsync(); await store();",
        "Changed += (sender, e) => OnChanged(sender, e);",
        "Parallel.ForEach(lines, line => Parse(line));",
        "_ = lines.Where(line => Parse(line) > 1).ToList();",
        "_ = lines.ToDictionary(line => line, line => Parse(line));",
        "_ = from line in lines let number = Parse(line) orderby number select number;",
        "Func<string, int> plain = Plain; _ = plain(\"1\");",
        "Delegate plain = Plain;",
        "var plain = new Func<string, int>(Plain);",
        "Func<int, int> mixed = Mixed;",
        "_ = lines.Select(line => line.Length).ToList();",
        "_ = lines.Select(string.IsNullOrEmpty).ToList();",
        "dynamic line = \"1\"; Plain(line); Mixed(1);",
        "System.Linq.Expressions.Expression<Func<string, bool>> tree = line => line.Length > 1;",
        "_ = lines.AsQueryable().Where(line => line.Length > 1);",
        "_ = nameof(Service.Load) + nameof(service.LoadOne);",
        "var method = typeof(Service).GetMethod(nameof(Service.Load));",
        "var parsed = int.Parse(\"1\"); _ = int.TryParse(\"1\", out var other);",
        "string Local() => nameof(Parse); _ = Local();",
        "object boxed = Parse(\"1\");",
        "int? maybe = Parse(\"1\"); _ = maybe ?? Parse(\"2\");",
        "service.Load(); service.ToString(); service.GetHashCode();"));

    [Fact]
    public Task Calls_outside_flows_are_judged_too() => Verifier.AnalyzerAsync("""
        public static partial class Pipeline
        {
            [Task] public static int Parse(string line) => int.Parse(line);
        }

        public static class Elsewhere
        {
            public static readonly Func<string, int> s_parse = [|Pipeline.Parse|];
            public static int Sum(string[] lines) => lines.Select([|Pipeline.Parse|]).Sum();
            public static int Product(string[] lines) => lines.Select(line => Pipeline.Parse(line)).Aggregate((a, b) => a * b);
        }
        """);

    [Fact]
    public Task A_base_call_is_the_code_of_the_base_class() => Verifier.AnalyzerAsync("""
        public partial class Base
        {
            [Task] public virtual void Load() { }
        }

        public partial class Derived : Base
        {
            [Task]
            public override void Load()
            {
                base.Load();
                Action load = base.Load;
                load();
            }
        }
        """);

    [Fact]
    public Task A_method_without_a_proxy_has_its_own_report() => Verifier.AnalyzerAsync("""
        public class NotPartial
        {
            [Task] public static void Load() { }
            public static Action Get() => Load;
            public static System.Linq.Expressions.Expression<Action> Tree() => () => Load();
        }

        public partial class NotATask
        {
            [Task] public static void Load(ref int x) { }
            public delegate void Loader(ref int x);
            public static Loader Get() => Load;
        }
        """);

    [Fact]
    public Task A_signature_that_an_interceptor_cannot_name_is_reported() => Verifier.AnalyzerAsync("""
        public partial class Pipeline
        {
            private sealed record Row(int Id);

            [Task] private static Row Parse(string line) => new(int.Parse(line));

            public static int Run() => [|Parse|]("1").Id + ParseOpen("1");

            [Task] private static int ParseOpen(string line) => int.Parse(line);
        }
        """);

    [Fact]
    public Task A_call_that_is_not_written_as_one_is_reported() => Verifier.AnalyzerAsync("""
        public sealed class Rows : System.Collections.IEnumerable
        {
            public System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException();
        }

        public sealed record Source(int Value);

        public static partial class Queries
        {
            [Task] public static int Select(this Source source, Func<int, int> map) => map(source.Value);
            [Task] public static void Add(this Rows rows, int row) { }
            [Task] public static void Add(this Rows rows, string row) { }

            public static int Run() => from x in new Source(2) [|select x + 1|];
            public static Rows Fill() => new() { [|1|], [|"2"|] };
            public static int Directly() => new Source(2).Select(x => x + 1);
        }
        """);

    [Fact]
    public async Task A_call_in_a_file_of_which_there_is_a_copy_is_reported()
    {
        const string Text = "file static class Caller { public static int Run() => [|Pipeline.Parse|](\"1\"); }";
        var test = Verifier.Test("public static partial class Pipeline { [Task] public static int Parse(string line) => int.Parse(line); }");
        test.TestState.Sources.Add(("/0/A.cs", Text));
        test.TestState.Sources.Add(("/0/B.cs", Text));
        test.TestState.Sources.Add(("/0/C.cs", "file static class Caller { public static int Run() => Pipeline.Parse(\"2\"); }"));
        await test.RunAsync();
    }

    [Fact]
    public Task An_extension_method_on_its_receiver_names_the_proxy_of_its_type() => Verifier.AnalyzerAsync(
        """
        public static partial class Texts
        {
            [Task] public static int Size(this string text) => text.Length;

            public static int Run(string text)
            {
                Func<int> size = {|#0:text.Size|};
                Func<string, int> other = {|#1:Size|};
                return size() + other(text) + text.Size();
            }
        }
        """,
        new DiagnosticResult(PRV006ProxyBypassedAnalyzer.Rule).WithLocation(0).WithArguments("Size", "is converted to a delegate", "Texts.SizeTask.Run"),
        new DiagnosticResult(PRV006ProxyBypassedAnalyzer.Rule).WithLocation(1).WithArguments("Size", "is converted to a delegate", "SizeTask.Run"));

    [Fact]
    public async Task Mocks_of_a_test_project_are_not_reported()
    {
        var test = Verifier.Test(InFlow("System.Linq.Expressions.Expression<Func<int>> e = () => Parse(\"1\");"));
        test.TestState.AdditionalReferences.Add(typeof(Assert).Assembly);
        await test.RunAsync();
    }

    [Theory]
    [InlineData("Func<string, int> f = [|Parse|]")]
    [InlineData("lines.Select([|Parse|]")]
    [InlineData("Parse(dynamic")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> e = () => Parse(")]
    [InlineData("_ = nameof(Parse")]
    [InlineData("service.")]
    [InlineData("Parse(missing);")]
    [InlineData("Parse = Parse;")]
    public Task Code_that_does_not_compile_breaks_nothing(string statement) => Verifier.BrokenCodeAsync(InFlow(statement));

    internal static string InFlow(string statement) => In($$"""
            [Flow]
            public static async Task RunAsync(string[] lines, Service service)
            {
                await Task.Yield();
                Changed?.Invoke(null, EventArgs.Empty);
                {{statement}}
            }
        """);

    /// <summary>As many flows as there are statements, compiled at once.</summary>
    private static string InFlows(params IEnumerable<string> statements) => In(
        "    public static void Raise() => Changed?.Invoke(null, EventArgs.Empty);"
        + string.Concat(statements.Select((statement, index) => $$"""


                {{TestedCases.Mark}}
                [Flow]
                public static async Task Run{{index}}Async(string[] lines, Service service)
                {
                    await Task.Yield();
                    {{statement}}
                }
            """)));

    private static string In(string members) => $$"""
        public partial class Service
        {
            [Task] public void Load() { }
            [Task] public void LoadOne(int x) { }
        }

        public static partial class Pipeline
        {
            public static event EventHandler? Changed;

            [Task] public static int Parse(string line) => int.Parse(line);
            [Task] public static void OnChanged(object? sender, EventArgs e) { }
            [Task] public static Task StoreAsync(CancellationToken token) => Task.CompletedTask;
            [Task] public static Task StoreAsync() => Task.CompletedTask;
            [Task] public static T Echo<T>(T item) => item;
            [Task] public static int Mixed(string line) => 1;
            public static int Mixed(int number) => 1;
            public static int Plain(string line) => 1;
            public static void Use(int x) { }
            public static System.Linq.Expressions.Expression<Func<string, bool>> Filter(int x) => l => l.Length > x;

            [Flow] public static void RunAll() { }

        {{members}}
        }
        """;
}
