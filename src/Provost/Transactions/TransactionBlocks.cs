namespace Provost;

/// <content>Blocks: transactions that user code opens.</content>
public sealed partial class Transaction
{
    private static readonly AsyncLocal<Transaction?> s_block = new();

    private Transaction? _blockBefore;
    private bool _endedWell;
    private bool _isClosed;

    /// <summary>Runs code in a transaction: ends it well if the code returns, rolls it back if the code throws.</summary>
    /// <param name="body">The code.</param>
    /// <param name="options">How the transaction works; <see langword="null"/> for one that groups.</param>
    /// <param name="cancellationToken">Gives up waiting for the lock of a key. The code is not cancelled by it.</param>
    /// <returns>Completes when the transaction is committed, rolled back, or left to the one around it.</returns>
    public static async Task RunAsync(Func<Transaction, Task> body, TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        await using var transaction = await BeginAsync(options, cancellationToken).ConfigureAwait(false);
        await body(transaction).ConfigureAwait(false);
        transaction.Complete();
    }

    /// <inheritdoc cref="RunAsync(Func{Transaction, Task}, TransactionOptions, CancellationToken)"/>
    /// <returns>What the code returned, once the transaction is committed, rolled back, or left to the one around it.</returns>
    public static async Task<T> RunAsync<T>(Func<Transaction, Task<T>> body, TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        await using var transaction = await BeginAsync(options, cancellationToken).ConfigureAwait(false);
        var value = await body(transaction).ConfigureAwait(false);
        transaction.Complete();
        return value;
    }

    /// <summary>Runs code in a transaction; the calling thread waits.</summary>
    /// <param name="body">The code.</param>
    /// <param name="options">How the transaction works; <see langword="null"/> for one that groups.</param>
    public static void Run(Action<Transaction> body, TransactionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var transaction = Begin(options);
        body(transaction);
        transaction.Complete();
    }

    /// <inheritdoc cref="Run(Action{Transaction}, TransactionOptions)"/>
    /// <returns>What the code returned.</returns>
    public static T Run<T>(Func<Transaction, T> body, TransactionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var transaction = Begin(options);
        var value = body(transaction);
        transaction.Complete();
        return value;
    }

    /// <summary>
    /// Opens a transaction around the calling code until it is disposed, also across <c>await</c>. It cannot see an exception that
    /// disposes it, so it is rolled back unless <see cref="Complete"/> or <see cref="CommitAsync()"/> was called. The calling thread
    /// waits for a lock; <see cref="BeginAsync"/> does not.
    /// </summary>
    /// <param name="options">How the transaction works; <see langword="null"/> for one that groups.</param>
    /// <returns>The transaction.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static Transaction Begin(TransactionOptions? options = null)
    {
        var transaction = Open(options);
        var start = Waiting.WithoutContext((transaction, options), static call => call.transaction.StartAsync(call.options ?? new TransactionOptions(), CancellationToken.None));
        return Waiting.ForAsync(start, blocking: true).GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Begin"/>
    /// <param name="options">How the transaction works; <see langword="null"/> for one that groups.</param>
    /// <param name="cancellationToken">Gives up waiting for the lock of a key.</param>
    /// <exception cref="OperationCanceledException">The lock was not free before the token was cancelled.</exception>
    public static ValueTask<Transaction> BeginAsync(TransactionOptions? options = null, CancellationToken cancellationToken = default) =>
        Open(options).StartAsync(options ?? new TransactionOptions(), cancellationToken);

    /// <summary>
    /// Says that the block ended well: when it is disposed, it is committed, or left to the transaction around it, as its
    /// <see cref="CommitMode"/> says.
    /// </summary>
    public void Complete() => _endedWell = true;

    /// <summary>Ends the block: well after <see cref="Complete"/>, with a rollback otherwise.</summary>
    /// <returns>Completes when that is done.</returns>
    public ValueTask DisposeAsync()
    {
        Close();
        return EndBlockAsync(blocking: false);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
        Close();
        Waiting.ForAsync(EndBlockAsync(blocking: true), blocking: true).GetAwaiter().GetResult();
    }

    private static Transaction Open(TransactionOptions? options)
    {
        options?.Validate();
        var frame = RunFrame.Current;
        var services = frame?.Run.Services ?? ProvostEngine.Services;
        var block = new Transaction(frame, Innermost(frame, create: true), options ?? new TransactionOptions(), services, frame?.Run.RunLogger ?? services.TransactionLogger)
        {
            IsBlock = true,
            _blockBefore = s_block.Value,
        };
        s_block.Value = block;
        return block;
    }

    /// <summary>Locks the key, and looks whether there is a value under it.</summary>
    private async ValueTask<Transaction> StartAsync(TransactionOptions options, CancellationToken cancellationToken)
    {
        if (options.Key is { } key)
        {
            try
            {
                var log = Frame?.Run.RunLogger ?? _services.TransactionLogger;
                var place = _services.Results.Place(options.ResultStorage ?? Frame?.Run.ResultStorage, key, options.ResultSerializer ?? Frame?.Run.ResultSerializer, log);
                await PlaceAsync(new TransactionResult(place, $"the transaction '{key}'"), options.IsolationLevel, cancellationToken).ConfigureAwait(false);
                if (!options.Overwrite && await Result!.ExistsAsync(cancellationToken).ConfigureAwait(false))
                {
                    await WasCommittedAsync().ConfigureAwait(false);
                    return this;
                }
            }
            catch
            {
                _isClosed = true;
                await RollBackAsync(blocking: false).ConfigureAwait(false);
                throw;
            }
        }

        State = TransactionState.Active;
        return this;
    }

    /// <summary>Is not asynchronous, so that the caller sees that the block is no longer current.</summary>
    private void Close()
    {
        _isClosed = true;
        if (ReferenceEquals(s_block.Value, this)) s_block.Value = _blockBefore;
    }

    private ValueTask EndBlockAsync(bool blocking)
    {
        if (IsOver) return ValueTask.CompletedTask;
        return _endedWell ? EndAsync(blocking) : FailAsync(blocking);
    }

    /// <summary>This block or the nearest around it that was opened in a frame, and is not closed.</summary>
    private Transaction? OpenIn(RunFrame? frame)
    {
        for (var block = this; block is not null; block = block._blockBefore)
        {
            if (ReferenceEquals(block.Frame, frame) && !block._isClosed) return block;
        }

        return null;
    }
}
