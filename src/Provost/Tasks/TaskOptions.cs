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

    /// <summary>Extra attempts after the first one fails; 0 or more. <see langword="null"/> leaves it to the settings.</summary>
    public int? Retries { get; init; }

    /// <summary>
    /// Seconds to wait before each retry; the last entry stands for all later ones. Empty: retry at once. <see langword="null"/>: as
    /// the method that the task was declared with says, or else the settings.
    /// </summary>
    public IReadOnlyList<double>? RetryDelaySeconds { get; init => field = OptionCheck.CopiedOrNull(value); }

    /// <summary>How far each delay is spread at random; 0 is no jitter.</summary>
    public double RetryJitterFactor { get; init; }

    /// <summary>Seconds that one attempt may take; 0 is no limit.</summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>What a cached result depends on; <see langword="null"/> or <see cref="CachePolicy.None"/>: nothing is cached.</summary>
    public CachePolicy? CachePolicy { get; init; }

    /// <summary>Seconds after which a cached result is no longer used; 0 is never.</summary>
    public double CacheExpirationSeconds { get; init; }

    /// <summary>The parameters that <see cref="Provost.CachePolicy.Inputs"/> leaves out of the key.</summary>
    public IReadOnlyList<string> CacheExclude { get; init => field = OptionCheck.Copied(value, nameof(CacheExclude)); } = [];

    /// <summary>What runs with the same key see of each other while one of them is under way.</summary>
    public IsolationLevel CacheIsolation { get; init; }

    /// <summary>Ignores a cached result and writes a new one; <see langword="null"/> leaves it to the settings.</summary>
    public bool? RefreshCache { get; init; }

    /// <summary>
    /// Whether the result is written to the result storage; <see langword="null"/>: if caching or a result option is asked for, else
    /// as the flow and the settings say.
    /// </summary>
    public bool? PersistResult { get; init; }

    /// <summary>The name of a storage that the settings know, or the path of a directory; <see langword="null"/>: as the flow does.</summary>
    public string? ResultStorage { get; init; }

    /// <summary>The name of a serializer, such as <c>json</c> or <c>compressed/json</c>; <see langword="null"/>: as the flow does.</summary>
    public string? ResultSerializer { get; init; }

    /// <summary>Template for the key under which the result is written; <see langword="null"/>: a key of the cache policy, or a random one.</summary>
    public string? ResultStorageKey { get; init; }

    /// <summary>Whether a result that was written is also kept in memory, with the state.</summary>
    public bool CacheResultInMemory { get; init; } = true;

    /// <summary>Sends what the task writes to the console to the run logger; <see langword="null"/> leaves it to the parent run.</summary>
    public bool? LogPrints { get; init; }

    internal static TaskOptions From(string defaultName, TaskAttribute attribute, string? description) => new()
    {
        Name = attribute.Name ?? defaultName,
        Description = attribute.Description ?? description,
        Version = attribute.Version,
        RunName = attribute.RunName,
        Tags = attribute.Tags ?? [],
        Retries = attribute.RetriesOrNull,
        RetryDelaySeconds = attribute.RetryDelaySeconds,
        RetryJitterFactor = attribute.RetryJitterFactor,
        TimeoutSeconds = attribute.TimeoutSeconds,
        CachePolicy = attribute.CachePolicyOrNull,
        CacheExpirationSeconds = attribute.CacheExpirationSeconds,
        CacheExclude = attribute.CacheExclude ?? [],
        CacheIsolation = attribute.CacheIsolation,
        RefreshCache = attribute.RefreshCacheOrNull,
        PersistResult = attribute.PersistResultOrNull,
        ResultStorage = attribute.ResultStorage,
        ResultSerializer = attribute.ResultSerializer,
        ResultStorageKey = attribute.ResultStorageKey,
        CacheResultInMemory = attribute.CacheResultInMemory,
        LogPrints = attribute.LogPrintsOrNull,
    };

    internal void Validate()
    {
        OptionCheck.Text(Name, nameof(Name));
        OptionCheck.OptionalText(RunName, nameof(RunName));
        OptionCheck.Tags(Tags, nameof(Tags));
        OptionCheck.Count(Retries ?? 0, nameof(Retries));
        OptionCheck.Delays(RetryDelaySeconds ?? [], nameof(RetryDelaySeconds));
        OptionCheck.Number(RetryJitterFactor, nameof(RetryJitterFactor));
        OptionCheck.Seconds(TimeoutSeconds, nameof(TimeoutSeconds));
        OptionCheck.Number(CacheExpirationSeconds, nameof(CacheExpirationSeconds));
        if (CachePolicy is { } policy && (policy & ~(Provost.CachePolicy.Default | Provost.CachePolicy.FlowParameters)) != 0)
            throw new ArgumentException($"CachePolicy has undefined parts: {policy}.", nameof(CachePolicy));
        if (!Enum.IsDefined(CacheIsolation))
            throw new ArgumentException($"CacheIsolation has no level {(int)CacheIsolation}.", nameof(CacheIsolation));

        OptionCheck.OptionalText(ResultStorage, nameof(ResultStorage));
        OptionCheck.OptionalText(ResultSerializer, nameof(ResultSerializer));
        OptionCheck.OptionalText(ResultStorageKey, nameof(ResultStorageKey));
    }
}
