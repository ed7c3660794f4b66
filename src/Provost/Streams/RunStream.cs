namespace Provost;

/// <summary>What the engine knows of a run whose elements go to a consumer one by one, while it is under way.</summary>
internal abstract class RunStream
{
    private int _handedOut;
    private volatile bool _isStopped;

    /// <summary>How many elements the consumer has got.</summary>
    public int HandedOut => Volatile.Read(ref _handedOut);

    /// <summary>Whether the consumer wants no more.</summary>
    public bool IsStopped
    {
        get => _isStopped;
        protected set => _isStopped = value;
    }

    /// <summary>Whether the elements are kept for the result too, because it is stored.</summary>
    public bool KeepsElements { get; private set; }

    /// <summary>The deadline of the attempt under way, whose clock stands still while the consumer is busy.</summary>
    public AttemptDeadline? Deadline { get; set; }

    /// <summary>Ties the stream to its run.</summary>
    public void AttachTo(RunContext run)
    {
        KeepsElements = run.PersistsResult;
        run.Attach().Stream = this;
    }

    protected void Count() => Interlocked.Increment(ref _handedOut);
}
