using System.Text;

namespace Provost;

/// <summary>
/// What a run is doing, or how it ended. Immutable and safe to share between threads.
/// </summary>
/// <remarks>
/// Ask a state through its predicates (<see cref="IsCompleted"/>, <see cref="IsFailed"/>, ...): the class of a state says who
/// made it, and its name may be anything. Prefect: <c>State</c>.
/// </remarks>
public class State
{
    private readonly IRunIdentity? _run;
    private object? _data;
    private readonly long _number;
    private readonly long _utcTicks;

    internal State(StateType type, string? name, string? message, object? data, DateTimeOffset timestamp, IRunIdentity? run)
    {
        _number = RunIds.Next();
        Type = type;
        Name = name ?? StateNames.Of(type);
        Message = message;
        _data = data;
        _utcTicks = timestamp.UtcTicks;
        _run = run;
    }

    private protected State(StateType type, string? message, string? name, object? data)
        : this(type, name, message, data, DateTimeOffset.UtcNow, run: null)
    {
    }

    /// <summary>Identifies this state.</summary>
    public Guid Id => RunIds.ToGuid(_number);

    /// <summary>The kind of the state. It alone decides what the predicates answer.</summary>
    public StateType Type { get; }

    /// <summary>The display name: that of the type unless a more telling one was given, such as <c>Cached</c> or <c>TimedOut</c>.</summary>
    public string Name { get; }

    /// <summary>What happened, in words; <see langword="null"/> when there is nothing to say.</summary>
    public string? Message { get; }

    /// <summary>When the run entered the state, in UTC. Each state of a run is strictly later than the one before it.</summary>
    public DateTimeOffset Timestamp => new(_utcTicks, TimeSpan.Zero);

    /// <summary>The flow run the state belongs to; <see langword="null"/> for a hand-made state and outside flows.</summary>
    public Guid? FlowRunId => _run?.FlowRunId;

    /// <summary>The task run the state belongs to; <see langword="null"/> for a hand-made state and for states of flow runs.</summary>
    public Guid? TaskRunId => _run?.TaskRunId;

    /// <summary>When a scheduled run is to begin, in UTC; <see langword="null"/> in every other state.</summary>
    public DateTimeOffset? ScheduledTime => Type == StateType.Scheduled ? _data as DateTimeOffset? : null;

    /// <summary>
    /// The exception that a failed, crashed or cancelled run ended with, or that of the first failed state among those it
    /// returned; <see langword="null"/> when the run did not end so, or recorded no exception.
    /// </summary>
    public Exception? Exception => IsUnsuccessful ? StateFailure.FindException(_data) : null;

    /// <summary>The run is to begin later, also between two attempts.</summary>
    public bool IsScheduled => Type == StateType.Scheduled;

    /// <summary>The run has not begun; also one whose upstream did not complete (<c>NotReady</c>).</summary>
    public bool IsPending => Type == StateType.Pending;

    /// <summary>User code is running.</summary>
    public bool IsRunning => Type == StateType.Running;

    /// <summary>The run is paused.</summary>
    public bool IsPaused => Type == StateType.Paused;

    /// <summary>The run is being cancelled.</summary>
    public bool IsCancelling => Type == StateType.Cancelling;

    /// <summary>The run ended well, whether it executed or found a cached result.</summary>
    public bool IsCompleted => Type == StateType.Completed;

    /// <summary>The run failed, timeouts included.</summary>
    public bool IsFailed => Type == StateType.Failed;

    /// <summary>The run was interrupted by something other than its own code.</summary>
    public bool IsCrashed => Type == StateType.Crashed;

    /// <summary>The run was cancelled.</summary>
    public bool IsCancelled => Type == StateType.Cancelled;

    /// <summary>The run is over: completed, failed, crashed or cancelled.</summary>
    public bool IsFinal => IsCompleted || IsUnsuccessful;

    internal bool IsUnsuccessful => Type is StateType.Failed or StateType.Crashed or StateType.Cancelled;

    /// <summary>Made by hand, as opposed to reached by a run.</summary>
    internal bool IsHandMade => _run is null;

    internal object? Data => _data;

    /// <summary>Puts in place of a value the place where it can be read.</summary>
    private protected void PutInPlaceOfValue(TransactionResult? source) => _data = source;

    private protected virtual bool HasValue => _data is not null;

    private protected virtual object? BoxedValue => _data;

    /// <summary>Reads the result out of the state.</summary>
    /// <param name="raiseOnFailure">
    /// Whether a failed, crashed or cancelled run throws. If not, what it recorded is returned: the exception, as a rule.
    /// </param>
    /// <returns>The result of a completed run.</returns>
    /// <exception cref="UnfinishedRunException">The run is not over.</exception>
    /// <exception cref="PausedRunException">The run is paused.</exception>
    /// <exception cref="MissingResultException">The run completed without a result to be had.</exception>
    /// <exception cref="FailedRunException">The run failed without an exception. With one, that exception is thrown, its stack kept.</exception>
    /// <exception cref="CrashedRunException">The run crashed without an exception.</exception>
    /// <exception cref="CancelledRunException">The run was cancelled without an exception.</exception>
    /// <remarks>Prefect: <c>state.result()</c>.</remarks>
    public object? Result(bool raiseOnFailure = true)
    {
        if (IsCompleted) return HasValue ? BoxedValue : throw new MissingResultException(this);
        if (!IsUnsuccessful || raiseOnFailure) StateFailure.Throw(this);
        return _data;
    }

    /// <summary>The state as logs show it: <c>Completed()</c>, <c>TimedOut('...', type=FAILED)</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Name).Append('(');
        if (!string.IsNullOrEmpty(Message)) text.Append('\'').Append(Message).Append('\'');
        if (Name != StateNames.Of(Type))
            text.Append(text[^1] == '(' ? "" : ", ").Append("type=").Append(StateNames.InCapitals(Type));

        return text.Append(')').ToString();
    }
}
