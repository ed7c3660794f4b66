namespace Provost;

/// <summary>
/// Waits the way the caller of a run does: a synchronous caller blocks, so that the engine completes synchronously for it; any
/// other awaits and holds no thread.
/// </summary>
internal static class Waiting
{
    public static ValueTask DelayAsync(TimeSpan delay, TimeProvider clock, bool blocking, CancellationToken cancellationToken) =>
        ForAsync(Task.Delay(delay, clock, cancellationToken), blocking);

    /// <summary>Waits for the task and throws what it threw.</summary>
    public static ValueTask ForAsync(Task task, bool blocking)
    {
        if (!blocking) return new ValueTask(task);
        task.GetAwaiter().GetResult();
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits for the task and throws what it threw.</summary>
    public static ValueTask<T> ForAsync<T>(ValueTask<T> task, bool blocking)
    {
        if (!blocking || task.IsCompleted) return task;
        return new ValueTask<T>(task.AsTask().GetAwaiter().GetResult());
    }

    /// <summary>Waits for the task and throws what it threw.</summary>
    public static ValueTask ForAsync(ValueTask task, bool blocking)
    {
        if (!blocking || task.IsCompleted) return task;
        task.AsTask().GetAwaiter().GetResult();
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits until the task is done or the signal is, whichever is first, and throws nothing.</summary>
    public static ValueTask ForEitherAsync(Task task, Task signal, bool blocking)
    {
        if (!blocking) return new ValueTask(Task.WhenAny(task, signal));
        Task.WaitAny(task, signal);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Calls user code whose completion the calling thread is going to block for. Its continuations must not be posted to that
    /// thread, so it is called without the synchronization context of the caller.
    /// </summary>
    public static T WithoutContext<TState, T>(TState state, Func<TState, T> call)
    {
        var context = SynchronizationContext.Current;
        if (context is null && TaskScheduler.Current == TaskScheduler.Default) return call(state);
        if (context is null) return Task.Run(() => call(state)).GetAwaiter().GetResult();

        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return call(state);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
