using Provost.Generated;

namespace Provost;

/// <summary>A task run on its way from submission to its end.</summary>
internal sealed class SubmittedRun<TArguments, TResult>(
    TaskDefinition<TArguments, TResult> task,
    TaskRun run,
    TArguments arguments,
    Func<TArguments>? makeArguments,
    Submissions submissions,
    CancellationTokenSource? link)
    where TArguments : struct
{
    public Future<TResult> Future { get; } = new(run);

    /// <summary>Queues the run to the thread pool, with the context of the caller.</summary>
    public void Start()
    {
        if (submissions.TryAdd()) ThreadPool.QueueUserWorkItem(static submitted => submitted.RunInBackground(), this, preferLocal: false);
        else End(NeverStarted());
    }

    private async void RunInBackground()
    {
        State<TResult> state;
        try
        {
            state = await RunAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            state = OutcomeStates.Crashed<TResult>(run, exception);
            run.Enter(state);
            RunExecution.LogFinished(run, state);
        }

        End(state);
        submissions.Remove();
    }

    private async ValueTask<State<TResult>> RunAsync()
    {
        if (await UpstreamAsync().ConfigureAwait(false) is { } stopped) return stopped;
        if (submissions.Closing.IsCancellationRequested) return NeverStarted();

        var values = makeArguments is null ? arguments : makeArguments();
        return await TaskEngine.ExecuteAsync(task, run, values, blocking: false).ConfigureAwait(false);
    }

    /// <summary>Waits for the upstream futures; gives the state that the run ends in if it cannot start.</summary>
    private async ValueTask<State<TResult>?> UpstreamAsync()
    {
        if (run.Upstream.Count == 0) return null;

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(submissions.Closing, run.CancellationToken);
        foreach (var upstream in run.Upstream)
        {
            try
            {
                await upstream.Future.WaitAsync(stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return NeverStarted();
            }
        }

        return run.Upstream.Where(upstream => !upstream.Future.State.IsCompleted).Select(upstream => NotReady(upstream.Future)).FirstOrDefault();
    }

    private State<TResult> NotReady(Future upstream)
    {
        var message = $"Upstream task run '{upstream.TaskRunId}' did not reach a 'COMPLETED' state.";
        var state = RunExecution.Enter<TResult>(run, StateType.Pending, StateNames.NotReady, message);
        RunExecution.LogFinished(run, state);
        return state;
    }

    private State<TResult> NeverStarted()
    {
        var ended = !run.CancellationToken.IsCancellationRequested;
        var message = ended
            ? "The task run had not started when the run it was submitted from ended. Wait for its future."
            : "Task run was cancelled.";
        var exception = new OperationCanceledException(message, ended ? CancellationToken.None : run.CancellationToken);
        var state = OutcomeStates.Cancelled<TResult>(run, exception, message);
        run.Enter(state);
        RunExecution.LogFinished(run, state);
        return state;
    }

    private void End(State<TResult> state)
    {
        link?.Dispose();
        Future.Complete(state);
    }
}
