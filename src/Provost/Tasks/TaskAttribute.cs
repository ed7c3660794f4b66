namespace Provost;

/// <summary>
/// Makes a method a task: a unit of work that is retried, timed, cached, logged and observed on its own.
/// Calling the method is running the task; the containing type must be <c>partial</c>.
/// </summary>
/// <remarks>
/// Prefect: <c>@task</c>. Derive from this attribute and set its properties in the constructor to name a policy
/// that many tasks share.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public class TaskAttribute : Attribute
{
    /// <summary>Makes the method a task named after the method, less a trailing <c>Async</c>.</summary>
    public TaskAttribute()
    {
    }

    /// <summary>Makes the method a task with a name of its own.</summary>
    /// <param name="name">The display name of the task.</param>
    public TaskAttribute(string name) => Name = name;

    /// <summary>The display name; <see langword="null"/> for the name of the method, less a trailing <c>Async</c>.</summary>
    public string? Name { get; }

    /// <summary>Free text about the task; <see langword="null"/> for the summary of the method's XML documentation.</summary>
    public string? Description { get; set; }

    /// <summary>A version recorded with each task run. It is not derived from the source.</summary>
    public string? Version { get; set; }

    /// <summary>Tags of each task run, united with those of the flow run.</summary>
    public string[]? Tags { get; set; }

    /// <summary>Extra attempts after the first one fails; 0 or more. Total attempts are this plus one.</summary>
    public int Retries { get; set; }

    /// <summary>
    /// Seconds to wait before each retry. The last entry stands for all later retries; fractions are allowed, at most
    /// 50 entries, none negative. Empty or absent: retry at once.
    /// </summary>
    public double[]? RetryDelaySeconds { get; set; }

    /// <summary>
    /// How far each delay is spread at random: a delay <c>b</c> becomes a draw around <c>b</c>, at most
    /// <c>b * (1 + factor)</c>. 0 is no jitter; negative values are refused. Prefect: <c>retry_jitter_factor</c>.
    /// </summary>
    public double RetryJitterFactor { get; set; }

    /// <summary>
    /// <c>nameof</c> a method <c>bool M(TaskRun, State)</c>, or one returning <c>Task&lt;bool&gt;</c> or
    /// <c>ValueTask&lt;bool&gt;</c>, that says whether a failed attempt is worth another. Asked only while retries remain.
    /// </summary>
    public string? RetryCondition { get; set; }

    /// <summary>Seconds that one attempt may take; 0 is no limit. The token given to the method is cancelled on expiry.</summary>
    public double TimeoutSeconds { get; set; }

    /// <summary>What a cached result depends on. Unset, nothing is cached.</summary>
    public CachePolicy CachePolicy
    {
        get => CachePolicyOrNull ?? CachePolicy.None;
        set => CachePolicyOrNull = value;
    }

    /// <summary>
    /// <c>nameof</c> a method that takes the parameters of the task (without a cancellation token) and returns the cache
    /// key, or <see langword="null"/> not to cache this call. Excludes <see cref="CachePolicy"/>.
    /// </summary>
    public string? CacheKey { get; set; }

    /// <summary>Seconds after which a cached result is no longer used; 0 is never.</summary>
    public double CacheExpirationSeconds { get; set; }

    /// <summary>Ignores a cached result and writes a new one.</summary>
    public bool RefreshCache { get; set; }

    /// <summary>
    /// A template for the name of each task run, with parameters in braces: <c>"load {target}"</c>. Unset, the name is the
    /// task's with a short random suffix.
    /// </summary>
    public string? RunName { get; set; }

    /// <summary>Sends what the task writes to the console to the run logger. Unset, the parent run decides.</summary>
    public bool LogPrints
    {
        get => LogPrintsOrNull ?? false;
        set => LogPrintsOrNull = value;
    }

    /// <summary>
    /// <c>nameof</c> methods <c>void M(TaskRun, State)</c>, or returning <c>Task</c> or <c>ValueTask</c>, that run each time
    /// the task run enters a running state.
    /// </summary>
    public string[]? OnRunning { get; set; }

    /// <summary><c>nameof</c> methods, as for <see cref="OnRunning"/>, that run once when the task run has completed.</summary>
    public string[]? OnCompletion { get; set; }

    /// <summary><c>nameof</c> methods, as for <see cref="OnRunning"/>, that run once when the task run has failed for good.</summary>
    public string[]? OnFailure { get; set; }

    /// <summary><c>nameof</c> methods, as for <see cref="OnRunning"/>, that run once when the task run was cancelled.</summary>
    public string[]? OnCancellation { get; set; }

    /// <summary><c>nameof</c> methods, as for <see cref="OnRunning"/>, that run once when the task run has crashed.</summary>
    public string[]? OnCrashed { get; set; }

    internal CachePolicy? CachePolicyOrNull { get; private set; }

    internal bool? LogPrintsOrNull { get; private set; }
}
