using System.Buffers;

namespace Provost;

/// <summary>How a flow runs. Immutable; <c>WithOptions</c> of a flow's proxy gives the flow with other options.</summary>
/// <remarks>
/// Values are checked when the options are put to use: <c>WithOptions</c>, or the first run of a flow declared with them,
/// throws an <see cref="ArgumentException"/> that names the option. Prefect: <c>flow.with_options</c>.
/// </remarks>
public sealed record FlowOptions
{
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create("/%&><");

    /// <summary>The display name of the flow, without any of <c>/ % &amp; &gt; &lt;</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Free text about the flow.</summary>
    public string? Description { get; init; }

    /// <summary>A version recorded with each flow run.</summary>
    public string? Version { get; init; }

    /// <summary>Template for the name of each flow run, with parameters in braces; <see langword="null"/> for two random words.</summary>
    public string? RunName { get; init; }

    /// <summary>Tags of each flow run, which its task runs inherit.</summary>
    public IReadOnlyList<string> Tags { get; init => field = OptionCheck.Copied(value, nameof(Tags)); } = [];

    /// <summary>Extra attempts after the first one fails; 0 or more. <see langword="null"/> leaves it to the settings.</summary>
    public int? Retries { get; init; }

    /// <summary>
    /// Seconds to wait before each retry; <see langword="null"/> leaves it to the settings. Fractions count, unlike in Prefect, which
    /// cuts them off.
    /// </summary>
    public double? RetryDelaySeconds { get; init; }

    /// <summary>Seconds that one attempt may take, its tasks included; 0 is no limit.</summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>Whether arguments are converted and checked before the flow runs.</summary>
    public bool ValidateParameters { get; init; } = true;

    /// <summary>Whether calling the flow throws whenever its run failed, also where it returned a collection of states.</summary>
    public bool ThrowOnFailedStates { get; init; }

    /// <summary>Whether the flow fails where it would complete although a task run that it submitted did not, and nobody looked at that.</summary>
    public bool FailOnUnobservedFailures { get; init; }

    /// <summary>How many submitted tasks of a flow run may run at once; 0 leaves it to the settings.</summary>
    public int MaxConcurrentTasks { get; init; }

    /// <summary>
    /// Whether the result of the flow, and those of its tasks unless they say otherwise, is written to the result storage;
    /// <see langword="null"/>: if a result option is given, else as the settings say.
    /// </summary>
    public bool? PersistResult { get; init; }

    /// <summary>The name of a storage that the settings know, or the path of a directory; <see langword="null"/> leaves it to the settings.</summary>
    public string? ResultStorage { get; init; }

    /// <summary>The name of a serializer, such as <c>json</c> or <c>compressed/json</c>; <see langword="null"/> leaves it to the settings.</summary>
    public string? ResultSerializer { get; init; }

    /// <summary>Whether a result that was written is also kept in memory, with the state.</summary>
    public bool CacheResultInMemory { get; init; } = true;

    /// <summary>Sends what the flow and its tasks write to the console to the run logger; <see langword="null"/> leaves it to the parent run.</summary>
    public bool? LogPrints { get; init; }

    internal static FlowOptions From(string defaultName, FlowAttribute attribute, string? description) => new()
    {
        Name = attribute.Name ?? defaultName,
        Description = attribute.Description ?? description,
        Version = attribute.Version,
        RunName = attribute.RunName,
        Tags = attribute.Tags ?? [],
        Retries = attribute.RetriesOrNull,
        RetryDelaySeconds = attribute.RetryDelaySecondsOrNull,
        TimeoutSeconds = attribute.TimeoutSeconds,
        ValidateParameters = attribute.ValidateParameters,
        ThrowOnFailedStates = attribute.ThrowOnFailedStates,
        FailOnUnobservedFailures = attribute.FailOnUnobservedFailures,
        MaxConcurrentTasks = attribute.MaxConcurrentTasks,
        PersistResult = attribute.PersistResultOrNull,
        ResultStorage = attribute.ResultStorage,
        ResultSerializer = attribute.ResultSerializer,
        CacheResultInMemory = attribute.CacheResultInMemory,
        LogPrints = attribute.LogPrintsOrNull,
    };

    internal void Validate()
    {
        OptionCheck.Text(Name, nameof(Name));
        if (Name.AsSpan().ContainsAny(s_forbidden))
            throw new ArgumentException($"The flow name '{Name}' may not contain any of / % & > <.", nameof(Name));

        OptionCheck.OptionalText(RunName, nameof(RunName));
        OptionCheck.Tags(Tags, nameof(Tags));
        OptionCheck.Count(Retries ?? 0, nameof(Retries));
        OptionCheck.Seconds(RetryDelaySeconds ?? 0, nameof(RetryDelaySeconds));
        OptionCheck.Seconds(TimeoutSeconds, nameof(TimeoutSeconds));
        OptionCheck.Count(MaxConcurrentTasks, nameof(MaxConcurrentTasks));
        OptionCheck.OptionalText(ResultStorage, nameof(ResultStorage));
        OptionCheck.OptionalText(ResultSerializer, nameof(ResultSerializer));
    }
}
