namespace Provost;

/// <summary>How a transaction works. Immutable.</summary>
public sealed record TransactionOptions
{
    /// <summary>
    /// The key of the value the transaction stages; <see langword="null"/> for one that only groups. A transaction whose key has
    /// a value in the storage is committed from the beginning.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>When it is committed; <see langword="null"/>: as the transaction around it is, or else lazily.</summary>
    public CommitMode? CommitMode { get; init; }

    /// <summary>Whether another transaction with the same key must end first.</summary>
    public IsolationLevel IsolationLevel { get; init; }

    /// <summary>Ignores a value that is in the storage, and replaces it.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The name of a storage, or the path of a directory; <see langword="null"/>: as the current run does.</summary>
    public string? ResultStorage { get; init; }

    /// <summary>The name of a serializer; <see langword="null"/>: as the current run does.</summary>
    public string? ResultSerializer { get; init; }

    /// <exception cref="ArgumentException">An option has no effect, or a value it may not have.</exception>
    internal void Validate()
    {
        if (CommitMode is { } mode && !Enum.IsDefined(mode)) throw new ArgumentException($"CommitMode has no value {(int)mode}.", nameof(CommitMode));
        if (!Enum.IsDefined(IsolationLevel)) throw new ArgumentException($"IsolationLevel has no value {(int)IsolationLevel}.", nameof(IsolationLevel));
        OptionCheck.OptionalText(ResultStorage, nameof(ResultStorage));
        OptionCheck.OptionalText(ResultSerializer, nameof(ResultSerializer));
        if (Key is null && (IsolationLevel != IsolationLevel.ReadCommitted || Overwrite || ResultStorage is not null || ResultSerializer is not null))
            throw new ArgumentException("IsolationLevel, Overwrite, ResultStorage and ResultSerializer are about the value of a transaction; without a Key it has none.", nameof(Key));
    }
}
