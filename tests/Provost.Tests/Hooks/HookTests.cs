using Provost.Generated;

namespace Provost.Tests;

/// <summary>When hooks run and what becomes of their errors.</summary>
public sealed class HookTests : IDisposable
{
    private readonly TestEngine _engine = new(new ManualTimeProvider { JumpsToTimers = true });
    private readonly List<string> _called = [];

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task Hooks_of_the_final_state_run_once_and_in_order()
    {
        await TaskThat(() => Task.FromResult(1)).RunAsync(default);

        Assert.Equal(["running1:Running", "running2:Running", "completion1:Completed", "completion2:Completed"], _called);
    }

    [Theory] // Row 103
    [PrefectBehaviour("103")]
    [InlineData(0)]
    [InlineData(5)]
    public async Task Hooks_for_running_run_before_every_attempt_and_the_failure_hook_at_the_end(double delay)
    {
        await TaskThat(() => throw new InvalidOperationException(), new TaskAttribute { Retries = 1, RetryDelaySeconds = [delay] }).RunStateAsync(default);

        Assert.Equal(["running1:Running", "running2:Running", "running1:Retrying", "running2:Retrying", "failure:Failed"], _called);
    }

    [Fact]
    public async Task A_cancelled_and_a_crashed_task_have_their_hooks()
    {
        using var source = new CancellationTokenSource();
        await TaskThat(() =>
        {
            source.Cancel();
            throw new OperationCanceledException();
        }).RunStateAsync(default, source.Token);
        await TaskThat(() => throw new ThreadInterruptedException()).RunStateAsync(default);

        Assert.Contains("cancellation:Cancelled", _called);
        Assert.Contains("crashed:Crashed", _called);
    }

    [Fact] // Row 101
    [PrefectBehaviour("101")]
    public async Task A_hook_that_throws_is_logged_and_the_others_run_and_the_state_stays()
    {
        var task = new TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute())
        {
            Body = (_, _) => new ValueTask<int>(1),
            OnCompletion = [(_, _, _) => throw new InvalidOperationException("broken hook"), Note("second")],
        };

        Assert.Equal(1, await task.RunAsync(default));

        Assert.Equal(["second:Completed"], _called);
        Assert.Equal("broken hook", _engine.Log.Single("for state Completed() threw").Exception!.Message);
        Assert.True(_engine.TaskRun.State.IsCompleted);
    }

    [Fact]
    public async Task Hooks_run_in_the_context_of_the_run_and_may_be_asynchronous()
    {
        RunContext? current = null;
        var task = new TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute())
        {
            Body = (_, _) => new ValueTask<int>(1),
            OnCompletion =
            [
                async (_, _, _) =>
                {
                    await Task.Yield();
                    current = Run.Current;
                },
            ],
        };

        await task.RunAsync(default);

        Assert.Same(_engine.TaskRun, current);
    }

    [Fact] // Row 104
    [PrefectBehaviour("104")]
    public async Task The_failure_hook_of_a_flow_does_not_run_for_attempts_that_are_retried()
    {
        var calls = 0;
        var flow = FlowThat(() => ++calls == 2 ? Task.FromResult(1) : throw new InvalidOperationException(), new FlowAttribute { Retries = 1 });

        await flow.RunAsync(default);

        Assert.Equal(["running:Running", "running:Running", "completion:Completed"], _called);
    }

    [Fact] // Row 106
    [PrefectBehaviour("106", "206")]
    public async Task The_cancellation_hook_of_a_flow_runs_when_it_is_being_cancelled()
    {
        using var source = new CancellationTokenSource();
        var flow = FlowThat(() =>
        {
            source.Cancel();
            throw new OperationCanceledException();
        });

        await flow.RunStateAsync(default, source.Token);

        Assert.Equal(["running:Running", "cancellation:Cancelling"], _called);
    }

    [Fact]
    public async Task A_crashed_flow_has_its_hook()
    {
        var flow = FlowThat(() => throw new ThreadInterruptedException());

        await Assert.ThrowsAsync<ThreadInterruptedException>(() => flow.RunAsync(default));

        Assert.Equal(["running:Running", "crashed:Crashed"], _called);
    }

    private TaskDefinition<Call, int> TaskThat(Func<Task<int>> body, TaskAttribute? attribute = null) => new("Tests.Work", "Work", attribute ?? new TaskAttribute())
    {
        Body = (_, _) => new ValueTask<int>(body()),
        OnRunning = [Note("running1"), Note("running2")],
        OnCompletion = [Note("completion1"), Note("completion2")],
        OnFailure = [Note("failure")],
        OnCancellation = [Note("cancellation")],
        OnCrashed = [Note("crashed")],
    };

    private FlowDefinition<Call, int> FlowThat(Func<Task<int>> body, FlowAttribute? attribute = null) => new("Tests.Flow", "Flow", attribute ?? new FlowAttribute())
    {
        Body = (_, _) => new ValueTask<int>(body()),
        OnRunning = [NoteFlow("running")],
        OnCompletion = [NoteFlow("completion")],
        OnFailure = [NoteFlow("failure")],
        OnCancellation = [NoteFlow("cancellation")],
        OnCrashed = [NoteFlow("crashed")],
    };

    private Func<Call, TaskRun, State, ValueTask> Note(string hook) => (_, run, state) => Note(hook, run, state);

    private Func<Call, FlowRun, State, ValueTask> NoteFlow(string hook) => (_, run, state) => Note(hook, run, state);

    private ValueTask Note(string hook, RunContext run, State state)
    {
        Assert.Same(run.State, state);
        _called.Add($"{hook}:{state.Name}");
        return ValueTask.CompletedTask;
    }
}
