using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Caching;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Caching.PRV505StaticWrittenInTaskAnalyzer>;

namespace Provost.Analyzers.Tests.Caching;

public sealed class PRV505StaticWrittenInTaskTests
{
    [Theory]
    [InlineData("[|s_count|]++;")]
    [InlineData("[|s_count|] += n;")]
    [InlineData("[|s_last|] = n.ToString();")]
    [InlineData("[|Latest|] = n;")]
    [InlineData("[|Shared.Total|] = n;")]
    [InlineData("[|s_point|].X = n;")]
    [InlineData("[|s_array|][0] = n;")]
    [InlineData("[|s_list|].Add(n);")]
    [InlineData("[|s_map|][\"a\"] = n;")]
    [InlineData("([|s_count|], _) = (n, n);")]
    [InlineData("int.TryParse(\"1\", out [|s_count|]);")]
    [InlineData("new List<int> { n }.ForEach(x => [|s_count|] += x);")]
    [InlineData("Inner(); void Inner() => [|s_count|]--;")]
    [InlineData("[|s_counter|]++;")]
    public Task Reports_a_write_that_runs_share(string body) => TaskAsync(body);

    [Theory]
    [InlineData("var x = s_count + s_list.Count; Console.WriteLine(x);")]
    [InlineData("Interlocked.Increment(ref s_count);")]
    [InlineData("lock (s_list) { s_count++; s_list.Add(n); }")]
    [InlineData("Monitor.Enter(s_list); try { s_count++; } finally { Monitor.Exit(s_list); }")]
    [InlineData("s_gate.Wait(); try { s_list.Add(n); } finally { s_gate.Release(); }")]
    [InlineData("using (s_lock.EnterScope()) { s_count++; }")]
    [InlineData("s_last ??= n.ToString();")]
    [InlineData("if (s_last is null) { s_last = n.ToString(); }")]
    [InlineData("if (s_last == null) s_last = n.ToString();")]
    [InlineData("s_ofThread = n;")]
    [InlineData("s_flag = true;")]
    [InlineData("s_concurrent[\"a\"] = n; s_concurrent.TryAdd(\"b\", n);")]
    [InlineData("s_immutable.Add(n);")]
    [InlineData("s_ambient.Value = n;")]
    [InlineData("Guarded = n;")]
    [InlineData("Console.ForegroundColor = ConsoleColor.Red;")]
    [InlineData("var list = new List<int>(); list.Add(n); var count = 0; count++;")]
    [InlineData("var list = s_list; list.Add(n);")]
    [InlineData("s_list.Contains(n); s_map.TryGetValue(\"a\", out _);")]
    [InlineData("_ = nameof(s_count);")]
    [InlineData("s_shared.Later = () => s_count++;")]
    [InlineData("s_shared.Own = n;")]
    [InlineData("var copy = s_list.ToList(); copy.Add(n);")]
    [InlineData("var point = s_point; point.X = n;")]
    [InlineData("var map = new Dictionary<string, int>(s_map); map[\"b\"] = n;")]
    [InlineData("var array = (int[])s_array.Clone(); array[0] = n;")]
    [InlineData("lock (s_map) { s_map[\"a\"] = n; }")]
    [InlineData("if (s_map.ContainsKey(\"a\")) { Console.WriteLine(s_last); }")]
    public Task Leaves_reads_and_writes_that_are_kept_apart(string body) => TaskAsync(body);

    [Theory]
    [InlineData("[Flow]")]
    [InlineData("[Obsolete]")]
    [InlineData("")]
    [InlineData("[Fact]")]
    public Task Leaves_what_is_no_task(string attribute) => TaskAsync("s_count++;", attribute);

    [Fact]
    public Task Reports_the_task_of_a_policy() => TaskAsync("[|s_count|]++;", "[Tier]");

    [Fact]
    public Task Says_what_where_and_why() => Verify.AnalyzerAsync(
        """
        public static partial class Etl
        {
            private static int s_count;

            [Task]
            public static void Load() { {|#0:s_count|}++; {|#1:s_count|}--; }
        }
        """,
        new DiagnosticResult(PRV505StaticWrittenInTaskAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithLocation(1).WithMessage(
            "Task 'Load' writes static 's_count', which all its runs share: runs at the same time overwrite each other, a retry writes twice, and a cached run not at all"));

    private static Task TaskAsync(string body, string attribute = "[Task]") => Verify.AnalyzerAsync($$"""
        using System.Collections.Concurrent;
        using System.Collections.Immutable;

        public static partial class Etl
        {
            private static int s_count;
            private static volatile int s_counter;
            private static volatile bool s_flag;
            private static string? s_last;
            private static Point s_point;
            private static readonly int[] s_array = new int[1];
            private static readonly List<int> s_list = [];
            private static readonly Dictionary<string, int> s_map = [];
            private static readonly ConcurrentDictionary<string, int> s_concurrent = [];
            private static readonly ImmutableList<int> s_immutable = [];
            private static readonly AsyncLocal<int> s_ambient = new();
            private static readonly SemaphoreSlim s_gate = new(1);
            private static readonly Lock s_lock = new();
            private static readonly Shared s_shared = new();
            [ThreadStatic] private static int s_ofThread;
            private static int Latest { get; set; }
            private static int Guarded { get => s_count; set { lock (s_list) { s_count = value; } } }

            {{attribute}}
            public static void Load(int n)
            {
                {{body}}
            }
        }

        public struct Point { public int X; }
        public class Shared { public static int Total; public int Own; public Action? Later; }
        public sealed class TierAttribute : TaskAttribute;
        public sealed class FactAttribute : Attribute;
        """);
}
