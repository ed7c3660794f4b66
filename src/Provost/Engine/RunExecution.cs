using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>What the engines of tasks and flows have in common.</summary>
internal static class RunExecution
{
    /// <summary>Puts the run into a state the engine makes.</summary>
    public static State<TResult> Enter<TResult>(RunContext run, StateType type, string? name = null, string? message = null, object? data = null)
    {
        var state = OutcomeStates.Make<TResult>(run, type, name, message, data);
        run.Enter(state);
        return state;
    }

    public static void LogFinished(RunContext run, State state)
    {
        if (state.IsCrashed) EngineLog.CrashDetected(run.RunLogger, state.Message, state.Exception);
        if (!run.Logs(state.IsCompleted ? LogLevel.Information : LogLevel.Error)) return;
        if (state.IsCompleted) EngineLog.Completed(run.RunLogger, state);
        else EngineLog.DidNotComplete(run.RunLogger, state);
    }

    public static void LogRetry(RunContext run, State failure, int retries, TimeSpan delay)
    {
        RunSpan.OnFailedAttempt(run, failure);
        if (!run.Logs(LogLevel.Information)) return;
        var when = delay > TimeSpan.Zero ? FormattableString.Invariant($"{Math.Round(delay.TotalSeconds, 3)} second(s) from now") : "immediately";
        EngineLog.Retrying(run.RunLogger, run.Kind, Describe(failure), run.RunCount, retries, when);
    }

    public static void LogFailure(RunContext run, State failure, int retries, bool exhausted)
    {
        if (!run.Logs(LogLevel.Error)) return;
        if (retries > 0 && exhausted) EngineLog.RetriesExhausted(run.RunLogger, run.Kind, Describe(failure), failure.Exception);
        else EngineLog.Failed(run.RunLogger, run.Kind, Describe(failure), failure.Exception);
    }

    /// <summary>Whether a consumer has seen elements of the failed attempt, and would see them again if there were another.</summary>
    public static bool HasHandedOutElements(RunContext run, State failure)
    {
        if (run.Attachments?.Stream is not { HandedOut: > 0 and var count }) return false;
        if (run.Logs(LogLevel.Error)) EngineLog.StreamNotRetried(run.RunLogger, run.Kind, Describe(failure), count, failure.Exception);
        return true;
    }

    private static string Describe(State failure) => failure.Exception switch
    {
        TimeoutException when failure.Message is { } message && message.Contains("exceeded timeout", StringComparison.Ordinal) =>
            message[message.IndexOf("exceeded", StringComparison.Ordinal)..],
        { } exception => $"failed with exception: {ExceptionText.Of(exception)}",
        null => $"ended in state {failure}",
    };
}
