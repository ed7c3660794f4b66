namespace Provost.Analyzers.Caching;

/// <summary>Why a value is another one the next time.</summary>
[Flags]
internal enum VolatileKind
{
    None = 0,

    /// <summary>The time of the call.</summary>
    Clock = 1,

    /// <summary>Random numbers and new identifiers.</summary>
    Chance = 2,

    /// <summary>Hash codes, which are seeded for each process.</summary>
    HashCode = 4,

    /// <summary>The order in which a set or dictionary happens to be read.</summary>
    Order = 8,

    /// <summary>The language and region of the thread.</summary>
    Culture = 16,

    All = Clock | Chance | HashCode | Order | Culture,
}
