namespace Provost.Tests;

/// <summary>Mapping tasks over values, futures and lists of futures.</summary>
public sealed class MapTests : IDisposable
{
    private readonly TestEngine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task Each_call_gets_one_of_each_list_and_the_rest_is_the_same()
    {
        Assert.Equal([11, 22, 33], await ResultsAsync(() => MapPipeline.AddTask.Map([1, 2, 3], [10, 20, 30])));
        Assert.Equal([8, 9], await ResultsAsync(() => MapPipeline.AddTask.Map([1, 2], 7)));
        Assert.Equal([8, 9], await ResultsAsync(() => MapPipeline.AddTask.Map(7, [1, 2])));
        Assert.Equal(["hello a", "hello b"], await ResultsAsync(() => MapPipeline.GreetTask.Map("a b".Split(' '))));
    }

    [Fact]
    [PrefectBehaviour("86")]
    public async Task What_is_not_mapped_over_is_given_whole_to_each_call() =>
        Assert.Equal([31, 32, 33, 34], await ResultsAsync(() => MapPipeline.AddAllTask.Map([1, 2, 3, 4], Unmapped.Of<IReadOnlyList<int>?>([10, 20]))));

    [Fact]
    [PrefectBehaviour("87")]
    public async Task A_default_is_not_mapped_over() =>
        Assert.Equal([6, 7, 8], await ResultsAsync(() => MapPipeline.AddAllTask.Map([1, 2, 3])));

    [Fact]
    [PrefectBehaviour("84")]
    public async Task Something_has_to_be_mapped_over()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => ResultsAsync(() => MapPipeline.AddTask.Map(Unmapped.Of(1), 2)));

        Assert.Equal("There is nothing to map 'Add' over: each argument is the same for each run. Give one of them as a list.", exception.Message);
    }

    [Fact]
    [PrefectBehaviour("85")]
    public async Task Lists_of_different_lengths_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => ResultsAsync(() => MapPipeline.AddTask.Map([1, 2], [1])));
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => ResultsAsync(() => MapPipeline.AddTask.Map(new List<int> { 1, 2 }, MapPipeline.AddTask.Map([1]))));

        Assert.Equal("The lists to map 'Add' over differ in length: one has 2 items, another 1.", exception.Message);
        Assert.Single(_engine.History.TaskRuns, run => run.State.IsFinal); // Nothing was started.
    }

    [Fact]
    [PrefectBehaviour("89")]
    public void Mapping_outside_any_run_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => { _ = MapPipeline.AddTask.Map([1]); });

    [Fact]
    public async Task Each_call_depends_on_one_of_the_futures()
    {
        var results = await ResultsAsync(() =>
        {
            var first = MapPipeline.AddTask.Map([1, 2]);
            return MapPipeline.AddTask.Map(first, Unmapped.Of(MapPipeline.AddTask.Submit(100, 0)));
        });

        Assert.Equal([111, 112], results);
        var runs = _engine.History.TaskRuns;
        Assert.Equal([[new("x", runs[0].Id), new("y", runs[2].Id)], [new("x", runs[1].Id), new("y", runs[2].Id)]], runs.Skip(3).Select(run => run.Inputs));
    }

    [Fact]
    [PrefectBehaviour("91")]
    public async Task A_future_of_a_list_is_mapped_over_when_it_is_there_and_each_call_depends_on_it()
    {
        var results = await MapPipeline.InFlowAsync(async () => await MapPipeline.AddTask.Map(await Each.OfAsync(MapPipeline.UpToTask.Submit(3)), 0));

        Assert.Equal([1, 2, 3], results);
        var runs = _engine.History.TaskRuns;
        Assert.All(runs.Skip(1), run => Assert.Equal([new TaskInput("x", runs[0].Id)], run.Inputs));
    }

    [Fact]
    public async Task A_failure_leaves_the_other_calls_alone_and_can_be_allowed()
    {
        var names = await MapPipeline.InFlowAsync(async () =>
        {
            FutureList<int> futures = [MapPipeline.AddTask.Submit(1), MapPipeline.FailTask.Submit(7)];
            Assert.Equal(["Completed", "NotReady"], (await MapPipeline.AddTask.Map(futures, 1).StatesAsync()).Select(state => state.Name));
            return (string[])[.. await MapPipeline.NameOfTask.Map(futures.AllowFailure()), await MapPipeline.NamesTask.Submit(futures.AllowFailure())];
        });

        Assert.Equal(["Completed", "Failed", "Completed Failed"], names);
    }

    [Fact]
    [PrefectBehaviour("92")]
    public async Task A_flow_that_returns_the_futures_of_a_map_waits_for_them_and_gives_them_as_its_type_says()
    {
        var futures = MapPipeline.ReturnFutures();
        var state = await MapPipeline.InFlowAsync(() => Task.FromResult(MapPipeline.FailTask.Map([1, 2])));

        Assert.All(futures, future => Assert.True(future.IsDone));
        Assert.Equal([11, 12, 13], await futures);
        Assert.Equal("All states completed.", _engine.History.FlowRuns[0].State.Message);
        Assert.Equal("2/2 states failed.", _engine.History.FlowRuns[1].State.Message);
        Assert.Equal(2, state.Count);
    }

    [Fact]
    public async Task Mapping_over_nothing_gives_nothing() =>
        Assert.Empty(await ResultsAsync(() => MapPipeline.AddTask.Map([], 1)));

    private static Task<IReadOnlyList<T>> ResultsAsync<T>(Func<FutureList<T>> map) => MapPipeline.InFlowAsync(() => map().ResultsAsync());
}
