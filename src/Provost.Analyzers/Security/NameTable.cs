namespace Provost.Analyzers.Security;

/// <summary>
/// What is known of names, looked up by a part of a text without making a string of it. Entries are only ever added, at the
/// head of their list: reading needs no lock, and two threads that add the same name do no harm.
/// </summary>
internal sealed class NameTable<TValue>(Func<string, TValue> judge)
{
    private const int Lists = 1024;
    private const int MaxInList = 16;

    private readonly Entry?[] _lists = new Entry?[Lists];

    public TValue this[ReadOnlySpan<char> name]
    {
        get
        {
            var hash = Hash(name);
            ref var list = ref _lists[hash % Lists];
            var first = Volatile.Read(ref list);
            var count = 0;
            for (var entry = first; entry is not null; entry = entry.Next, count++)
            {
                if (entry.Hash == hash && name.SequenceEqual(entry.Name))
                {
                    return entry.Value;
                }
            }

            var text = name.ToString();
            var value = judge(text);
            if (count < MaxInList)
            {
                Interlocked.CompareExchange(ref list, new(text, hash, value, first), first);
            }

            return value;
        }
    }

    /// <summary>FNV-1a over the characters.</summary>
    private static uint Hash(ReadOnlySpan<char> name)
    {
        var hash = 2166136261u;
        foreach (var character in name)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash ^ (hash >> 15);
    }

    private sealed class Entry(string name, uint hash, TValue value, Entry? next)
    {
        public string Name => name;

        public uint Hash => hash;

        public TValue Value => value;

        public Entry? Next => next;
    }
}
