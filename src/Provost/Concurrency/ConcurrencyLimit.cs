namespace Provost;

/// <summary>A named limit on how much may be under way at once. Immutable.</summary>
/// <remarks>
/// Values are checked when the limit is put to use. A limit named <c>tag:</c> and a tag holds for all runs of tasks with that tag.
/// Prefect: global and tag-based concurrency limits.
/// </remarks>
public sealed record ConcurrencyLimit
{
    /// <summary>How the names of limits on tags begin.</summary>
    public const string TagPrefix = "tag:";

    /// <summary>What the limit is asked for by; upper and lower case differ.</summary>
    public required string Name { get; init; }

    /// <summary>How many slots there are; 0 lets nobody in.</summary>
    public required int Limit { get; init; }

    /// <summary>
    /// How many slots come back each second without being given back; 0 for none. With it the limit serves <c>RateLimit</c>: that many
    /// per second, and bursts of up to <see cref="Limit"/>.
    /// </summary>
    public double SlotDecayPerSecond { get; init; }

    /// <summary>Whether the limit holds; one that is not active is ignored.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Who shares the limit.</summary>
    public ConcurrencyScope Scope { get; init; }

    internal void Validate()
    {
        OptionCheck.Text(Name, nameof(Name));
        OptionCheck.Count(Limit, nameof(Limit));
        OptionCheck.Number(SlotDecayPerSecond, nameof(SlotDecayPerSecond));
        if (!Enum.IsDefined(Scope)) throw new ArgumentException($"Scope is undefined: {Scope}.", nameof(Scope));
    }
}
