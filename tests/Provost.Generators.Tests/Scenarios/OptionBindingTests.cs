using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>The methods that options name are bound at compile time and called by the engine, in all the forms they may have.</summary>
public sealed class OptionBindingTests
{
    private const string Log = "public static class Log { public static readonly List<string> Lines = []; }";

    [Theory]
    [InlineData("private static bool Again(TaskRun run, State state) => state.Exception is TimeoutException;")]
    [InlineData("private static Task<bool> Again(RunContext run, State state) => Task.FromResult(state.Exception is TimeoutException);")]
    [InlineData("private static async ValueTask<bool> Again(object run, State state) { await Task.Yield(); return state.Exception is TimeoutException; }")]
    public async Task A_retry_condition_decides(string condition) =>
        Assert.Equal("2 1 <- task Etl.Flaky, task Etl.Broken", await Recording.RunAsync(
            $$"""
            public static partial class Etl
            {
                private static int s_flaky, s_broken;
                [Task(Retries = 1, RetryCondition = nameof(Again))] public static int Flaky() => ++s_flaky < 2 ? throw new TimeoutException() : s_flaky;
                [Task(Retries = 1, RetryCondition = nameof(Again))] private static void Broken() { s_broken++; throw new InvalidOperationException(); }
                public static int Attempts() { try { Broken(); } catch (InvalidOperationException) { } return s_broken; }
                {{condition}}
            }
            """,
            "return $\"{Etl.Flaky()} {Etl.Attempts()}\";"));

    [Theory]
    [InlineData("private static void Note(TaskRun run, State state) => Log.Lines.Add($\"{run.Task.Name} {state.Name}\");")]
    [InlineData("private static async Task Note(TaskRun run, State state) { await Task.Yield(); Log.Lines.Add($\"{run.Task.Name} {state.Name}\"); }")]
    [InlineData("private static ValueTask Note(RunContext run, State state) { Log.Lines.Add($\"Get {state.Name}\"); return default; }")]
    public async Task A_hook_is_called(string hook) =>
        Assert.Equal("Get Running, Get Completed <- task Etl.Get", await Recording.RunAsync(
            Log + $$"""
            public static partial class Etl
            {
                [Task(OnRunning = [nameof(Note)], OnCompletion = new[] { nameof(Note) }, OnFailure = [nameof(Note)])] public static int Get() => 1;
                {{hook}}
            }
            """,
            "Etl.Get(); return string.Join(\", \", Log.Lines);"));

    [Fact]
    public async Task Hooks_of_a_flow_on_an_instance_see_the_instance() =>
        Assert.Equal("daily Completed a, daily Completed b <- flow Etl.RunAsync", await Recording.RunAsync(
            Log + """
            public abstract class Base(string name) { protected void Inherited(FlowRun run, State state) => Log.Lines.Add($"{run.Flow.Name} {state.Name} {name}"); }
            public partial class Etl() : Base("a")
            {
                [Flow("daily", OnCompletion = [nameof(Inherited), nameof(Own)])] public async Task RunAsync() => await Task.Yield();
                private void Own(FlowRun run, State state) => Log.Lines.Add($"{run.Flow.Name} {state.Name} b");
            }
            """,
            "await new Etl().RunAsync(); return string.Join(\", \", Log.Lines);"));

    [Fact]
    public async Task A_cache_key_is_made_of_the_values() =>
        Assert.Equal("1 1 2 3 4 <- task Etl.Get, task Etl.Get, task Etl.Get, task Etl.Get, task Etl.Get", await Recording.RunAsync(
            """
            public static partial class Etl
            {
                private static int s_calls;
                [Task(CacheKey = nameof(Keys.Of))] public static int Get(string a, CancellationToken stop, int? b = 1) => ++s_calls;
                private static class Keys { public static string? Of(string a, int? b) => b is null ? null : $"{a}/{b}"; }
            }
            """,
            "return $\"{Etl.Get(\"x\", default)} {Etl.Get(\"x\", new CancellationTokenSource().Token)} {Etl.Get(\"y\", default)} {Etl.Get(\"x\", default, null)} {Etl.Get(\"x\", default, null)}\";"));

    [Fact]
    public async Task Options_keep_their_values() =>
        Assert.Equal("n|3|10/60.5|0.5|30|Inputs, RunId|3600|a/b|get {a} <- task Etl.Get", await Recording.RunAsync(
            """
            public static partial class Etl
            {
                [Task("n", Retries = 3, RetryDelaySeconds = [10, 60.5], RetryJitterFactor = 0.5, TimeoutSeconds = 30, CachePolicy = CachePolicy.Inputs | CachePolicy.RunId,
                      CacheExpirationSeconds = 3600, Tags = new string[] { "a", "b" }, RunName = "get {a}")]
                public static int Get(int a) => a;
            }
            """,
            """
            Etl.Get(1);
            var o = Etl.GetTask.Definition.Options;
            return FormattableString.Invariant($"{o.Name}|{o.Retries}|{string.Join('/', o.RetryDelaySeconds!.Select(d => FormattableString.Invariant($"{d}")))}|{o.RetryJitterFactor}|{o.TimeoutSeconds}|{o.CachePolicy}|{o.CacheExpirationSeconds}|{string.Join('/', o.Tags)}|{o.RunName}");
            """));

    [Fact]
    public async Task The_summary_of_the_documentation_is_the_description_unless_there_is_another() =>
        Assert.Equal("Gets a of Uri, or null: Etl < 2.|own|none|The daily run. <- ", await Recording.RunAsync(
            """
            public static partial class Etl
            {
                /// <summary>
                /// Gets <paramref name="a"/> of <see cref="Uri"/>,
                /// or <see langword="null"/>:<para><c>Etl</c> &lt; 2.</para>
                /// </summary>
                [Task] public static int Get(int a) => a;
                /// <summary>Documented.</summary>
                [Task(Description = "own")] public static int Own() => 1;
                [Task] public static int None() => 1;
                /// <summary>The <b>daily</b> run.</summary>
                [Flow] public static void Daily() { }
            }
            """,
            "return $\"{Etl.GetTask.Definition.Options.Description}|{Etl.OwnTask.Definition.Options.Description}|{Etl.NoneTask.Definition.Options.Description ?? \"none\"}|{Etl.DailyFlow.Definition.Options.Description}\";"));

    [Fact]
    public async Task A_policy_set_later_can_ask_for_the_source_of_any_task() =>
        Assert.Equal("yes <- ", await Recording.RunAsync(
            """
            public static partial class Etl
            {
                [Task(CachePolicy = CachePolicy.TaskSource)] public static int Hashed() => 1;
                [Task] public static int Plain() => 1;
            }
            """,
            """
            Etl.HashedTask.WithOptions(options => options with { CachePolicy = CachePolicy.Inputs | CachePolicy.TaskSource });
            Etl.PlainTask.WithOptions(options => options with { CachePolicy = CachePolicy.Default });
            Etl.PlainTask.WithOptions(options => options with { CachePolicy = CachePolicy.TaskSource });
            return "yes";
            """));
}
