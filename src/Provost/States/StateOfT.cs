namespace Provost;

/// <summary>A state of a run that returns <typeparamref name="T"/>. The states that the engine makes are all of this class.</summary>
/// <typeparam name="T">What the run returns; <see cref="NoResult"/> where it returns nothing.</typeparam>
public sealed class State<T> : State
{
    private T? _value;
    private bool _isElsewhere;
    private bool _isReleased;

    internal State(StateType type, string? name, string? message, object? data, DateTimeOffset timestamp, IRunIdentity run)
        : base(type, name, message, data, timestamp, run)
    {
    }

    internal State(StateType type, string? name, string? message, object? data, DateTimeOffset timestamp, IRunIdentity run, T value)
        : base(type, name, message, data, timestamp, run)
    {
        _value = value;
        HasValue = true;
    }

    private protected override bool HasValue { get; }

    private protected override object? BoxedValue => Value;

    internal bool ReturnedValue => HasValue;

    internal T? Value => _isReleased ? ReadValue() : _value;

    /// <summary>Says that the value is not to be kept in memory, and where it can be read instead: <see langword="null"/> for nowhere.</summary>
    internal void KeepIn(TransactionResult? source)
    {
        if (!HasValue) return;
        PutInPlaceOfValue(source);
        _isElsewhere = true;
    }

    /// <summary>Forgets a value that is not to be kept in memory: its caller has it, or is given this state instead.</summary>
    internal State<T> ReleaseValue()
    {
        if (!_isElsewhere) return this;
        _isReleased = true;
        _value = default;
        return this;
    }

    /// <summary>The state after a rollback. The value is where it was: one that is not kept in memory is not read to be kept here.</summary>
    internal State<T> AfterRollback(RunContext run) => new(StateType.Completed, StateNames.RolledBack, null, Data, run.NextTimestamp(), run, _value!)
    {
        _isElsewhere = _isElsewhere,
        _isReleased = _isReleased,
    };

    /// <summary>Reads the result out of the state.</summary>
    /// <param name="raiseOnFailure">
    /// Whether a failed, crashed or cancelled run throws. If not, the value it returned is returned, or the default of
    /// <typeparamref name="T"/> if it returned none; the exception is in <see cref="State.Exception"/>.
    /// </param>
    /// <returns>The result of a completed run.</returns>
    /// <exception cref="UnfinishedRunException">The run is not over.</exception>
    /// <exception cref="PausedRunException">The run is paused.</exception>
    /// <exception cref="MissingResultException">The result is not kept in memory, and not in the result storage.</exception>
    /// <exception cref="FailedRunException">The run failed without an exception. With one, that exception is thrown, its stack kept.</exception>
    /// <exception cref="CrashedRunException">The run crashed without an exception.</exception>
    /// <exception cref="CancelledRunException">The run was cancelled without an exception.</exception>
    public new T Result(bool raiseOnFailure = true)
    {
        if (!IsCompleted && (raiseOnFailure || !IsUnsuccessful)) StateFailure.Throw(this);
        if (IsCompleted && !HasValue) throw new MissingResultException(this, "Its elements went to the consumer of the stream.");
        return Value!;
    }

    private T? ReadValue()
    {
        if (Data is not TransactionResult source) throw new MissingResultException(this, "It is not kept in memory, and it was not persisted.");
        var stored = Waiting.ForAsync(Waiting.WithoutContext(source, static source => source.ReadAsync<T>(CancellationToken.None)), blocking: true);
        return stored.Result is { } found ? found.Value : throw new MissingResultException(this, $"It is not kept in memory, and no longer stored under '{source.Place.Key}'.");
    }
}
