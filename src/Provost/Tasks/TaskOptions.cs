namespace Provost;

/// <summary>How a task runs. Immutable; <c>WithOptions</c> of a task's proxy gives the task with other options.</summary>
/// <remarks>
/// Values are checked when the options are put to use: <c>WithOptions</c>, or the first run of a task declared with them,
/// throws an <see cref="ArgumentException"/> that names the option. Prefect: <c>task.with_options</c>.
/// </remarks>
public sealed record TaskOptions
{
    /// <summary>The display name of the task.</summary>
    public required string Name { get; init; }

    /// <summary>Free text about the task.</summary>
    public string? Description { get; init; }

    /// <summary>A version recorded with each task run.</summary>
    public string? Version { get; init; }

    /// <summary>Template for the name of each task run, with parameters in braces; <see langword="null"/> for the default name.</summary>
    public string? RunName { get; init; }

    /// <summary>Tags of each task run, united with those of the flow run.</summary>
    public IReadOnlyList<string> Tags { get; init => field = OptionCheck.Copied(value, nameof(Tags)); } = [];

    /// <summary>Extra attempts after the first one fails; 0 or more.</summary>
    public int Retries { get; init; }

    /// <summary>Seconds to wait before each retry; the last entry stands for all later ones. Empty: retry at once.</summary>
    public IReadOnlyList<double> RetryDelaySeconds { get; init => field = OptionCheck.Copied(value, nameof(RetryDelaySeconds)); } = [];

    /// <summary>How far each delay is spread at random; 0 is no jitter.</summary>
    public double RetryJitterFactor { get; init; }

    /// <summary>Seconds that one attempt may take; 0 is no limit.</summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>What a cached result depends on; <see langword="null"/> or <see cref="CachePolicy.None"/>: nothing is cached.</summary>
    public CachePolicy? CachePolicy { get; init; }

    /// <summary>Seconds after which a cached result is no longer used; 0 is never.</summary>
    public double CacheExpirationSeconds { get; init; }

    /// <summary>Ignores a cached result and writes a new one.</summary>
    public bool RefreshCache { get; init; }

    /// <summary>Sends what the task writes to the console to the run logger; <see langword="null"/> leaves it to the parent run.</summary>
    public bool? LogPrints { get; init; }

    internal static TaskOptions From(string defaultName, TaskAttribute attribute) => new()
    {
        Name = attribute.Name ?? defaultName,
        Description = attribute.Description,
        Version = attribute.Version,
        RunName = attribute.RunName,
        Tags = attribute.Tags ?? [],
        Retries = attribute.Retries,
        RetryDelaySeconds = attribute.RetryDelaySeconds ?? [],
        RetryJitterFactor = attribute.RetryJitterFactor,
        TimeoutSeconds = attribute.TimeoutSeconds,
        CachePolicy = attribute.CachePolicyOrNull,
        CacheExpirationSeconds = attribute.CacheExpirationSeconds,
        RefreshCache = attribute.RefreshCache,
        LogPrints = attribute.LogPrintsOrNull,
    };

    internal void Validate()
    {
        OptionCheck.Text(Name, nameof(Name));
        OptionCheck.OptionalText(RunName, nameof(RunName));
        OptionCheck.Tags(Tags, nameof(Tags));
        OptionCheck.Count(Retries, nameof(Retries));
        OptionCheck.Delays(RetryDelaySeconds, nameof(RetryDelaySeconds));
        OptionCheck.Number(RetryJitterFactor, nameof(RetryJitterFactor));
        OptionCheck.Seconds(TimeoutSeconds, nameof(TimeoutSeconds));
        OptionCheck.Number(CacheExpirationSeconds, nameof(CacheExpirationSeconds));
        if (CachePolicy is { } policy && (policy & ~Provost.CachePolicy.Default) != 0)
            throw new ArgumentException($"CachePolicy has undefined parts: {policy}.", nameof(CachePolicy));
    }
}
