using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>The graph of a flow, drawn from its source: what runs, in which order, and what is handed on.</summary>
public sealed class FlowGraphTests
{
    private const string Tasks = """
        [Task] private static async Task<int> AAsync(int value = 0) { await Task.Yield(); return value; }
        [Task] private static int B(int value = 0) => value;
        [Task] private static int C(int first = 0, int second = 0) => first + second;
        [Task] private static Task<int> Sum(IEnumerable<int> values) => Task.FromResult(values.Sum());
        [Flow] private static async Task<int> SubAsync(int value) { await Task.Yield(); return value; }
        """;

    [Theory]
    [InlineData("await AAsync(); B(); return 0;", "0:Start Run, 1:Task A, 2:Task B; 0>1, 1>2")]
    [InlineData("var a = await AAsync(); return B(a);", "0:Start Run, 1:Task A, 2:Task B; 0>1, 1>2, 1~2 a")]
    [InlineData("return B(await AAsync());", "0:Start Run, 1:Task A, 2:Task B; 0>1, 1>2, 1~2")]
    [InlineData("var a = await AAsync(); var twice = a * 2 + 1; return C(twice, B());", "0:Start Run, 1:Task A, 2:Task B, 3:Task C; 0>1, 1>2, 2>3, 1~3 twice, 2~3")]
    [InlineData("var (x, y) = (await AAsync(), 1); return B(x);", "0:Start Run, 1:Task A, 2:Task B; 0>1, 1>2, 1~2 x")]
    [InlineData("if (n > 0) await AAsync(); else B(); return C();", "0:Start Run, 1:Branch n > 0, 2:Task A, 3:Task B, 4:Task C; 0>1, 1>2 yes, 1>3 no, 2>4, 3>4")]
    [InlineData("if (n > 0) { await AAsync(); return 1; } return B();", "0:Start Run, 1:Branch n > 0, 2:Task A, 3:Task B; 0>1, 1>2 yes, 1>3 no")]
    [InlineData("if (n > 0) n = 1; return B(n);", "0:Start Run, 1:Task B; 0>1")]
    [InlineData("return n > 0 ? await AAsync() : B();", "0:Start Run, 1:Branch n > 0, 2:Task A, 3:Task B; 0>1, 1>2 yes, 1>3 no")]
    [InlineData("return n > 0 && B() > 0 ? 1 : 0;", "0:Start Run, 1:Branch n > 0, 2:Task B, 3:Branch n > 0 && B() > 0; 0>1, 1>2 yes, 2>3, 1>3 no")]
    [InlineData("foreach (var item in new[] { 1, 2 }) { await AAsync(item); } return B();", "0:Start Run, 1:Loop item in new[] { 1, 2 }, 2:Task A, 3:Task B; 0>1, 1>2 each, 2>1, 1>3 done")]
    [InlineData("for (var i = 0; i < n; i++) { if (i == 2) break; B(i); } return C();", "0:Start Run, 1:Loop i < n, 2:Task B, 3:Task C; 0>1, 1>2 each, 2>1, 1>3 done, 1>3 each")]
    [InlineData("while (true) { if (B() > 1) break; await AAsync(); } return C();", "0:Start Run, 1:Loop true, 2:Task B, 3:Task A, 4:Task C; 0>1, 1>2 yes, 2>3, 3>1, 2>4")]
    [InlineData("do { n = B(n); } while (n < 3); return C(n);", "0:Start Run, 1:Loop do, while n < 3, 2:Task B, 3:Task C; 0>1, 1>2, 2>1 yes, 2>3 done, 2~3 n")]
    [InlineData("switch (n) { case 1: await AAsync(); break; case 2 or 3: B(); break; } return C();", "0:Start Run, 1:Branch n, 2:Task A, 3:Task B, 4:Task C; 0>1, 1>2 1, 1>3 2 or 3, 2>4, 3>4, 1>4 otherwise")]
    [InlineData("return n switch { 1 => await AAsync(), _ => B() };", "0:Start Run, 1:Branch n, 2:Task A, 3:Task B; 0>1, 1>2 1, 1>3 otherwise")]
    [InlineData("try { await AAsync(); B(); } catch (InvalidOperationException) { C(); } return await SubAsync(1);", "0:Start Run, 1:Task A, 2:Task B, 3:Task C, 4:Subflow Sub; 0>1, 1>2, 1>3 on InvalidOperationException, 2>3 on InvalidOperationException, 2>4, 3>4")]
    [InlineData("try { await AAsync(); } finally { B(); } return C();", "0:Start Run, 1:Task A, 2:Task B, 3:Task C; 0>1, 1>2, 2>3")]
    [InlineData("var f = ATask.Submit(1); var g = BTask.Submit(f); return await g;", "0:Start Run, 1:Submit A, 2:Submit B; 0>1, 1>2, 1~2 f")]
    [InlineData("var all = BTask.Map(new[] { 1, 2 }); return await SumTask.RunAsync(await all);", "0:Start Run, 1:Map B, 2:Task Sum; 0>1, 1>2, 1~2")]
    [InlineData("var s = await ATask.WithOptions(o => o with { Retries = 2 }).RunStateAsync(1); return s.IsCompleted ? 1 : 0;", "0:Start Run, 1:Task A; 0>1")]
    [InlineData("var s = await SubFlow.RunStateAsync(1); return Etl.B(s.IsCompleted ? 1 : 0);", "0:Start Run, 1:Subflow Sub, 2:Task B; 0>1, 1>2, 1~2")]
    [InlineData("var list = new List<Future<int>>(); foreach (var i in new[] { 1 }) list.Add(ATask.Submit(i)); await Futures.WaitAllAsync(list); return await Sum(list.Select(f => f.State.Result()));", "0:Start Run, 1:Loop i in new[] { 1 }, 2:Submit A, 3:Task Sum; 0>1, 1>2 each, 2>1, 1>3 done, 2~3")]
    [InlineData("var list = new[] { 1, 2 }.Select(i => ATask.Submit(i)).ToList(); return await Sum(list.Select(f => f.State.Result()));", "0:Start Run, 1:Loop i in new[] { 1, 2 }, 2:Submit A, 3:Task Sum; 0>1, 1>2 each, 2>1, 1>3 done, 2~3")]
    [InlineData("await Parallel.ForEachAsync(new[] { 1 }, async (i, t) => { await AAsync(i); }); return 0;", "0:Start Run, 1:Loop i in new[] { 1 }, 2:Task A; 0>1, 1>2 each, 2>1")]
    [InlineData("return await Inner(n) + B(); async Task<int> Inner(int x) { var y = await AAsync(x); return C(y); }", "0:Start Run, 1:Task A, 2:Task C, 3:Task B; 0>1, 1>2, 1~2 y, 2>3")]
    [InlineData("return Inner(n); int Inner(int x) => x > 3 ? x : Inner(B(x));", "0:Start Run, 1:Branch x > 3, 2:Task B; 0>1, 1>2 no")]
    [InlineData("await Task.Delay(1); return n + Math.Abs(n);", "0:Start Run; ")]
    public async Task The_graph_of_a_flow(string body, string expected) =>
        Assert.Equal(expected, await GraphAsync(body));

    [Fact]
    public async Task A_graph_names_the_members_and_is_drawn_by_Mermaid()
    {
        var result = await Recording.RunAsync(
            $$"""
            namespace Shop;
            public static partial class Etl
            {
                {{Tasks}}
                [Flow("etl \"daily\"")] public static async Task<int> RunAsync(string s)
                {
                    var raw = await AAsync();
                    if (s == "<x>") { _ = BTask.Submit(raw); await SubAsync(1); }
                    foreach (var i in new[] { 1 }) { _ = CTask.Map(new[] { 1 }, new[] { 2 }); }
                    return 0;
                }
            }
            """,
            "return Shop.Etl.RunFlow.Definition.Graph!.Nodes[1].Member + \"\\n\" + Shop.Etl.RunFlow.Definition.Graph!.ToMermaid();");
        Assert.Equal(
            """
            Shop.Etl.AAsync
            flowchart TD
                n0(["etl #quot;daily#quot;"])
                n1["A"]
                n2{"s == #quot;#lt;x#gt;#quot;"}
                n3[/"B"/]
                n4[["Sub"]]
                n5{{"i in new[] { 1 }"}}
                n6[/"C for each"/]
                n0 --> n1
                n1 --> n2
                n2 -->|"yes"| n3
                n1 -.->|"raw"| n3
                n3 --> n4
                n4 --> n5
                n2 -->|"no"| n5
                n5 -->|"each"| n6
                n6 --> n5
             <- 
            """,
            result);
    }

    [Fact]
    public async Task The_tasks_of_an_interface_are_drawn_as_any_others()
    {
        var result = await Recording.RunAsync(
            """
            public partial interface IStore<T> { [Task] T Load(int id); [Flow] int Check(T item); }
            public partial interface IOrders : IStore<string> { [Task] Task SaveAsync(string order); }
            public static partial class Etl
            {
                [Flow] public static async Task RunAsync(IOrders orders)
                {
                    var order = orders.Load(1);
                    if (orders.Check(order) > 0) await orders.SaveAsync(order);
                    _ = orders.SaveTask.Submit(order);
                }
            }
            """,
            "return string.Join(\", \", Etl.RunFlow.Definition.Graph!.Nodes.Select(node => $\"{node.Kind} {node.Label}\"));");
        Assert.Equal("Start Run, Task Load, Subflow Check, Branch orders.Check(order) > 0, Task Save, Submit Save <- ", result);
    }

    [Fact]
    public async Task A_task_of_the_same_name_elsewhere_is_not_drawn()
    {
        var result = await Recording.RunAsync(
            """
            public sealed class Other { public int B() => 1; public Other BTask => this; public int Submit() => 1; }
            public static partial class Etl
            {
                [Task] public static int B() => 1;
                [Flow] public static int Run() => new Other().B();
            }
            """,
            "return string.Join(\", \", Etl.RunFlow.Definition.Graph!.Nodes.Select(node => node.Label));");
        Assert.Equal("Run <- ", result);
    }

    [Fact]
    public void A_flow_nested_more_deeply_than_the_stack_gives_no_exception()
    {
        var body = string.Concat(Enumerable.Repeat("if (n > 0) {", 400)) + "B();" + new string('}', 400);
        GeneratedProject.Create($"public static partial class Etl {{ {Tasks} [Flow] public static int Run(int n) {{ {body} return 0; }} }}").AssertEmits();
    }

    private static async Task<string> GraphAsync(string body)
    {
        var result = await Recording.RunAsync(
            $$"""
            public static partial class Etl
            {
                {{Tasks}}
                [Flow] public static async Task<int> RunAsync(int n) { await Task.Yield(); {{body}} }
            }
            """,
            """
            var graph = Etl.RunFlow.Definition.Graph!;
            var nodes = graph.Nodes.Select(node => $"{node.Id}:{node.Kind} {node.Label}");
            var edges = graph.Edges.Select(edge => $"{edge.From}{(edge.Kind == FlowGraphEdgeKind.Data ? "~" : ">")}{edge.To}{(edge.Label is null ? "" : " " + edge.Label)}");
            return $"{string.Join(", ", nodes)}; {string.Join(", ", edges)}";
            """);
        return result[..^" <- ".Length];
    }
}
