using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>One execution of a flow or a task: what it is called, how it stands and how often it was tried.</summary>
/// <remarks>
/// The engine alone changes a run. Reading is safe from any thread; a reader sees each value as it is at that moment.
/// Prefect: <c>FlowRun</c>, <c>TaskRun</c>.
/// </remarks>
public abstract class RunContext : IRunIdentity
{
    private readonly long _number = RunIds.Next();
    private readonly IReadOnlyList<string> _scopeTags = TagScope.Current;
    private State? _state;
    private string? _name;
    private RunLogger? _logger;
    private RunAttachments? _attachments;
    private long _startTicks;
    private long _runningTicks;
    private long _expectedStartTicks;

    private protected RunContext(EngineServices services, RunContext? parent, bool? logPrints, CancellationToken cancellationToken)
    {
        Services = services;
        Parent = parent;
        LogPrints = logPrints ?? parent?.LogPrints ?? services.Settings.LogPrints;
        CancellationToken = cancellationToken;
    }

    /// <summary>Identifies the run.</summary>
    public Guid Id => RunIds.ToGuid(_number);

    /// <summary>The display name. One made from a template is known before the run starts running.</summary>
    public string Name => _name ??= DefaultName();

    /// <summary>The state the run is in.</summary>
    public State State => _state!;

    /// <summary>How often the run has entered a running state: 1 during the first attempt.</summary>
    public int RunCount { get; private set; }

    /// <summary>When the run was created, in UTC, and so when it could have started.</summary>
    public DateTimeOffset ExpectedStartTime => new(_expectedStartTicks, TimeSpan.Zero);

    /// <summary>When the run first entered a running state, in UTC; <see langword="null"/> before. A flow run that ended without has its end for a start.</summary>
    public DateTimeOffset? StartTime => _startTicks == 0 ? null : new DateTimeOffset(_startTicks, TimeSpan.Zero);

    /// <summary>When the run ended, in UTC; <see langword="null"/> before, and for a task run that ended without having started.</summary>
    public DateTimeOffset? EndTime => _startTicks != 0 && _state is { IsFinal: true } final ? final.Timestamp : null;

    /// <summary>The time spent in running states up to the last change of state. Waits between attempts do not count.</summary>
    public TimeSpan TotalRunTime => new(_runningTicks);

    /// <summary>When the run last beat, by itself or by <see cref="Run.Heartbeat"/>; <see langword="null"/> if it never has.</summary>
    public DateTimeOffset? LastHeartbeat => Attachments?.Pulse?.Last;

    /// <summary>The tags of the run: its own, those of the run it belongs to, and those of <see cref="Run.Tags"/> around its call.</summary>
    public IReadOnlyList<string> Tags => UnitedTags();

    /// <summary>The run whose code started this one; <see langword="null"/> for one that was started outside any run.</summary>
    public RunContext? Parent { get; }

    /// <summary>Logs on behalf of this run.</summary>
    public ILogger Logger => RunLogger;

    /// <summary>
    /// Cancelled when the run is to stop: by the caller, by the run it belongs to, or by the timeout of the attempt under way.
    /// </summary>
    public CancellationToken CancellationToken { get; internal set; }

    Guid? IRunIdentity.FlowRunId => OwnerFlowRun?.Id;

    Guid? IRunIdentity.TaskRunId => this is TaskRun ? Id : null;

    /// <summary>The flow run that this run is, or belongs to.</summary>
    internal abstract FlowRun? OwnerFlowRun { get; }

    internal abstract string Kind { get; }

    /// <summary>How many task runs submitted from this run may be under way at once; 0 for any number.</summary>
    internal virtual int MaxConcurrentTasks => Services.Settings.MaxConcurrentTasks;

    internal EngineServices Services { get; }

    internal bool LogPrints { get; }

    /// <summary>What few runs have; <see langword="null"/> for most.</summary>
    internal RunAttachments? Attachments => Volatile.Read(ref _attachments);

    /// <summary>The run it belongs to in the end: the one started outside any run, maybe itself.</summary>
    internal RunContext Outermost => Parent?.Outermost ?? this;

    /// <summary>Whether results of this run, and of runs it starts that do not say so themselves, are persisted.</summary>
    internal abstract bool PersistsResult { get; }

    /// <summary>The storage that this run, or the nearest it belongs to, names.</summary>
    internal string? ResultStorage => OwnResultStorage ?? Parent?.ResultStorage;

    /// <summary>The serializer that this run, or the nearest it belongs to, names.</summary>
    internal string? ResultSerializer => OwnResultSerializer ?? Parent?.ResultSerializer;

    /// <summary>Whether a message of the level would be written. Asking makes no logger for the run.</summary>
    internal bool Logs(LogLevel level) => Services.LoggerOf(this).IsEnabled(level) && !DisabledLogging.IsHere;

    internal RunLogger RunLogger => _logger ??= new RunLogger(this);

    private protected long Number => _number;

    private protected abstract IReadOnlyList<string> OwnTags { get; }

    private protected abstract string? OwnResultStorage { get; }

    private protected abstract string? OwnResultSerializer { get; }

    private protected abstract string DefaultName();

    /// <summary>Whether a run that ends without having run has its end for a start. (Prefect: the server does so for flow runs.)</summary>
    private protected virtual bool StartsAtItsEnd => false;

    /// <summary>Gives the run attachments. Thread-safe.</summary>
    internal RunAttachments Attach()
    {
        if (Attachments is null) Interlocked.CompareExchange(ref _attachments, new RunAttachments(), null);
        return _attachments!;
    }

    internal void NameIt(string name) => _name = name;

    /// <summary>The time of the next state: now, but strictly after the state before.</summary>
    internal DateTimeOffset NextTimestamp()
    {
        var now = Services.Clock.GetUtcNow();
        if (_state is null) return now;

        var earliest = _state.Timestamp.AddTicks(TimeSpan.TicksPerMicrosecond);
        return now >= earliest ? now : earliest;
    }

    /// <summary>Puts the run into a state, keeps its times and counts, and tells the observers.</summary>
    internal void Enter(State state)
    {
        var previous = _state;
        KeepBooks(previous, state);
        _state = state;
        Measure(previous, state);
        if (Services.Settings.SilenceLimit is not null) GiveSign();
        Services.Notify(this, previous, state);
    }

    /// <summary>Listeners are called in line: one that throws is logged, as an observer is, and does not fail the run.</summary>
    private void Measure(State? previous, State state)
    {
        try
        {
            RunMetrics.OnStateChanged(this, previous, state);
            if (Attachments?.Activity is { } activity) RunSpan.OnStateChanged(activity, this, previous, state);
        }
        catch (Exception exception)
        {
            EngineLog.ListenerFailed(RunLogger, exception);
        }
    }

    /// <summary>The code of this run, and of those it belongs to, gets on.</summary>
    internal void GiveSign()
    {
        for (var run = this; run is not null; run = run.Parent) run.Attachments?.Pulse?.GiveSign();
    }

    private void KeepBooks(State? previous, State next)
    {
        var now = next.Timestamp.UtcTicks;
        if (previous is null) _expectedStartTicks = now;
        if (previous is { IsRunning: true }) _runningTicks += now - previous.Timestamp.UtcTicks;
        if (next.IsRunning)
        {
            RunCount++;
            if (_startTicks == 0) _startTicks = now;
        }
        else if (next.IsFinal && _startTicks == 0 && StartsAtItsEnd)
        {
            _startTicks = now;
        }
    }

    private IReadOnlyList<string> UnitedTags()
    {
        var inherited = Parent?.Tags ?? [];
        if (_scopeTags.Count > 0) return [.. inherited.Union(_scopeTags, StringComparer.Ordinal).Union(OwnTags, StringComparer.Ordinal)];
        if (inherited.Count == 0) return OwnTags;
        return OwnTags.Count == 0 ? inherited : [.. inherited.Union(OwnTags, StringComparer.Ordinal)];
    }
}
