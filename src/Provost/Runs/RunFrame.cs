namespace Provost;

/// <summary>
/// Where code runs: in which attempt of which run, under which token, and whose submissions it adds to. Attempts do not share
/// frames, so code of an abandoned attempt keeps its cancelled token when the next attempt is already under way.
/// </summary>
internal sealed class RunFrame
{
    private static readonly AsyncLocal<RunFrame?> s_current = new();

    private static readonly object s_sealed = new();

    private readonly RunFrame _owner;
    private readonly RunFrame? _outer;
    private readonly int _attempt;
    private Submissions? _submissions;
    private object? _transaction;

    private RunFrame(RunContext run, CancellationToken cancellationToken, RunFrame? owner, RunFrame? outer, int attempt = 0)
    {
        _outer = outer;
        Run = run;
        CancellationToken = cancellationToken;
        SubmissionToken = owner?.SubmissionToken ?? cancellationToken;
        _attempt = attempt;
        _owner = owner ?? this;
    }

    public static RunFrame? Current => s_current.Value;

    public RunContext Run { get; }

    /// <summary>Cancelled when the code is to stop.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>
    /// Cancelled when what is submitted from here is to stop: the token of the owner's attempt, since a submitted run may outlive
    /// the task that submitted it.
    /// </summary>
    public CancellationToken SubmissionToken { get; private set; }

    /// <summary>The submitted run that this code is part of, if it is part of one.</summary>
    public TaskRun? Submitted { get; private init; }

    public int Attempt => _attempt == 0 ? Run.RunCount : _attempt;

    /// <summary>
    /// What tasks submitted from here belong to: the attempt of the nearest flow run, or where there is none, that of the outermost
    /// task run. (Prefect: a task submits to the task runner of its flow.)
    /// </summary>
    public Submissions Submissions => _owner._submissions ?? _owner.CreateSubmissions();

    /// <summary>The frame that the run was entered from; <see langword="null"/> for one entered outside any run.</summary>
    public RunFrame? Outer => AddsTimeout ? _outer!.Outer : _outer;

    /// <summary>Whether this adds a timeout to the frame it was entered from: both are of one attempt.</summary>
    private bool AddsTimeout => _attempt != 0;

    private bool IsOwner => ReferenceEquals(_owner, this);

    /// <summary>Makes the frame of a flow run the current one, for the calling method and what it calls.</summary>
    public static RunFrame EnterFlow(FlowRun run) => Enter(new RunFrame(run, run.CancellationToken, owner: null, Current) { Submitted = Current?.Submitted });

    /// <summary>Makes the frame of a task run the current one, for the calling method and what it calls.</summary>
    public static RunFrame EnterTask(TaskRun run)
    {
        var before = Current;
        return Enter(new RunFrame(run, run.CancellationToken, before?._owner, before) { Submitted = run.IsSubmitted ? run : before?.Submitted });
    }

    /// <summary>Makes a frame for the next attempt the current one, for the calling method and what it calls.</summary>
    public RunFrame EnterRetry() => Enter(new RunFrame(Run, Run.CancellationToken, IsOwner ? null : _owner, Outer) { Submitted = Submitted });

    /// <summary>Makes a frame with the token of a timed attempt the current one, for the calling method and what it calls.</summary>
    public void EnterTimed(CancellationToken cancellationToken)
    {
        if (IsOwner) SubmissionToken = cancellationToken;
        Enter(new RunFrame(Run, cancellationToken, _owner, this, Run.RunCount) { Submitted = Submitted });
    }

    /// <summary>The transaction of this attempt of a task; <see langword="null"/> if it has none and gets none, as after its end.</summary>
    /// <param name="create">Whether it gets one.</param>
    public Transaction? AttemptTransaction(bool create)
    {
        if (AddsTimeout) return _outer!.AttemptTransaction(create);
        if (_transaction is null && create) Interlocked.CompareExchange(ref _transaction, Transaction.OfAttempt(this, Run), null);
        return _transaction as Transaction;
    }

    /// <summary>Ends the attempt: from now on it gets no transaction.</summary>
    /// <returns>The one it has.</returns>
    public Transaction? SealTransaction() => Interlocked.CompareExchange(ref _transaction, s_sealed, null) as Transaction;

    /// <summary>Lets nothing more be submitted to this frame, and completes when what was submitted is over.</summary>
    public Task CloseAsync()
    {
        if (!IsOwner) return Task.CompletedTask;
        var drained = Interlocked.CompareExchange(ref _submissions, Submissions.Ended, null)?.CloseAsync() ?? Task.CompletedTask;
        return drained.IsCompleted ? drained : RunWait.WhileAsync(drained);
    }

    /// <summary>The futures submitted to this frame whose runs did not complete and which nobody looked at; to be asked once it is closed.</summary>
    public IReadOnlyList<Future> UnobservedFailures() => _submissions?.UnobservedFailures() ?? [];

    private static RunFrame Enter(RunFrame frame) => s_current.Value = frame;

    private Submissions CreateSubmissions()
    {
        Interlocked.CompareExchange(ref _submissions, new Submissions(Run.MaxConcurrentTasks, Run is FlowRun { Flow.Options.FailOnUnobservedFailures: true }), null);
        return _submissions;
    }
}
