namespace Provost.Analyzers.Security.Leaks;

/// <summary>Which storages hold a secret at one point of a body.</summary>
internal sealed class FlowState
{
    private readonly Dictionary<Storage, Taint> _held;

    public FlowState() => _held = [];

    private FlowState(Dictionary<Storage, Taint> held) => _held = held;

    /// <summary>How much is held, which is what it costs to copy.</summary>
    public int Size => _held.Count;

    public FlowState Copy() => new(new(_held));

    /// <summary>What a storage holds: as a whole, or in one of its members.</summary>
    public Taint? Read(Storage storage)
    {
        if (_held.TryGetValue(storage, out var taint))
        {
            return taint;
        }

        foreach (var held in _held)
        {
            if (storage.Covers(held.Key) && (taint is null || held.Value.At.SpanStart < taint.At.SpanStart))
            {
                taint = held.Value;
            }
        }

        return taint;
    }

    /// <summary>Puts a value into a storage, in place of what it held.</summary>
    public void Write(Storage storage, Taint? taint)
    {
        if (_held.Count > 0)
        {
            foreach (var part in _held.Keys.Where(storage.Covers).ToList())
            {
                _held.Remove(part);
            }
        }

        Add(storage, taint);
    }

    /// <summary>Puts a value into a storage, beside what it holds.</summary>
    public void Add(Storage storage, Taint? taint)
    {
        if (taint is not null && (!_held.TryGetValue(storage, out var held) || held.Form < taint.Form))
        {
            _held[storage] = taint;
        }
    }

    /// <summary>Takes in what may be held when control comes from elsewhere; returns whether that is news.</summary>
    public bool Join(FlowState other)
    {
        var changed = false;
        foreach (var incoming in other._held)
        {
            if (!_held.TryGetValue(incoming.Key, out var held) || held.Form < incoming.Value.Form)
            {
                _held[incoming.Key] = incoming.Value;
                changed = true;
            }
        }

        return changed;
    }
}
