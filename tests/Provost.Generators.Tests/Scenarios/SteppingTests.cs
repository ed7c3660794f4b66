using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>Stepping into a call of a flow or task lands in the user's code: there is nothing generated to stop in on the way.</summary>
public sealed class SteppingTests
{
    [Theory]
    [InlineData("static", "public static partial class Etl { [Task] public static int Add(int a, int b = 1) => a + b; [Flow] public static async Task<int> RunAsync(int a, string b = \"\") { await Task.Yield(); return Add(a); } }")]
    [InlineData("one parameter", "public static partial class Etl { [Task] public static int Add(int a) => a; [Flow] public static int Run(int a) => Add(a); }")]
    [InlineData("instance", "public partial class Etl { [Task] public async Task<int> AddAsync(int a) { await Task.Yield(); return a; } [Flow] public async Task RunAsync() => await AddAsync(1); }")]
    [InlineData("generic", "public partial class Etl<T> { [Task] public static U? Get<U>(T key, U? other) => other; public static int? Test(T key) => Get<int?>(key, 1); }")]
    [InlineData("void", "public static partial class Etl { [Task] public static void Add(int a) { } [Task] public static async Task AddAsync(int a) => await Task.Yield(); public static void Test() => Add(1); }")]
    [InlineData("overloads", "public static partial class Etl { [Task] public static int Add(int a) => a; [Task] public static string Add(string a, int b) => a; public static int Test() => Add(1); }")]
    [InlineData("overloads of an instance", "public partial class Etl { [Task] public int Add(int a) => a; [Task] public string Add(string a, int b) => a; public int Test() => Add(1); }")]
    [InlineData("private", "public static partial class Etl { private static partial class Inner { [Task] private static int Add(int a) => a; [Flow] private static int Run(int a, int b) => Add(a); public static int Test() => Run(1, 2); } public static int Test() => Inner.Test(); }")]
    [InlineData("stream", "public static partial class Etl { [Task] public static async IAsyncEnumerable<int> CountAsync(int end) { await Task.Yield(); yield return end; } }")]
    [InlineData("interface", "public partial interface IStore { [Task] Task<int> FindAsync(int key, int other); int Count { get; set; } event Action? Changed; } public partial interface IStore<T> { [Task] T Find(int key); }")]
    [InlineData("bindings", """
        public static partial class Etl
        {
            [Task(CacheKey = nameof(KeyOf), RunNameFactory = nameof(NameOf), RetryCondition = nameof(MayRetry), RetryDelays = nameof(Delays), Retries = 1,
                  OnRunning = [nameof(Tell)], OnCompletion = [nameof(Tell), nameof(TellAsync)], OnFailure = [nameof(TellLater)], OnCommit = [nameof(Commit)], OnRollback = [nameof(Commit)])]
            public static int Add(int a, string? b) => a;
            [Flow(RunNameFactory = nameof(NameOfFlow), OnRunning = [nameof(Tell)], OnCancellation = [nameof(TellAsync), nameof(TellLater)])]
            public static int Run(int a) => Add(a, null);
            private static string KeyOf(int a, string? b) => b + a;
            private static string NameOf(int a, string? b) => b + a;
            private static string NameOfFlow(int a) => $"{a}";
            private static bool MayRetry(TaskRun run, State state) => true;
            private static IEnumerable<double> Delays(int retries) => new[] { 1.0 };
            private static void Tell(RunContext run, State state) { }
            private static Task TellAsync(RunContext run, State state) => Task.CompletedTask;
            private static ValueTask TellLater(RunContext run, State state) => default;
            private static void Commit(Transaction transaction) { }
        }
        """)]
    public void Nothing_generated_stops_a_debugger(string name, string code)
    {
        _ = name;
        Assert.Empty(GeneratedStops.In(GeneratedProject.Create(code)));
    }

    [Fact]
    public void Nothing_generated_stops_a_debugger_in_CSharp_12() => Assert.Empty(GeneratedStops.In(GeneratedProject.Create(
        [new("Test.cs", "public static partial class Etl { [Task] public static int Add(int a, int b) => a + b; [Flow] public static int Run(int a, int b) => Add(a, b); }")],
        language: LanguageVersion.CSharp12)));

    [Fact]
    public void What_the_user_wrote_is_stopped_in()
    {
        var project = GeneratedProject.Create([new("Etl.g.cs", "internal static partial class Etl { [Task] public static int Add(int a) => a; public static int Test() => Add(1); }")]);
        Assert.Equal(["Etl.Add", "Etl.Test"], GeneratedStops.In(project));
    }
}
