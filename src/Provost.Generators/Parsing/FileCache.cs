using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>
/// Keeps what was found in a file as long as neither the file nor any declaration of its compilation changes. Most edits are made in bodies:
/// after one, the rest of a project need not be bound again, which costs far more than all else that the generator does.
/// </summary>
/// <typeparam name="TPlace">Says where in the file; it must be plain data, as must be what is found.</typeparam>
/// <typeparam name="TFound">What is found.</typeparam>
internal sealed class FileCache<TPlace, TFound>
    where TPlace : notnull
{
    private readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<TPlace, Entry>> _files = new();

    public bool TryGet(SyntaxTree file, TPlace place, DeclarationState state, out TFound found)
    {
        if (_files.TryGetValue(file, out var places) && places.TryGetValue(place, out var entry) && entry.State == state)
        {
            found = entry.Found;
            return true;
        }

        found = default!;
        return false;
    }

    public TFound Add(SyntaxTree file, TPlace place, DeclarationState state, TFound found)
    {
        _files.GetValue(file, static _ => new(concurrencyLevel: 1, capacity: 3))[place] = new(state, found);
        return found;
    }

    private readonly record struct Entry(DeclarationState State, TFound Found);
}
