namespace Provost;

/// <summary>Is told of every change of state of every run.</summary>
public interface IRunObserver
{
    /// <summary>Called on the thread of the run, before its hooks, so it should be quick. Runs are concurrent: it must be thread-safe.</summary>
    /// <param name="run">The run. Its <see cref="RunContext.State"/> is already <paramref name="current"/>.</param>
    /// <param name="previous">The state before; <see langword="null"/> for a run that was just created.</param>
    /// <param name="current">The state now.</param>
    /// <remarks>An exception is logged and otherwise ignored: it never fails a run.</remarks>
    void OnStateChanged(RunContext run, State? previous, State current);
}
