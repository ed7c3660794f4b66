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

    /// <summary>Extra attempts after the first one fails; 0 or more. Unset, the settings decide.</summary>
    public int Retries
    {
        get => RetriesOrNull ?? 0;
        set => RetriesOrNull = value;
    }

    /// <summary>Seconds to wait before each retry; fractions are allowed, negative values refused. Unset, the settings decide.</summary>
    public double RetryDelaySeconds
    {
        get => RetryDelaySecondsOrNull ?? 0;
        set => RetryDelaySecondsOrNull = value;
    }

    /// <summary>Seconds that one attempt of the flow may take, its tasks included; 0 is no limit.</summary>
    public double TimeoutSeconds { get; set; }

    /// <summary>
    /// A template for the name of each flow run, with parameters in braces: <c>"etl of {source}"</c>. Unset, the name is
    /// two random words.
    /// </summary>
    public string? RunName { get; set; }

    /// <summary>
    /// <c>nameof</c> a method that returns the name of a flow run. It takes the parameters of the flow (without a cancellation
    /// token), or none, and is called once per run, before it starts running. Excludes <see cref="RunName"/>.
    /// </summary>
    public string? RunNameFactory { get; set; }

    /// <summary>
    /// Whether arguments are checked before the flow runs: values that arrive from outside are converted to the types of the
    /// parameters, a required one must not be <see langword="null"/>, and validation attributes hold. A wrong one fails the run.
    /// <see langword="true"/> unless set.
    /// </summary>
    public bool ValidateParameters { get; set; } = true;

    /// <summary>
    /// Whether calling the flow throws whenever its run failed, also where it returned a value: a collection of states, some of which
    /// failed. Unset, the caller gets the collection, as in Prefect.
    /// </summary>
    public bool ThrowOnFailedStates { get; set; }

    /// <summary>
    /// Whether the flow fails where it would complete although a task run that it submitted did not, and nobody looked at its state or
    /// asked for its result. Waiting for it alone is not looking. Unset, what the flow returns decides alone, as in Prefect.
    /// </summary>
    public bool FailOnUnobservedFailures { get; set; }

    /// <summary>How many submitted tasks of a flow run may run at once; 0 leaves it to the settings. Prefect: <c>max_workers</c> of the task runner.</summary>
    public int MaxConcurrentTasks { get; set; }

    /// <summary>
    /// Whether the result of the flow, and those of its tasks unless they say otherwise, is written to the result storage. Unset, it
    /// is if a result option is given; else the settings decide.
    /// </summary>
    public bool PersistResult
    {
        get => PersistResultOrNull ?? false;
        set => PersistResultOrNull = value;
    }

    /// <summary>Where results are written: the name of a storage that the settings know, or the path of a directory. Unset, the settings decide.</summary>
    public string? ResultStorage { get; set; }

    /// <summary>How results are written: <c>json</c>, <c>compressed/json</c>, or the name of a serializer that the settings know. Unset, the settings decide.</summary>
    public string? ResultSerializer { get; set; }

    /// <summary>Whether a result that was written is also kept in memory, with the state; <see langword="true"/> unless set.</summary>
    public bool CacheResultInMemory { get; set; } = true;

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

    internal int? RetriesOrNull { get; private set; }

    internal double? RetryDelaySecondsOrNull { get; private set; }

    internal bool? PersistResultOrNull { get; private set; }

    internal bool? LogPrintsOrNull { get; private set; }
}
