namespace Provost;

/// <summary>Is told of every change of state of every run, of heartbeats, and of silences.</summary>
public interface IRunObserver
{
    /// <summary>Called on the thread of the run, before its hooks, so it should be quick. Runs are concurrent: it must be thread-safe.</summary>
    /// <param name="run">The run. Its <see cref="RunContext.State"/> is already <paramref name="current"/>.</param>
    /// <param name="previous">The state before; <see langword="null"/> for a run that was just created.</param>
    /// <param name="current">The state now.</param>
    /// <remarks>An exception is logged and otherwise ignored: it never fails a run.</remarks>
    void OnStateChanged(RunContext run, State? previous, State current);

    /// <summary>Called when a run beats, at most once a second and run, on any thread. Nothing happens by default.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isAutomatic">Whether it beat by itself and not by <see cref="Run.Heartbeat"/>.</param>
    void OnHeartbeat(RunContext run, bool isAutomatic)
    {
    }

    /// <summary>
    /// Called once for each time that the code of a task run was silent for <see cref="ProvostOptions.SilenceLimit"/>, on any thread.
    /// Nothing happens by default.
    /// </summary>
    /// <param name="run">The run. It is still running.</param>
    /// <param name="silence">The time since the last sign of life.</param>
    void OnSilence(RunContext run, TimeSpan silence)
    {
    }
}
