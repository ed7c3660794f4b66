namespace Provost;

/// <summary>Remembers runs, in the order in which they were created. It keeps every one of them in memory until it is cleared.</summary>
public sealed class RunHistory : IRunObserver
{
    private readonly Lock _lock = new();
    private readonly List<RunContext> _runs = [];

    /// <summary>The runs so far: a copy, in order of creation.</summary>
    public IReadOnlyList<RunContext> Runs
    {
        get
        {
            lock (_lock) return [.. _runs];
        }
    }

    /// <summary>The flow runs so far.</summary>
    public IReadOnlyList<FlowRun> FlowRuns => [.. Runs.OfType<FlowRun>()];

    /// <summary>The task runs so far.</summary>
    public IReadOnlyList<TaskRun> TaskRuns => [.. Runs.OfType<TaskRun>()];

    /// <summary>Forgets all runs.</summary>
    public void Clear()
    {
        lock (_lock) _runs.Clear();
    }

    /// <inheritdoc/>
    public void OnStateChanged(RunContext run, State? previous, State current)
    {
        if (previous is not null) return;
        lock (_lock) _runs.Add(run);
    }
}
