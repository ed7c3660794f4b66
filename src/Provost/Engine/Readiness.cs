using Provost.Generated;

namespace Provost;

/// <summary>Says whether a task run can start, now that what it depends on is over, and ends one that cannot.</summary>
internal static class Readiness
{
    /// <summary>The state of a run that cannot start because an upstream run did not complete; <see langword="null"/> if it can.</summary>
    public static State<TResult>? Check<TResult>(TaskRun run, IReadOnlyList<Upstream> upstream)
    {
        foreach (var input in upstream)
        {
            if (!input.AllowFailure && !input.Future.State.IsCompleted) return NotReady<TResult>(run, input.Future);
        }

        return null;
    }

    /// <summary>Ends a run that was cancelled, or whose owner ended, before it could start.</summary>
    public static State<TResult> NeverStarted<TResult>(TaskRun run)
    {
        var ended = !run.CancellationToken.IsCancellationRequested;
        var message = ended
            ? "The task run had not started when the run it was submitted from ended. Wait for its future."
            : "Task run was cancelled.";
        var exception = new OperationCanceledException(message, ended ? CancellationToken.None : run.CancellationToken);
        return End(run, OutcomeStates.Cancelled<TResult>(run, exception, message));
    }

    public static State<TResult> Crashed<TResult>(TaskRun run, Exception exception) => End(run, OutcomeStates.Crashed<TResult>(run, exception));

    private static State<TResult> NotReady<TResult>(TaskRun run, Future upstream)
    {
        var message = $"Upstream task run '{upstream.TaskRunId}' did not reach a 'COMPLETED' state.";
        var state = RunExecution.Enter<TResult>(run, StateType.Pending, StateNames.NotReady, message);
        RunExecution.LogFinished(run, state);
        return state;
    }

    private static State<TResult> End<TResult>(TaskRun run, State<TResult> state)
    {
        run.Enter(state);
        RunExecution.LogFinished(run, state);
        return state;
    }
}
