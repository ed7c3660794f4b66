using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Provost.Tests;

/// <summary>The instruments. A listener hears the whole process, so these tests run alone.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class MetricTests : IDisposable
{
    private readonly List<(string Instrument, double Value, string Tags)> _measurements = [];
    private readonly MeterListener _listener = new();

    public MetricTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ProvostTelemetry.MeterName) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Runs_are_counted_by_their_final_state_and_timed()
    {
        using var engine = new TestEngine();
        var task = Define.Task(
            () =>
            {
                engine.Clock.AdvanceSeconds(2);
                return Task.FromResult(1);
            },
            new TaskAttribute("load"));

        await Define.Flow(() => task.RunAsync(default), new FlowAttribute("etl")).RunAsync(default);

        Assert.Equal(
            [(1, "task etl load Completed Completed"), (1, "flow etl Completed Completed")],
            Of("provost.runs"));
        Assert.Equal([2, 2], Of("provost.run.duration").Select(measured => Math.Round(measured.Value, 3)));
    }

    [Fact]
    public async Task Listeners_that_throw_do_not_fail_runs()
    {
        _listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("no room for a number"));
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ProvostTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => throw new InvalidOperationException("no room for a start"),
            ActivityStopped = _ => throw new InvalidOperationException("no room for an end"),
        };
        ActivitySource.AddActivityListener(spans);
        using var engine = new TestEngine();
        var task = Define.Task(
            () =>
            {
                Run.Heartbeat();
                return Task.FromResult(1);
            },
            new TaskAttribute("load"));

        var state = await Define.Flow(async () => await task.Submit(default), new FlowAttribute("etl")).RunStateAsync(default);

        Assert.Equal(1, state.Result());
    }

    [Fact]
    public async Task Active_runs_are_counted_in_and_out_however_they_end()
    {
        using var engine = new TestEngine();
        var failing = Define.Task<int>(() => throw new InvalidOperationException(), new TaskAttribute("load") { Retries = 2 });

        await Define.Flow(() => failing.RunAsync(default), new FlowAttribute("etl")).RunStateAsync(default);
        await failing.RunStateAsync(default, new CancellationToken(canceled: true));

        Assert.Equal([(1, "flow etl"), (1, "task etl load"), (-1, "task etl load"), (-1, "flow etl")], Of("provost.active_runs"));
        Assert.Equal([(1, "task etl load"), (1, "task etl load")], Of("provost.retries"));
    }

    [Fact]
    public async Task Results_from_the_cache_are_counted()
    {
        using var engine = new TestEngine();
        var task = Define.Task<int, int>(Task.FromResult, new TaskAttribute("load") { CachePolicy = CachePolicy.Inputs });

        await task.RunAsync(new(1));
        await task.RunAsync(new(1));
        await task.RunAsync(new(2));

        Assert.Equal([(1, "task load")], Of("provost.cache.hits"));
        Assert.Equal(["task load Completed Completed", "task load Cached Completed", "task load Completed Completed"], Of("provost.runs").Select(counted => counted.Tags));
    }

    [Fact]
    public async Task A_run_that_is_rolled_back_has_ended_once()
    {
        using var engine = new TestEngine();
        var task = Define.Task(() => Task.FromResult(1), new TaskAttribute("load"));

        await Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(async _ =>
        {
            await task.RunAsync(default);
            throw new FormatException();
        }));

        Assert.Equal("RolledBack", engine.TaskRun.State.Name);
        Assert.Equal([(1, "task load Completed Completed")], Of("provost.runs"));
    }

    private IReadOnlyList<(double Value, string Tags)> Of(string instrument)
    {
        lock (_measurements) return [.. _measurements.Where(measured => measured.Instrument == instrument).Select(measured => (measured.Value, measured.Tags))];
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_measurements) _measurements.Add((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => tag.Value))));
    }
}
