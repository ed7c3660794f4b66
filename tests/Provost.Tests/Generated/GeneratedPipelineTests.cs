namespace Provost.Tests;

/// <summary>Generated code and engine together: plain calls of flows and tasks are runs.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class GeneratedPipelineTests
{
    [Fact]
    public async Task Calling_a_flow_runs_it_and_the_tasks_it_calls()
    {
        ShopPipeline.CountCalls();
        using var engine = new TestEngine();

        Assert.Equal(26, await ShopPipeline.RunAsync("bookshop", failures: 1));

        Assert.Equal("shop-daily", engine.FlowRun.Flow.Name);
        Assert.Equal(["fetch bookshop", "Total", "Total", "Store"], engine.History.TaskRuns.Select(run => run.Name.Split('-')[0]));
        Assert.Equal(["Completed", "Completed", "Cached", "Completed"], engine.History.TaskRuns.Select(run => run.State.Name));
        Assert.Equal(2, engine.History.TaskRuns[0].RunCount);
        Assert.Equal(3, ShopPipeline.Calls);
        Assert.True(engine.Log.Has("fetch bookshop is done"));
        Assert.Equal("Provost.FlowRuns", engine.Log.Single("working on bookshop").Category);
    }

    [Fact]
    public async Task A_failing_branch_leaves_the_others_alone()
    {
        using var engine = new TestEngine();

        Assert.Equal(9 + 10, await ShopPipeline.FanOutAsync("cafe", "closed", "pizza"));

        var states = engine.History.TaskRuns.GroupBy(run => run.Task.Name).ToDictionary(group => group.Key, group => group.Select(run => run.State.Name).Order());
        Assert.Equal(["Completed", "Completed", "Failed"], states["Fetch"]);
        Assert.Equal(["Completed", "Completed", "NotReady"], states["Total"]);
    }

    [Fact]
    public async Task A_proxy_gives_states_and_takes_options()
    {
        using var engine = new TestEngine();

        var state = await ShopPipeline.FetchTask.WithOptions(options => options with { Retries = 0 }).RunStateAsync("shop", 1);

        Assert.True(state.IsFailed);
        Assert.IsType<IOException>(state.Exception);
        Assert.Equal(1, engine.TaskRun.RunCount);
    }
}
