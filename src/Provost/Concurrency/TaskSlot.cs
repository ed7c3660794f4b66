namespace Provost;

/// <summary>
/// The slot of one submitted task run. While code of the run waits for something the engine knows of, the slot is lent to others, so
/// that tasks that submit tasks and wait for them cannot block each other.
/// </summary>
/// <remarks>
/// A run whose code waits in one place and works in another has its slot lent for so long: counting it would bring back the deadlock.
/// </remarks>
internal sealed class TaskSlot(TaskSlots slots)
{
    private readonly Lock _lock = new();
    private int _waits;
    private bool _held = true;
    private bool _ended;

    /// <summary>Code of the run begins to wait.</summary>
    public void Lend()
    {
        lock (_lock)
        {
            if (++_waits != 1 || !_held) return;
            _held = false;
        }

        slots.Free();
    }

    /// <summary>Code of the run has waited, and goes on when there is a slot again; at once while other code of it still waits.</summary>
    public async Task TakeBackAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (--_waits > 0 || _held || _ended) return;
        }

        await slots.TakeAsync(goesOn: true, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            if (_waits == 0 && !_held && !_ended)
            {
                _held = true;
                return;
            }
        }

        slots.Free();
    }

    /// <summary>The run is over.</summary>
    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            if (!_held) return;
            _held = false;
        }

        slots.Free();
    }
}
