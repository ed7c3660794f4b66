namespace Provost;

/// <summary>
/// Hands elements from the code of a run to its consumer. One waits while the other works, as with any iterator, but each in its own
/// context: the code in that of its run, the consumer in its own.
/// </summary>
internal sealed class StreamHandoff<T> : RunStream
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<bool>? _asked;
    private TaskCompletionSource<bool>? _answered;
    private bool _isOver;

    /// <summary>The element that the consumer got last.</summary>
    public T Element { get; private set; } = default!;

    /// <summary>The consumer is going to wait for the next element.</summary>
    /// <returns>Done when there is one, or with <see langword="false"/> when the run is over.</returns>
    public Task<bool> ExpectAsync()
    {
        lock (_lock)
        {
            if (_isOver) return Task.FromResult(false);
            _answered = new TaskCompletionSource<bool>();
            return _answered.Task;
        }
    }

    /// <summary>The consumer asks for the next element.</summary>
    public void Ask() => Answer(ref _asked, value: true);

    /// <summary>The consumer wants no more.</summary>
    public void Stop()
    {
        IsStopped = true;
        Answer(ref _asked, value: false);
    }

    /// <summary>The run is over.</summary>
    public void End()
    {
        lock (_lock) _isOver = true;
        Answer(ref _answered, value: false);
    }

    /// <summary>Hands out an element and waits until the next is asked for.</summary>
    /// <returns>Whether the consumer wants more.</returns>
    /// <exception cref="OperationCanceledException">The attempt is over.</exception>
    public async ValueTask<bool> OfferAsync(T element, CancellationToken cancellationToken)
    {
        // Code of an abandoned attempt comes too late.
        cancellationToken.ThrowIfCancellationRequested();
        if (IsStopped) return false;

        var asked = new TaskCompletionSource<bool>();
        lock (_lock) _asked = asked;
        var deadline = Deadline;
        deadline?.Pause();
        Element = element;
        Count();
        Answer(ref _answered, value: true);

        using var registration = cancellationToken.UnsafeRegister(static (asked, token) => ((TaskCompletionSource<bool>)asked!).TrySetCanceled(token), asked);
        var goesOn = await asked.Task.ConfigureAwait(false);
        deadline?.Resume();
        return goesOn;
    }

    /// <summary>Outside the lock, since what waits for it goes on here and now.</summary>
    private void Answer(ref TaskCompletionSource<bool>? waiting, bool value)
    {
        TaskCompletionSource<bool>? waits;
        lock (_lock) (waits, waiting) = (waiting, null);
        waits?.TrySetResult(value);
    }
}
