namespace Provost;

/// <summary>
/// How many submitted task runs of one flow run may be under way at once. Those that were submitted first start first; those that
/// waited for something and are to go on come before those that are to start. Nobody holds a thread while waiting for a slot.
/// </summary>
/// <remarks>Prefect: <c>max_workers</c> of the task runner.</remarks>
internal sealed class TaskSlots(int limit)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _queue = [];
    private int _free = limit;

    /// <summary>Takes a slot, as soon as there is one.</summary>
    public Task TakeAsync(bool goesOn, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            place = goesOn ? _queue.AddFirst(turn) : _queue.AddLast(turn);
        }

        return cancellationToken.CanBeCanceled ? WaitAsync(place, cancellationToken) : place.Value.Task;
    }

    /// <summary>Gives a slot back: to the first in the queue.</summary>
    public void Free()
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            next = _queue.First?.Value;
            if (next is null) _free++;
            else _queue.RemoveFirst();
        }

        next?.SetResult();
    }

    private async Task WaitAsync(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(_ => Leave(place, cancellationToken), null).ConfigureAwait(false);
        await place.Value.Task.ConfigureAwait(false);
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (place.List is null) return;
            _queue.Remove(place);
        }

        place.Value.SetCanceled(cancellationToken);
    }
}
