namespace Provost;

/// <summary>Tags that code gives to all runs it starts until the scope is disposed of.</summary>
internal sealed class TagScope : IDisposable
{
    private static readonly AsyncLocal<TagScope?> s_current = new();

    /// <summary>Spares programs without such scopes the look-up for each run.</summary>
    private static volatile bool s_isUsed;

    private readonly TagScope? _outer;

    private TagScope(TagScope? outer, IReadOnlyList<string> tags)
    {
        _outer = outer;
        Tags = tags;
    }

    /// <summary>The tags of the scopes that the calling code is in.</summary>
    public static IReadOnlyList<string> Current => s_isUsed ? s_current.Value?.Tags ?? [] : [];

    private IReadOnlyList<string> Tags { get; }

    /// <summary>Adds tags for the calling method and what it calls.</summary>
    public static TagScope Enter(ReadOnlySpan<string> tags)
    {
        IReadOnlyList<string> added = [.. tags];
        OptionCheck.Tags(added, nameof(tags));
        s_isUsed = true;
        var outer = s_current.Value;
        return s_current.Value = new TagScope(outer, outer is null ? added : [.. outer.Tags.Union(added, StringComparer.Ordinal)]);
    }

    public void Dispose() => s_current.Value = _outer;
}
