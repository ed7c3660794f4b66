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

    /// <summary>Extra attempts after the first one fails; 0 or more. Total attempts are this plus one. Unset, the settings decide.</summary>
    public int Retries
    {
        get => RetriesOrNull ?? 0;
        set => RetriesOrNull = value;
    }

    /// <summary>
    /// Seconds to wait before each retry. The last entry stands for all later retries; fractions are allowed, at most
    /// 50 entries, none negative. Empty: retry at once. Unset, the settings decide, whose default is to retry at once.
    /// </summary>
    public double[]? RetryDelaySeconds { get; set; }

    /// <summary>
    /// <c>nameof</c> a static method <c>IEnumerable&lt;double&gt; M(int retries)</c>, or one that returns a list or an array, which
    /// makes the <see cref="RetryDelaySeconds"/>. It is called once, with the number of retries. Excludes <see cref="RetryDelaySeconds"/>.
    /// </summary>
    public string? RetryDelays { get; set; }

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

    /// <summary>
    /// <c>nameof</c> the parameters that <see cref="CachePolicy.Inputs"/> leaves out of the key. Prefect: <c>INPUTS - "name"</c>.
    /// </summary>
    public string[]? CacheExclude { get; set; }

    /// <summary>What runs with the same key see of each other while one of them is under way.</summary>
    public IsolationLevel CacheIsolation { get; set; }

    /// <summary>Ignores a cached result and writes a new one. Unset, the settings decide.</summary>
    public bool RefreshCache
    {
        get => RefreshCacheOrNull ?? false;
        set => RefreshCacheOrNull = value;
    }

    /// <summary>
    /// Whether the result is written to the result storage. Unset, it is if caching or a result option is asked for; else the flow
    /// and the settings decide.
    /// </summary>
    public bool PersistResult
    {
        get => PersistResultOrNull ?? false;
        set => PersistResultOrNull = value;
    }

    /// <summary>Where the result is written: the name of a storage that the settings know, or the path of a directory. Unset, as the flow does.</summary>
    public string? ResultStorage { get; set; }

    /// <summary>How the result is written: <c>json</c>, <c>compressed/json</c>, or the name of a serializer that the settings know. Unset, as the flow does.</summary>
    public string? ResultSerializer { get; set; }

    /// <summary>
    /// A template for the key under which the result is written, with parameters and variables of the run in braces:
    /// <c>"{flow_run.name}/{day:yyyy-MM-dd}"</c>. A result that is there is used instead of running the task. Excludes
    /// <see cref="CachePolicy"/> and <see cref="CacheKey"/>.
    /// </summary>
    /// <remarks>
    /// Variables: <c>flow_run.id</c>, <c>flow_run.name</c>, <c>flow_run.flow_name</c>, <c>flow_run.run_count</c>, <c>task_run.id</c>,
    /// <c>task_run.name</c>, <c>task_run.task_name</c>, <c>task_run.run_count</c>. A parameter may also be written
    /// <c>{parameters[day]}</c>, as Prefect does.
    /// </remarks>
    public string? ResultStorageKey { get; set; }

    /// <summary>Whether a result that was written is also kept in memory, with the state; <see langword="true"/> unless set.</summary>
    public bool CacheResultInMemory { get; set; } = true;

    /// <summary>
    /// A template for the name of each task run, with parameters in braces: <c>"load {target}"</c>. Unset, the name is the
    /// task's with a short random suffix.
    /// </summary>
    public string? RunName { get; set; }

    /// <summary>
    /// <c>nameof</c> a method that returns the name of a task run. It takes the parameters of the task (without a cancellation
    /// token), or none, and is called once per run, before it starts running. Excludes <see cref="RunName"/>.
    /// </summary>
    public string? RunNameFactory { get; set; }

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

    /// <summary>
    /// <c>nameof</c> methods <c>void M(Transaction)</c>, or returning <c>Task</c> or <c>ValueTask</c>, that run when the result of
    /// the task is committed.
    /// </summary>
    public string[]? OnCommit { get; set; }

    /// <summary>
    /// <c>nameof</c> methods, as for <see cref="OnCommit"/>, that run, the last one first, when the transaction the task ran in is
    /// rolled back after the task had completed.
    /// </summary>
    public string[]? OnRollback { get; set; }

    internal int? RetriesOrNull { get; private set; }

    internal bool? RefreshCacheOrNull { get; private set; }

    internal bool? PersistResultOrNull { get; private set; }

    /// <summary>
    /// Says whether a failed attempt is worth another, for a task without a <see cref="RetryCondition"/>; asked only while retries
    /// remain. Override it in a policy, whose constructor cannot name methods of the tasks it is applied to. An exception is logged
    /// and taken for a no.
    /// </summary>
    /// <param name="run">The task run.</param>
    /// <param name="failure">The state the attempt would end in.</param>
    public virtual bool ShouldRetry(TaskRun run, State failure) => true;

    internal CachePolicy? CachePolicyOrNull { get; private set; }

    internal bool? LogPrintsOrNull { get; private set; }
}
