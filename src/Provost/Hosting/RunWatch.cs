namespace Provost;

/// <summary>What ties an outermost run to those that can stop it: its caller, signals, the host.</summary>
internal sealed class RunWatch : IDisposable
{
    private readonly OutermostRuns _runs;
    private readonly StopScope _scope;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource? _link;

    private RunWatch(OutermostRuns runs, CancellationToken caller)
    {
        (_runs, _caller) = (runs, caller);
        _scope = runs.Enter(this);
        _link = RunLinks.Link(_scope.Token, caller);
    }

    /// <summary>The run, once it is created.</summary>
    public RunContext? Run { get; private set; }

    public CancellationToken Token => _link?.Token ?? _scope.Token;

    /// <summary>Why the run is stopped, if it is not because its caller cancels it.</summary>
    public StopReason? Reason => _caller.IsCancellationRequested ? null : _scope.Reason;

    /// <summary>Watches an outermost run, if the services have anybody who would stop it.</summary>
    public static RunWatch? StartIfAny(EngineServices services, CancellationToken caller) =>
        services.Outermost.AreWatched ? new RunWatch(services.Outermost, caller) : null;

    /// <summary>Watches this run.</summary>
    public void Attach(RunContext run)
    {
        Run = run;
        run.Attach().Watch = this;
    }

    /// <summary>The run is over.</summary>
    public void Dispose()
    {
        _link?.Dispose();
        _runs.Leave(this, _scope);
    }
}
