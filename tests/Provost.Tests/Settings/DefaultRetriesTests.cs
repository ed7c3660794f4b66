namespace Provost.Tests;

/// <summary>Retries and delays that the settings give to tasks and flows that say nothing of them.</summary>
public sealed class DefaultRetriesTests
{
    [Theory]
    [InlineData(null, 3)]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public async Task A_task_that_sets_no_retries_has_the_default_and_an_explicit_0_stays_0(int? retries, int attempts)
    {
        using var engine = new TestEngine(configure: options => options with { DefaultTaskRetries = 2 });
        var attribute = retries is { } set ? new TaskAttribute { Retries = set } : new TaskAttribute();

        await Define.Task<int>(() => throw new InvalidOperationException(), attribute).RunStateAsync(default);

        Assert.Equal(attempts, engine.TaskRun.RunCount);
    }

    [Fact]
    public async Task The_default_delays_are_for_tasks_that_set_none()
    {
        using var engine = new TestEngine(
            new ManualTimeProvider { JumpsToTimers = true },
            options => options with { Configuration = Configured.By(("PREFECT_TASKS_DEFAULT_RETRIES", "2"), ("PREFECT_TASKS_DEFAULT_RETRY_DELAY_SECONDS", "[1, 5]")) });

        await Define.Task<int>(() => throw new InvalidOperationException()).RunStateAsync(default);
        await Define.Task<int>(() => throw new InvalidOperationException(), new TaskAttribute { RetryDelaySeconds = [] }).RunStateAsync(default);
        await Define.Task<int>(() => throw new InvalidOperationException(), new TaskAttribute { Retries = 1, RetryDelaySeconds = [9] }).RunStateAsync(default);

        Assert.Equal([1, 5, 9], engine.Clock.Requested.Select(span => span.TotalSeconds));
    }

    [Fact]
    public async Task Code_that_makes_delays_is_asked_for_as_many_as_the_default_says()
    {
        using var engine = new TestEngine(
            new ManualTimeProvider { JumpsToTimers = true }, options => options with { DefaultTaskRetries = 2, DefaultTaskRetryDelaySeconds = [100] });
        var task = new Generated.TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute { RetryDelays = "Delays" })
        {
            Body = (_, _) => throw new InvalidOperationException(),
            RetryDelays = retries => Enumerable.Range(1, retries).Select(retry => retry * 10.0),
        };

        await task.RunStateAsync(default);

        Assert.Equal([10, 20], engine.Clock.Requested.Select(span => span.TotalSeconds));
    }

    [Theory]
    [InlineData(null, null, new double[] { 7, 7 })]
    [InlineData(0, null, new double[0])]
    [InlineData(1, 0.0, new double[0])]
    [InlineData(null, 0.5, new[] { 0.5, 0.5 })]
    public async Task A_flow_has_defaults_of_its_own(int? retries, double? delay, double[] waits)
    {
        using var engine = new TestEngine(
            new ManualTimeProvider { JumpsToTimers = true },
            options => options with { DefaultFlowRetries = 2, DefaultFlowRetryDelaySeconds = 7, DefaultTaskRetries = 9 });
        var attribute = new FlowAttribute();
        if (retries is { } set) attribute.Retries = set;
        if (delay is { } seconds) attribute.RetryDelaySeconds = seconds;

        await Define.Flow<int>(() => throw new InvalidOperationException(), attribute).RunStateAsync(default);

        Assert.Equal(waits, engine.Clock.Requested.Select(span => span.TotalSeconds));
        Assert.Equal(1 + (retries ?? 2), engine.FlowRun.RunCount);
    }
}
