using System.Diagnostics.CodeAnalysis;

namespace Provost;

/// <summary>Keeps the values used last, up to a number. Thread-safe.</summary>
internal sealed class LeastRecentlyUsed<TValue>(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();

    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    public bool TryGet(string key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddLast(node);
            value = node.Value.Value;
            return true;
        }
    }

    public void Set(string key, TValue value)
    {
        lock (_lock)
        {
            if (_entries.Remove(key, out var earlier)) _byUse.Remove(earlier);
            _entries[key] = _byUse.AddLast(new Entry(key, value));
            if (_entries.Count > capacity) DropLeastRecentlyUsed();
        }
    }

    public bool Remove(string key)
    {
        lock (_lock)
        {
            if (!_entries.Remove(key, out var node)) return false;
            _byUse.Remove(node);
            return true;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _byUse.Clear();
        }
    }

    private void DropLeastRecentlyUsed()
    {
        _entries.Remove(_byUse.First!.Value.Key);
        _byUse.RemoveFirst();
    }

    private readonly record struct Entry(string Key, TValue Value);
}
