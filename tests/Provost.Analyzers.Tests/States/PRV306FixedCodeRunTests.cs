using Provost.Analyzers.States;
using Provost.Analyzers.Tests.Reliability;
using Provost.CodeFixes.States;

namespace Provost.Analyzers.Tests.States;

/// <summary>What the fixes of PRV306 are for: a failure is not passed over, and one failure does not take the results of others along.</summary>
public sealed class PRV306FixedCodeRunTests
{
    public static TheoryData<string> DroppedStates =>
    [
        "await InnerFlow.RunStateAsync(name); return \"went on\";",
        "await LoadTask.RunStateAsync(name); return \"went on\";",
        "var future = LoadTask.Submit(name); await future.StateAsync(); return \"went on\";",
        "await Futures.StatesAsync(LoadTask.Map(name.Split(' '))); return \"went on\";",
        "await Task.Yield(); MeasureTask.RunState(name); return \"went on\";",
    ];

    public static TheoryData<string> UncheckedResults =>
    [
        "var all = LoadTask.Map(name.Split(' ')); await all.WaitAsync(); return string.Join(' ', all.Select(one => one.State.Result()));",
        "var states = await Futures.StatesAsync(LoadTask.Map(name.Split(' '))); return string.Join(' ', states.Select(state => state.Result()));",
        "var all = LoadTask.Map(name.Split(' ')); await all.WaitAsync(); var text = \"\"; foreach (var one in all) text += (text.Length > 0 ? \" \" : \"\") + one.Result(); return text;",
    ];

    [Theory]
    [MemberData(nameof(DroppedStates))]
    public async Task A_failure_is_passed_over_before_the_fix_and_fails_the_flow_after_it(string body)
    {
        var (before, _) = await FixedFlow.RunAsync(Project(body), "bad");
        var (after, _) = await FixedFlow.RunAsync(await FixAsync(body), "bad");

        Assert.Equal("went on", await before[0]);
        Assert.Equal("No.", (await Assert.ThrowsAsync<InvalidOperationException>(() => after[0])).Message);
    }

    [Theory]
    [MemberData(nameof(UncheckedResults))]
    public async Task A_failure_takes_all_along_before_the_fix_and_is_left_out_after_it(string body)
    {
        var (before, _) = await FixedFlow.RunAsync(Project(body), "Ada bad Grace");
        var (after, _) = await FixedFlow.RunAsync(await FixAsync(body), "Ada bad Grace");

        await Assert.ThrowsAsync<InvalidOperationException>(() => before[0]);
        Assert.Equal("Ada Grace", await after[0]);
    }

    [Theory]
    [MemberData(nameof(DroppedStates))]
    [MemberData(nameof(UncheckedResults))]
    public async Task A_flow_whose_runs_complete_gives_the_same(string body)
    {
        var (before, _) = await FixedFlow.RunAsync(Project(body), "Ada Grace", "Ada");
        var (after, _) = await FixedFlow.RunAsync(await FixAsync(body), "Ada Grace", "Ada");

        Assert.Equal(await Task.WhenAll(before), await Task.WhenAll(after));
    }

    private static Task<Microsoft.CodeAnalysis.Project> FixAsync(string body) =>
        FixedFlow.FixAsync(Project(body), new PRV306UncheckedOutcomeAnalyzer(), new PRV306UncheckedOutcomeCodeFixProvider());

    private static Microsoft.CodeAnalysis.Project Project(string body) => FixedFlow.Project($$"""
        public static partial class Etl
        {
            [Flow]
            public static async Task<string> RunAsync(string name)
            {
                {{body}}
            }

            [Flow]
            public static Task<string> InnerAsync(string name) => LoadAsync(name);

            [Task]
            public static async Task<string> LoadAsync(string name)
            {
                await Task.Yield();
                return name == "bad" ? throw new InvalidOperationException("No.") : name;
            }

            [Task]
            public static int Measure(string name) => name == "bad" ? throw new InvalidOperationException("No.") : name.Length;
        }
        """);
}
