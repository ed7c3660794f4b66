using Provost.Analyzers.States;
using Provost.Analyzers.Tests.Reliability;
using Provost.CodeFixes.States;

namespace Provost.Analyzers.Tests.States;

/// <summary>What the fix of PRV304 is for: a flow that started a run learns of its failure, and else gives what it gave before.</summary>
public sealed class PRV304FixedCodeRunTests
{
    public static TheoryData<string> Starts =>
    [
        "CheckTask.Submit(name);",
        "_ = CheckTask.Submit(name);",
        "var check = CheckTask.Submit(name);",
        "CheckTask.Map(new[] { name });",
        "_ = CheckAsync(name);",
        "_ = InnerAsync(name);",
        "_ = CheckTask.RunAsync(name);",
        "Inner(name);",
    ];

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task A_failure_is_lost_before_the_fix(string start)
    {
        var (runs, _) = await FixedFlow.RunAsync(Project(start), "");

        Assert.Equal("said nothing", await runs[0]);
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task A_failure_fails_the_flow_after_the_fix(string start)
    {
        var (runs, _) = await FixedFlow.RunAsync(await FixAsync(start), "");

        Assert.Equal("A name is empty.", (await Assert.ThrowsAsync<InvalidOperationException>(() => runs[0])).Message);
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task A_flow_whose_runs_complete_gives_the_same(string start)
    {
        var (before, _) = await FixedFlow.RunAsync(Project(start), "Ada", "Grace");
        var (after, _) = await FixedFlow.RunAsync(await FixAsync(start), "Ada", "Grace");

        Assert.Equal(await Task.WhenAll(before), await Task.WhenAll(after));
    }

    private static Task<Microsoft.CodeAnalysis.Project> FixAsync(string start) =>
        FixedFlow.FixAsync(Project(start), new PRV304UnobservedRunAnalyzer(), new PRV304UnobservedRunCodeFixProvider());

    /// <summary>What is started by a synchronous flow is started there by the word it begins with.</summary>
    private static Microsoft.CodeAnalysis.Project Project(string start) => FixedFlow.Project($$"""
        public static partial class Etl
        {
            [Flow]
            public static async Task<string> RunAsync(string name)
            {
                {{start}}
                await Task.Yield();
                return "said " + (name.Length > 0 ? name : "nothing");
            }

            [Flow]
            public static Task InnerAsync(string name) => CheckAsync(name);

            [Flow]
            public static void Inner(string name)
            {
                {{(start.StartsWith("Inner(", StringComparison.Ordinal) ? "CheckTask.Submit(name);" : "")}}
            }

            [Task]
            public static async Task CheckAsync(string name)
            {
                await Task.Yield();
                if (name.Length == 0)
                {
                    throw new InvalidOperationException("A name is empty.");
                }
            }
        }
        """);
}
