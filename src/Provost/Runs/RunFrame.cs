namespace Provost;

/// <summary>
/// Where code runs: in which run, under which token, and whose submissions it adds to. Each attempt with a timeout has a frame
/// of its own, so code of an abandoned attempt keeps its cancelled token when the next attempt is already under way.
/// </summary>
internal sealed class RunFrame
{
    private static readonly AsyncLocal<RunFrame?> s_current = new();

    private readonly RunFrame _owner;
    private readonly int _attempt;
    private Submissions? _submissions;

    private RunFrame(RunContext run, CancellationToken cancellationToken, RunFrame? owner, int attempt = 0)
    {
        Run = run;
        CancellationToken = cancellationToken;
        _attempt = attempt;
        _owner = owner ?? this;
    }

    public static RunFrame? Current => s_current.Value;

    public RunContext Run { get; }

    public CancellationToken CancellationToken { get; }

    public int Attempt => _attempt == 0 ? Run.RunCount : _attempt;

    /// <summary>
    /// What tasks submitted from here belong to: the attempt of the nearest flow run, or where there is none, the outermost
    /// task run. (Prefect: a task submits to the task runner of its flow.)
    /// </summary>
    public Submissions Submissions => _owner._submissions ?? _owner.CreateSubmissions();

    /// <summary>Lets nothing more be submitted to this frame, and completes when what was submitted is over.</summary>
    public Task CloseAsync()
    {
        if (!ReferenceEquals(_owner, this)) return Task.CompletedTask;
        return Interlocked.CompareExchange(ref _submissions, Submissions.Ended, null)?.CloseAsync() ?? Task.CompletedTask;
    }

    /// <summary>Makes the frame of a flow run's attempt the current one, for the calling method and what it calls.</summary>
    public static RunFrame EnterFlow(FlowRun run, CancellationToken cancellationToken) => Enter(new RunFrame(run, cancellationToken, owner: null));

    /// <summary>Makes the frame of a task run the current one, for the calling method and what it calls.</summary>
    public static RunFrame EnterTask(TaskRun run, CancellationToken cancellationToken) =>
        Enter(new RunFrame(run, cancellationToken, Current?._owner));

    /// <summary>Makes a frame with another token the current one, for the calling method and what it calls.</summary>
    public RunFrame EnterAttempt(CancellationToken cancellationToken) => Enter(new RunFrame(Run, cancellationToken, _owner, Run.RunCount));

    private static RunFrame Enter(RunFrame frame) => s_current.Value = frame;

    private Submissions CreateSubmissions()
    {
        Interlocked.CompareExchange(ref _submissions, new Submissions(), null);
        return _submissions;
    }
}
