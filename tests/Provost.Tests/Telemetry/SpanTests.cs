using System.Diagnostics;

namespace Provost.Tests;

/// <summary>The spans of runs. A listener hears the whole process, so these tests run alone.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class SpanTests : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public SpanTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ProvostTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (_spans) _spans.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_run_is_a_span_with_its_names_ids_and_final_state()
    {
        using var engine = new TestEngine();
        var task = Define.Task(() => Task.FromResult(1), new TaskAttribute("load") { Tags = ["nightly"] });

        await Define.Flow(() => task.RunAsync(default), new FlowAttribute("etl") { RunName = "etl of today" }).RunAsync(default);

        var flow = Span("flow etl");
        Assert.Equal("etl", flow.GetTagItem("provost.flow.name"));
        Assert.Equal(engine.FlowRun.Id.ToString(), flow.GetTagItem("provost.flow_run.id"));
        Assert.Equal("etl of today", flow.GetTagItem("provost.flow_run.name"));
        Assert.Equal(("Completed", "Completed", 1), (flow.GetTagItem("provost.state.name"), flow.GetTagItem("provost.state.type"), flow.GetTagItem("provost.run.count")));
        Assert.Equal(ActivityStatusCode.Unset, flow.Status);

        var span = Span("task load");
        Assert.Equal(flow.SpanId, span.ParentSpanId);
        Assert.Equal("load", span.GetTagItem("provost.task.name"));
        Assert.Equal(engine.TaskRun.Id.ToString(), span.GetTagItem("provost.task_run.id"));
        Assert.Equal(engine.TaskRun.Name, span.GetTagItem("provost.task_run.name"));
        Assert.Equal("etl of today", span.GetTagItem("provost.flow_run.name"));
        Assert.Equal(["nightly"], (string[])span.GetTagItem("provost.run.tags")!);
    }

    [Fact]
    public async Task Retries_are_events_and_each_failure_an_exception()
    {
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });

        await Define.Task<int>(() => throw new InvalidDataException("no"), new TaskAttribute("load") { Retries = 2, RetryDelaySeconds = [0, 3] }).RunStateAsync(default);

        var span = Span("task load");
        Assert.Equal(["exception", "retry", "exception", "retry", "exception"], span.Events.Select(@event => @event.Name));
        Assert.Equal([2, 3], Tags(span, "retry", "provost.attempt"));
        Assert.Equal(["Retrying", "AwaitingRetry"], Tags(span, "retry", "provost.state.name"));
        Assert.Equal([null, 3.0], Tags(span, "retry", "provost.retry.delay"));
        Assert.Equal([1, 2, 3], Tags(span, "exception", "provost.attempt"));
        Assert.All(Tags(span, "exception", "exception.type"), type => Assert.Equal("System.IO.InvalidDataException", type));
        Assert.Equal((ActivityStatusCode.Error, "Task run encountered an exception: InvalidDataException: no"), (span.Status, span.StatusDescription));
        Assert.Equal("System.IO.InvalidDataException", span.GetTagItem("error.type"));
        Assert.Equal(3, span.GetTagItem("provost.run.count"));
    }

    [Fact]
    public async Task A_cancelled_run_is_no_error()
    {
        using var engine = new TestEngine();

        await Define.Flow(() => Task.FromResult(1), new FlowAttribute("etl")).RunStateAsync(default, new CancellationToken(canceled: true));

        Assert.Equal(ActivityStatusCode.Unset, Span("flow etl").Status);
        Assert.Equal("Cancelled", Span("flow etl").GetTagItem("provost.state.name"));
    }

    [Fact]
    public async Task What_a_run_submits_is_below_it_and_names_what_it_waited_for()
    {
        using var engine = new TestEngine();
        Activity? inBody = null;
        var first = Define.Task(() => Task.FromResult(1), new TaskAttribute("first"));
        var second = Define.Task<int, int>(
            x =>
            {
                inBody = Activity.Current;
                return Task.FromResult(x);
            },
            new TaskAttribute("second"));

        await Define.Flow(async () =>
        {
            var upstream = first.Submit(default);
            return await second.Submit([new Generated.Upstream("x", upstream)], () => new(upstream.State.Result()));
        }, new FlowAttribute("etl")).RunAsync(default);

        Assert.Equal("task second", inBody?.OperationName);
        Assert.Equal(Span("flow etl").SpanId, Span("task first").ParentSpanId);
        Assert.Equal(Span("flow etl").SpanId, Span("task second").ParentSpanId);
        Assert.Equal([(string)Span("task first").GetTagItem("provost.task_run.id")!], (string[])Span("task second").GetTagItem("provost.task_run.inputs")!);
    }

    [Fact]
    public async Task The_span_of_the_caller_is_above_the_run_and_current_again_after_it()
    {
        using var engine = new TestEngine();
        using var caller = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        await Define.Task(() => Task.FromResult(1), new TaskAttribute("load")).RunAsync(default);
        Define.SyncTask(() => 1, new TaskAttribute("read")).Run(default);

        Assert.Equal(caller.SpanId, Span("task load").ParentSpanId);
        Assert.Equal(caller.SpanId, Span("task read").ParentSpanId);
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public async Task A_span_that_nobody_samples_costs_no_attributes()
    {
        _listener.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData;
        using var engine = new TestEngine();

        await Define.Task<int>(() => throw new InvalidDataException(), new TaskAttribute("load") { Retries = 1 }).RunStateAsync(default);

        Assert.Empty(Span("task load").TagObjects);
        Assert.Empty(Span("task load").Events);
    }

    private static IEnumerable<object?> Tags(Activity span, string @event, string tag) => span.Events
        .Where(candidate => candidate.Name == @event)
        .Select(candidate => candidate.Tags.SingleOrDefault(pair => pair.Key == tag).Value);

    private Activity Span(string name)
    {
        lock (_spans) return Assert.Single(_spans, span => span.OperationName == name);
    }
}
