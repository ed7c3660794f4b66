using System.Collections.Concurrent;
using Provost.Generated;

namespace Provost.Tests;

/// <summary>Synchronous runs on a thread with a message loop, as in a desktop program, where blocking waits easily deadlock.</summary>
public sealed class SynchronizationContextTests
{
    [Fact]
    public async Task A_synchronous_task_with_retries_and_asynchronous_hooks_and_condition_completes() => await OnMessageLoop(() =>
    {
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var calls = 0;
        var task = new TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute { Retries = 2, RetryDelaySeconds = [5] })
        {
            Body = (_, _) => ++calls == 3 ? new ValueTask<int>(calls) : throw new InvalidOperationException(),
            IsSynchronous = true,
            RetryCondition = async (_, _, _) =>
            {
                await Task.Yield();
                return true;
            },
            OnRunning = [async (_, _, _) => await Task.Yield()],
            OnCompletion = [async (_, _, _) => await Task.Delay(1)],
        };

        Assert.Equal(3, task.Run(default));
    });

    [Fact]
    public async Task A_synchronous_task_with_a_timeout_completes() => await OnMessageLoop(() =>
    {
        using var engine = new TestEngine();
        var task = Define.SyncTask(() => 1, new TaskAttribute { TimeoutSeconds = 10 });

        Assert.Equal(1, task.Run(default));
    });

    [Fact]
    public async Task A_synchronous_flow_waits_for_futures_of_asynchronous_tasks() => await OnMessageLoop(() =>
    {
        using var engine = new TestEngine();
        var task = Define.Task(async () =>
        {
            await Task.Yield();
            return 1;
        });
        var flow = Define.SyncFlow(() =>
        {
            _ = task.Submit(default);
            return task.Submit(default).Result();
        });

        Assert.Equal(1, flow.Run(default));
    });

    [Fact]
    public async Task Blocking_for_an_asynchronous_task_does_not_deadlock() => await OnMessageLoop(() =>
    {
        using var engine = new TestEngine();
        var task = Define.Task(async () =>
        {
            await Task.Yield();
            await Task.Delay(1);
            return 1;
        });

        Assert.Equal(1, task.Run(default));
        Assert.NotNull(SynchronizationContext.Current);
    });

    [Fact]
    public async Task A_synchronous_body_runs_on_the_callers_thread_in_its_context() => await OnMessageLoop(() =>
    {
        using var engine = new TestEngine();
        var thread = Environment.CurrentManagedThreadId;
        var context = SynchronizationContext.Current;

        var (bodyThread, bodyContext) = Define.SyncTask(() => (Environment.CurrentManagedThreadId, SynchronizationContext.Current)).Run(default);

        Assert.Equal(thread, bodyThread);
        Assert.Same(context, bodyContext);
    });

    /// <summary>Runs the action on a thread whose context runs what is posted only when the action has returned.</summary>
    private static Task OnMessageLoop(Action action)
    {
        var done = new TaskCompletionSource();
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new MessageLoop());
            try
            {
                action();
                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return done.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private sealed class MessageLoop : SynchronizationContext
    {
        private readonly ConcurrentQueue<SendOrPostCallback> _never = new();

        public override void Post(SendOrPostCallback d, object? state) => _never.Enqueue(d);
    }
}
