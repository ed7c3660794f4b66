using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Provost;

/// <summary>The run that the calling code is part of. It follows the code through <c>await</c> and into tasks it starts.</summary>
/// <remarks>Prefect: <c>get_run_logger()</c>, <c>prefect.runtime</c>, the run contexts.</remarks>
public static class Run
{
    /// <summary>Logs on behalf of the current run.</summary>
    /// <exception cref="MissingRunContextException">There is no current run, and <see cref="DisableLogger"/> is not in effect.</exception>
    public static ILogger Logger =>
        DisabledLogging.IsHere ? NullLogger.Instance : Current?.Logger ?? throw new MissingRunContextException();

    /// <summary>The innermost run; <see langword="null"/> outside any run.</summary>
    public static RunContext? Current => RunFrame.Current?.Run;

    /// <summary>The flow run that the current run is or belongs to; <see langword="null"/> outside flows.</summary>
    public static FlowRun? FlowRun => Current?.OwnerFlowRun;

    /// <summary>The current run if it is a task run; <see langword="null"/> otherwise, so also directly in a flow.</summary>
    public static TaskRun? TaskRun => Current as TaskRun;

    /// <summary>
    /// The token of the attempt under way: cancelled by the caller, by the run it belongs to, or by its timeout.
    /// <see cref="CancellationToken.None"/> outside any run.
    /// </summary>
    public static CancellationToken CancellationToken => RunFrame.Current?.CancellationToken ?? CancellationToken.None;

    /// <summary>Gives tags to all runs that the calling code starts, directly or in what it calls, until the scope is disposed of.</summary>
    /// <param name="tags">The tags. Scopes nest: a run has those of all of them, beside its own and those of the run it belongs to.</param>
    /// <returns>The scope: <c>using (Run.Tags("nightly", "eu")) await ImportAsync();</c></returns>
    /// <exception cref="ArgumentException">A tag is empty.</exception>
    /// <remarks>It follows the code through <c>await</c>, and is not seen by the caller of the method that opens it. Prefect: <c>tags(...)</c>.</remarks>
    public static IDisposable Tags(params string[] tags) => TagScope.Enter(tags);

    /// <summary>
    /// Says that the code of the current run gets on: observers and metrics hear of it, at most once a second, and
    /// <see cref="ProvostOptions.SilenceLimit"/> counts anew. Also the place where a long loop stops when it is to.
    /// </summary>
    /// <exception cref="MissingRunContextException">There is no current run.</exception>
    /// <exception cref="OperationCanceledException">The attempt is to stop: its run was cancelled, or its time is up.</exception>
    public static void Heartbeat()
    {
        var frame = RunFrame.Current ?? throw new MissingRunContextException();
        frame.CancellationToken.ThrowIfCancellationRequested();
        frame.Run.GiveSign();
        frame.Run.Attach().PulseOf(frame.Run).Beat(isAutomatic: false);
    }

    /// <summary>Does the same as <see cref="Heartbeat"/>, and gives way to other work that waits for the thread.</summary>
    /// <exception cref="MissingRunContextException">There is no current run.</exception>
    /// <exception cref="OperationCanceledException">The attempt is to stop: its run was cancelled, or its time is up.</exception>
    public static async ValueTask HeartbeatAsync()
    {
        Heartbeat();
        await Task.Yield();
    }

    /// <summary>
    /// Silences run loggers in the calling code and what it calls, until the returned object is disposed. <see cref="Logger"/> can then
    /// be used outside a run too, so that the plain method of a task can be tested.
    /// </summary>
    /// <returns>Ends the silence.</returns>
    /// <remarks>Prefect: <c>disable_run_logger()</c>.</remarks>
    public static IDisposable DisableLogger() => DisabledLogging.Begin();
}
