using System.Globalization;

namespace Provost;

/// <summary>Says which state an attempt leads to.</summary>
internal static class OutcomeStates
{
    public static State<TResult> Of<TResult>(RunContext run, in Outcome<TResult> outcome, double timeoutSeconds)
    {
        if (outcome.Returned) return OfValue(run, outcome.Value!);
        return outcome.TimedOut ? TimedOut<TResult>(run, timeoutSeconds, outcome.Exception) : OfException<TResult>(run, outcome.Exception!);
    }

    /// <summary>Completed, unless the value is a state or made of states: then those decide.</summary>
    public static State<TResult> OfValue<TResult>(RunContext run, TResult value)
    {
        if (run.Attachments?.Stream is { } stream && (stream.IsStopped || !stream.KeepsElements)) return OfStream<TResult>(run, stream);
        return ReturnKind<TResult>.MayCarryStates && ReturnedStates.Decide(value) is { } decided
            ? new State<TResult>(decided.Type, decided.Name, decided.Message, decided.Data, run.NextTimestamp(), run, value)
            : new State<TResult>(StateType.Completed, null, null, null, run.NextTimestamp(), run, value);
    }

    /// <summary>Completed, without the elements: they are with the consumer, or there are not all of them.</summary>
    private static State<TResult> OfStream<TResult>(RunContext run, RunStream stream) =>
        Make<TResult>(run, StateType.Completed, null, stream.IsStopped ? $"The consumer stopped after {stream.HandedOut} element(s)." : null);

    /// <summary>The state after the user's code threw, without its timeout being the reason.</summary>
    /// <remarks>
    /// A cancellation counts as one only if the token of the run was cancelled: a client that gives up by throwing
    /// <see cref="OperationCanceledException"/>, as <c>HttpClient</c> does on its timeout, has failed and may be retried.
    /// </remarks>
    public static State<TResult> OfException<TResult>(RunContext run, Exception exception)
    {
        if (exception is OperationCanceledException && run.CancellationToken.IsCancellationRequested) return Stopped<TResult>(run, exception);
        if (IsInterruption(exception)) return Crashed<TResult>(run, exception);

        var isTimeout = exception is TimeoutException or OperationCanceledException { InnerException: TimeoutException };
        return Make<TResult>(
            run,
            StateType.Failed,
            isTimeout ? StateNames.TimedOut : null,
            $"{run.Kind} run encountered {(isTimeout ? "a timeout" : "an exception")}: {ExceptionText.Of(exception)}",
            exception);
    }

    /// <summary>Cancelled, or crashed where what stops the run says nothing of cancelling it.</summary>
    public static State<TResult> Stopped<TResult>(RunContext run, Exception exception) => run.Outermost.Attachments?.Watch?.Reason is { } reason
        ? Make<TResult>(run, reason.Type, null, reason.MessageFor(run), exception)
        : Cancelled<TResult>(run, exception);

    public static State<TResult> Cancelled<TResult>(RunContext run, Exception exception, string? message = null) =>
        Make<TResult>(run, StateType.Cancelled, null, message ?? $"{run.Kind} run was cancelled.", exception);

    public static State<TResult> Crashed<TResult>(RunContext run, Exception exception) =>
        Make<TResult>(run, StateType.Crashed, null, $"Execution was interrupted by an unexpected exception: {ExceptionText.Of(exception)}", exception);

    /// <summary>The state of a flow that would have completed, but for submitted runs that did not and that nobody looked at.</summary>
    public static State<TResult> UnobservedFailures<TResult>(FlowRun run, IReadOnlyList<Future> failures)
    {
        var message = $"{failures.Count} submitted task run(s) did not complete, and nobody looked at them: "
            + string.Join(", ", failures.Select(static future => $"'{future.TaskRun.Name}' is {future.TaskRun.State.Name}"));
        State[] states = [.. failures.Select(static future => future.TaskRun.State)];
        return Make<TResult>(run, StateType.Failed, null, message, states.Any(static state => state.IsUnsuccessful) ? states : message);
    }

    public static State<TResult> InvalidParameters<TResult>(FlowRun run, IReadOnlyList<FlowParameterError> errors)
    {
        var exception = new FlowParameterException(run.Flow.Name, errors);
        return Make<TResult>(run, StateType.Failed, null, $"Validation of flow parameters failed with error: {exception.Message}", exception);
    }

    public static State<TResult> Make<TResult>(RunContext run, StateType type, string? name = null, string? message = null, object? data = null) =>
        new(type, name, message, data, run.NextTimestamp(), run);

    private static State<TResult> TimedOut<TResult>(RunContext run, double timeoutSeconds, Exception? exception)
    {
        var message = $"{run.Kind} run exceeded timeout of {timeoutSeconds.ToString(CultureInfo.InvariantCulture)} second(s)";
        return Make<TResult>(run, StateType.Failed, StateNames.TimedOut, message, new TimeoutException(message, exception));
    }

    /// <summary>Exceptions that say that the process or the thread is in trouble, not the user's code.</summary>
    private static bool IsInterruption(Exception exception) => exception is OutOfMemoryException or ThreadInterruptedException;
}
