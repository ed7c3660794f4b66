using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>A group of task runs whose results are stored together, or undone together.</summary>
/// <remarks>
/// <para>
/// Each attempt of a task is a transaction; <c>RunAsync</c> and <c>Begin</c> open others, called blocks. A transaction begun inside
/// another one belongs to it. When the outermost one ends well, all are committed, the inner ones first: commit hooks run and
/// results are written. When a block fails, it and the blocks around it are rolled back: the rollback hooks of the tasks that
/// completed in it run, the last task first, and those runs end in a state named <c>RolledBack</c>.
/// </para>
/// <para>
/// A task that fails rolls back the blocks it is in once it has failed for good, also if somebody catches its exception; not when
/// an attempt fails that is retried. What completes in a block that was rolled back is rolled back at once.
/// </para>
/// <para>Members are thread-safe. Prefect: <c>transaction</c>.</para>
/// </remarks>
public sealed partial class Transaction : IAsyncDisposable, IDisposable
{
    private readonly Lock _lock = new();
    private readonly EngineServices _services;
    private readonly TransactionHooks _hooks;
    private readonly List<Transaction> _children = [];
    private TransactionValues? _values;
    private TransactionLocks? _locks;
    private Action? _rolledBack;
    private bool _isEnding;
    private bool _isUndone;

    private Transaction(RunFrame? frame, Transaction? parent, TransactionOptions options, EngineServices services, ILogger log)
    {
        _services = services;
        _hooks = new TransactionHooks(this, log);
        Frame = frame;
        Parent = parent;
        Key = options.Key;
        CommitMode = options.CommitMode ?? parent?.CommitMode ?? CommitMode.Lazy;
    }

    /// <summary>
    /// The innermost transaction that the calling code is in: a block, or the attempt of its task. <see langword="null"/> outside
    /// both, so also directly in a flow. Prefect: <c>get_transaction()</c>.
    /// </summary>
    public static Transaction? Current => Innermost(RunFrame.Current, create: true);

    /// <summary>The key of the value it stages; <see langword="null"/> for one that only groups.</summary>
    public string? Key { get; private set; }

    /// <summary>When it is committed after its block ended well.</summary>
    public CommitMode CommitMode { get; }

    /// <summary>The transaction around it; <see langword="null"/> for the outermost.</summary>
    public Transaction? Parent { get; }

    /// <summary>How it stands.</summary>
    public TransactionState State { get; private set; }

    /// <summary>Whether it is committed. Right after it began: whether its value was in the storage already.</summary>
    public bool IsCommitted => State == TransactionState.Committed;

    /// <summary>Whether it was rolled back.</summary>
    public bool IsRolledBack => State == TransactionState.RolledBack;

    /// <summary>The keyed value; <see langword="null"/> for one that only groups.</summary>
    internal TransactionResult? Result { get; private set; }

    private RunFrame? Frame { get; }

    private bool IsOver => State is TransactionState.Committed or TransactionState.RolledBack;

    private bool IsBlock { get; init; }

    /// <summary>Remembers a value under a name, for the code and the hooks of this transaction and of those inside it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value. Plain data is copied, so that later changes to it are not seen here.</param>
    public void Set<T>(string name, T value)
    {
        ArgumentNullException.ThrowIfNull(name);
        Values.Set(name, value);
    }

    /// <summary>A value that was set here or, if none was, in the nearest transaction around this one.</summary>
    /// <param name="name">The name.</param>
    /// <returns>A copy of plain data, so that changing it changes nothing here; other objects as they are.</returns>
    /// <exception cref="KeyNotFoundException">Nothing was set under the name.</exception>
    /// <exception cref="InvalidCastException">The value is no <typeparamref name="T"/>.</exception>
    public T? Get<T>(string name) =>
        TryGet<T>(name, out var value) ? value : throw new KeyNotFoundException($"Nothing was set under '{name}' in this transaction or those around it.");

    /// <summary>A value that was set here or around, or another one if none was.</summary>
    /// <param name="name">The name.</param>
    /// <param name="defaultValue">The value if none was set.</param>
    /// <returns>A copy of plain data, so that changing it changes nothing here; other objects as they are.</returns>
    /// <exception cref="InvalidCastException">The value is no <typeparamref name="T"/>.</exception>
    [return: NotNullIfNotNull(nameof(defaultValue))]
    public T? Get<T>(string name, T? defaultValue) => TryGet<T>(name, out var value) ? value! : defaultValue;

    /// <summary>A value that was set here or in the nearest transaction around this one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">A copy of plain data, so that changing it changes nothing here; other objects as they are.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidCastException">The value is no <typeparamref name="T"/>.</exception>
    public bool TryGet<T>(string name, out T? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var transaction = this; transaction is not null; transaction = transaction.Parent)
        {
            if (transaction._values?.TryGet(name, out var found) != true) continue;
            value = (T?)found;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Has code run when the transaction is committed, in order, before its value is written. If it throws, the transaction is rolled back.</summary>
    /// <param name="hook">The code.</param>
    /// <exception cref="InvalidOperationException">The transaction is over.</exception>
    public void OnCommit(Func<Transaction, ValueTask> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        WhileOpen(() => _hooks.OnCommit(hook));
    }

    /// <inheritdoc cref="OnCommit(Func{Transaction, ValueTask})"/>
    public void OnCommit(Action<Transaction> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        OnCommit(Asynchronous(hook));
    }

    /// <summary>
    /// Has code run when the transaction is rolled back, in reverse order. An exception is logged. Unlike the <c>OnRollback</c>
    /// hooks of a task, it also runs if the task itself fails.
    /// </summary>
    /// <param name="hook">The code.</param>
    /// <exception cref="InvalidOperationException">The transaction is over.</exception>
    public void OnRollback(Func<Transaction, ValueTask> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        WhileOpen(() => _hooks.OnRollback(hook));
    }

    /// <inheritdoc cref="OnRollback(Func{Transaction, ValueTask})"/>
    public void OnRollback(Action<Transaction> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        OnRollback(Asynchronous(hook));
    }

    /// <summary>Keeps a value that is written under the <see cref="Key"/> when the transaction is committed. A committed one ignores it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Completes when the value is kept.</returns>
    /// <exception cref="InvalidOperationException">The transaction has no key, or was rolled back.</exception>
    public async ValueTask StageAsync<T>(T value)
    {
        if (IsCommitted) return;
        var result = Result ?? throw new InvalidOperationException("The transaction has no key under which a value could be stored.");
        WhileOpen(() => State = TransactionState.Staged);
        await result.StageAsync(new StoredResult<T>(value, Expiration: null)).ConfigureAwait(false);
    }

    /// <summary>Reads the value that is stored under the <see cref="Key"/>.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The transaction has no key, or no such value is stored under it.</exception>
    public async ValueTask<T?> ReadAsync<T>(CancellationToken cancellationToken = default)
    {
        var result = Result ?? throw new InvalidOperationException("The transaction has no key under which a value could be stored.");
        var stored = await result.ReadAsync<T>(cancellationToken).ConfigureAwait(false);
        return stored is { } found ? found.Value : throw new InvalidOperationException($"No {typeof(T)} is stored under the key '{Key}'.");
    }

    /// <summary>Commits the transaction now, and those inside it first, whatever its <see cref="CommitMode"/>.</summary>
    /// <returns>
    /// Whether it is done; <see langword="false"/> if it was over before, or if a commit hook threw, which is logged: then it is rolled back.
    /// </returns>
    public ValueTask<bool> CommitAsync() => CommitAsync(blocking: false);

    /// <summary>Rolls the transaction back now, and those around it.</summary>
    /// <returns>Whether all hooks ran well; <see langword="false"/> if it was over before, or if a hook threw, which is logged.</returns>
    public async ValueTask<bool> RollbackAsync()
    {
        var done = await RollBackAsync(blocking: false).ConfigureAwait(false);
        for (var outer = Parent; outer is not null; outer = outer.Parent) await outer.RollBackAsync(blocking: false).ConfigureAwait(false);
        return done == true;
    }

    /// <summary>The innermost transaction of code that runs in a frame.</summary>
    /// <param name="frame">The frame; <see langword="null"/> outside any run.</param>
    /// <param name="create">Whether the attempt of a task gets a transaction if it has none.</param>
    internal static Transaction? Innermost(RunFrame? frame, bool create)
    {
        var block = s_block.Value;
        for (; frame is not null; frame = frame.Outer)
        {
            if (block?.OpenIn(frame) is { } open) return open;
            if (frame.Run is TaskRun && frame.AttemptTransaction(create) is { } attempt) return attempt;
        }

        return block?.OpenIn(frame: null);
    }

    /// <summary>The transaction of an attempt of a task.</summary>
    internal static Transaction OfAttempt(RunFrame frame, RunContext run) =>
        new(frame, Innermost(frame.Outer, create: true), new TransactionOptions(), run.Services, run.RunLogger) { State = TransactionState.Active };

    /// <summary>Says where the result belongs, and locks the place if it must be alone there.</summary>
    internal async ValueTask PlaceAsync(TransactionResult result, IsolationLevel isolation, CancellationToken cancellationToken)
    {
        if (isolation == IsolationLevel.Serializable)
            await result.LockAsync(Root.Locks, isReentrant: Around(outer => outer.IsUnderWayAt(result.Place)), cancellationToken).ConfigureAwait(false);

        Result = result;
        Key = result.Place.Key;
    }

    /// <summary>Takes over what a completed task leaves to be committed or undone, unless the transaction is over.</summary>
    internal bool TryStage(IEnumerable<Func<Transaction, ValueTask>> onCommit, IEnumerable<Func<Transaction, ValueTask>> onRollback, Action rolledBack)
    {
        lock (_lock)
        {
            if (_isEnding) return false;
            foreach (var hook in onCommit) _hooks.OnCommit(hook);
            foreach (var hook in onRollback) _hooks.OnRollback(hook);
            _rolledBack = rolledBack;
            State = TransactionState.Staged;
            return true;
        }
    }

    /// <summary>Says that the value was in the storage, so that nothing is left to do.</summary>
    internal ValueTask WasCommittedAsync()
    {
        lock (_lock) (_isEnding, State) = (true, TransactionState.Committed);
        return Result?.ReleaseAsync(rolledBack: false) ?? ValueTask.CompletedTask;
    }

    /// <summary>Its code ended well: commits, or leaves it to the transaction around.</summary>
    internal async ValueTask EndAsync(bool blocking)
    {
        if (IsOver) return;
        if (CommitMode == CommitMode.Eager) await CommitAsync(blocking).ConfigureAwait(false);
        else if (Parent is not null) await Parent.AdoptAsync(this, blocking).ConfigureAwait(false);
        else if (CommitMode == CommitMode.Off) await RollBackAsync(blocking).ConfigureAwait(false);
        else await CommitAsync(blocking).ConfigureAwait(false);
    }

    /// <summary>Its code failed: rolls back, and the blocks around it that belong to the same attempt of a task, or to none.</summary>
    internal async ValueTask FailAsync(bool blocking)
    {
        await RollBackAsync(blocking).ConfigureAwait(false);
        await FailBlocksAsync(Parent, blocking).ConfigureAwait(false);
    }

    /// <summary>Rolls back a block and the blocks around it, up to the task whose own success decides about the rest.</summary>
    internal static async ValueTask FailBlocksAsync(Transaction? innermost, bool blocking)
    {
        for (var block = innermost; block is { IsBlock: true }; block = block.Parent) await block.RollBackAsync(blocking).ConfigureAwait(false);
    }

    internal async ValueTask<bool> CommitAsync(bool blocking)
    {
        if (!TryEnd(undo: false, out var children)) return false;
        foreach (var child in children) await child.CommitAsync(blocking).ConfigureAwait(false);
        if (!await _hooks.CommitAsync(blocking).ConfigureAwait(false))
        {
            await UndoAsync(children, blocking).ConfigureAwait(false);
            return false;
        }

        await ForAsync(Result, static result => result.StoreAsync(), blocking).ConfigureAwait(false);
        State = TransactionState.Committed;
        await ForAsync(Result, static result => result.ReleaseAsync(rolledBack: false), blocking).ConfigureAwait(false);
        return true;
    }

    /// <summary>Rolls back this transaction and those inside it.</summary>
    /// <returns>Whether all hooks ran well; <see langword="null"/> if it was over before.</returns>
    internal async ValueTask<bool?> RollBackAsync(bool blocking) =>
        TryEnd(undo: true, out var children) ? await UndoAsync(children, blocking).ConfigureAwait(false) : null;

    private TransactionValues Values => _values ?? Interlocked.CompareExchange(ref _values, new TransactionValues(_services.Results.Contracts), null) ?? _values;

    private Transaction Root => Parent?.Root ?? this;

    private TransactionLocks Locks => _locks ?? Interlocked.CompareExchange(ref _locks, new TransactionLocks(), null) ?? _locks;

    /// <summary>Hooks in reverse order, then the transactions inside, the last one first.</summary>
    private async ValueTask<bool> UndoAsync(IReadOnlyList<Transaction> children, bool blocking)
    {
        _isUndone = true;
        var done = await _hooks.RollBackAsync(blocking).ConfigureAwait(false);
        State = TransactionState.RolledBack;
        _rolledBack?.Invoke();
        for (var i = children.Count - 1; i >= 0; i--) done &= await children[i].RollBackAsync(blocking).ConfigureAwait(false) ?? true;
        await ForAsync(Result, static result => result.ReleaseAsync(rolledBack: true), blocking).ConfigureAwait(false);
        return done;
    }

    /// <summary>Makes a transaction that ended well inside this one a part of it. If this one is over, it shares its fate at once.</summary>
    private async ValueTask AdoptAsync(Transaction child, bool blocking)
    {
        lock (_lock)
        {
            if (!_isEnding)
            {
                child.MarkStaged();
                _children.Add(child);
                return;
            }
        }

        if (_isUndone) await child.RollBackAsync(blocking).ConfigureAwait(false);
        else await child.CommitAsync(blocking).ConfigureAwait(false);
    }

    private void MarkStaged()
    {
        lock (_lock)
        {
            if (!_isEnding) State = TransactionState.Staged;
        }
    }

    /// <summary>Lets one caller end the transaction; from then on nothing is added to it.</summary>
    private bool TryEnd(bool undo, out IReadOnlyList<Transaction> children)
    {
        lock (_lock)
        {
            children = _children;
            if (_isEnding) return false;
            _isUndone = undo;
            return _isEnding = true;
        }
    }

    private void WhileOpen(Action action)
    {
        lock (_lock)
        {
            if (_isEnding) throw new InvalidOperationException("The transaction is over: it was committed or rolled back.");
            action();
        }
    }

    private bool IsUnderWayAt(ResultPlace place) =>
        State == TransactionState.Active && Result is { } own && ReferenceEquals(own.Place.Storage, place.Storage) && own.Place.Key == place.Key;

    private bool Around(Func<Transaction, bool> condition)
    {
        for (var outer = Parent; outer is not null; outer = outer.Parent)
        {
            if (condition(outer)) return true;
        }

        return false;
    }

    private static ValueTask ForAsync(TransactionResult? result, Func<TransactionResult, ValueTask> action, bool blocking)
    {
        if (result is null) return ValueTask.CompletedTask;
        return blocking ? Waiting.ForAsync(Waiting.WithoutContext((result, action), static call => call.action(call.result)), blocking) : action(result);
    }

    private static Func<Transaction, ValueTask> Asynchronous(Action<Transaction> hook) => transaction =>
    {
        hook(transaction);
        return ValueTask.CompletedTask;
    };
}
