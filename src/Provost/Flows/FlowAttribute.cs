namespace Provost;

/// <summary>
/// Makes a method a flow: an orchestrated run that calls tasks and other flows. Calling the method is running the flow;
/// the containing type must be <c>partial</c>.
/// </summary>
/// <remarks>Prefect: <c>@flow</c>.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public class FlowAttribute : Attribute
{
    /// <summary>Makes the method a flow named after the method, less a trailing <c>Async</c>.</summary>
    public FlowAttribute()
    {
    }

    /// <summary>Makes the method a flow with a name of its own.</summary>
    /// <param name="name">The display name of the flow. It may not contain <c>/ % &amp; &gt; &lt;</c>.</param>
    public FlowAttribute(string name) => Name = name;

    /// <summary>The display name; <see langword="null"/> for the name of the method, less a trailing <c>Async</c>.</summary>
    public string? Name { get; }

    /// <summary>Free text about the flow; <see langword="null"/> for the summary of the method's XML documentation.</summary>
    public string? Description { get; set; }

    /// <summary>A version recorded with each flow run.</summary>
    public string? Version { get; set; }

    /// <summary>Tags of each flow run, which its task runs inherit.</summary>
    public string[]? Tags { get; set; }

    /// <summary>Extra attempts after the first one fails; 0 or more.</summary>
    public int Retries { get; set; }

    /// <summary>Seconds to wait before each retry; fractions are allowed, negative values refused.</summary>
    public double RetryDelaySeconds { get; set; }

    /// <summary>Seconds that one attempt of the flow may take, its tasks included; 0 is no limit.</summary>
    public double TimeoutSeconds { get; set; }

    /// <summary>
    /// A template for the name of each flow run, with parameters in braces: <c>"etl of {source}"</c>. Unset, the name is
    /// two random words.
    /// </summary>
    public string? RunName { get; set; }

    /// <summary>Sends what the flow and its tasks write to the console to the run logger. Unset, the parent run decides.</summary>
    public bool LogPrints
    {
        get => LogPrintsOrNull ?? false;
        set => LogPrintsOrNull = value;
    }

    /// <summary>
    /// <c>nameof</c> methods <c>void M(FlowRun, State)</c>, or returning <c>Task</c> or <c>ValueTask</c>, that run each time
    /// the flow run enters a running state.
    /// </summary>
    public string[]? OnRunning { get; set; }

    /// <summary><c>nameof</c> methods, as for <see cref="OnRunning"/>, that run when the flow run has completed.</summary>
    public string[]? OnCompletion { get; set; }

    /// <summary><c>nameof</c> methods, as for <see cref="OnRunning"/>, that run when the flow run has failed for good.</summary>
    public string[]? OnFailure { get; set; }

    /// <summary><c>nameof</c> methods, as for <see cref="OnRunning"/>, that run when the flow run is being cancelled.</summary>
    public string[]? OnCancellation { get; set; }

    /// <summary><c>nameof</c> methods, as for <see cref="OnRunning"/>, that run when the flow run has crashed.</summary>
    public string[]? OnCrashed { get; set; }

    internal bool? LogPrintsOrNull { get; private set; }
}
