namespace Provost;

/// <summary>The outermost runs of one set of services: what can be stopped from outside.</summary>
internal sealed class OutermostRuns(EngineServices services, bool handlesSignals, bool isHosted)
{
    private readonly Lock _lock = new();
    private readonly HashSet<RunWatch> _underWay = [];
    private StopScope _scope = new();

    /// <summary>Whether there is anybody who stops runs.</summary>
    public bool AreWatched => handlesSignals || isHosted;

    public EngineServices Services => services;

    public StopScope Scope
    {
        get
        {
            lock (_lock) return _scope;
        }
    }

    /// <summary>The runs that have not ended: a copy.</summary>
    public IReadOnlyList<RunWatch> UnderWay
    {
        get
        {
            lock (_lock) return [.. _underWay];
        }
    }

    /// <summary>A run starts.</summary>
    /// <returns>What can stop it.</returns>
    public StopScope Enter(RunWatch run)
    {
        lock (_lock)
        {
            _underWay.Add(run);
            if (_underWay.Count == 1 && handlesSignals) ProcessSignals.Add(this);
            _scope.Enter();
            return _scope;
        }
    }

    /// <summary>A run is over.</summary>
    public void Leave(RunWatch run, StopScope scope)
    {
        lock (_lock)
        {
            _underWay.Remove(run);
            if (_underWay.Count == 0 && handlesSignals) ProcessSignals.Remove(this);
        }

        scope.Leave();
    }

    /// <summary>Decides that the runs under way are to stop, and if the reason lasts, those that start later.</summary>
    /// <returns>The runs that the decision concerns; <see langword="null"/> if it was made before.</returns>
    public StopScope? Claim(StopReason reason)
    {
        lock (_lock)
        {
            var scope = _scope;
            if (!scope.Claim(reason)) return null;
            if (!reason.IsLasting) _scope = new StopScope();
            return scope;
        }
    }
}
