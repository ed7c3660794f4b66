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

    /// <summary>Extra attempts after the first one fails; 0 or more.</summary>
    public int Retries { get; init; }

    /// <summary>Seconds to wait before each retry. Fractions count, unlike in Prefect, which cuts them off.</summary>
    public double RetryDelaySeconds { get; init; }

    /// <summary>Seconds that one attempt may take, its tasks included; 0 is no limit.</summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>Sends what the flow and its tasks write to the console to the run logger; <see langword="null"/> leaves it to the parent run.</summary>
    public bool? LogPrints { get; init; }

    internal static FlowOptions From(string defaultName, FlowAttribute attribute) => new()
    {
        Name = attribute.Name ?? defaultName,
        Description = attribute.Description,
        Version = attribute.Version,
        RunName = attribute.RunName,
        Tags = attribute.Tags ?? [],
        Retries = attribute.Retries,
        RetryDelaySeconds = attribute.RetryDelaySeconds,
        TimeoutSeconds = attribute.TimeoutSeconds,
        LogPrints = attribute.LogPrintsOrNull,
    };

    internal void Validate()
    {
        OptionCheck.Text(Name, nameof(Name));
        if (Name.AsSpan().ContainsAny(s_forbidden))
            throw new ArgumentException($"The flow name '{Name}' may not contain any of / % & > <.", nameof(Name));

        OptionCheck.OptionalText(RunName, nameof(RunName));
        OptionCheck.Tags(Tags, nameof(Tags));
        OptionCheck.Count(Retries, nameof(Retries));
        OptionCheck.Seconds(RetryDelaySeconds, nameof(RetryDelaySeconds));
        OptionCheck.Seconds(TimeoutSeconds, nameof(TimeoutSeconds));
    }
}
