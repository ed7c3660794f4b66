using System.ComponentModel;
using System.Reflection;

namespace Provost.Generated;

/// <summary>A task with the code that runs it. For generated code: users call the methods of the task's proxy.</summary>
/// <typeparam name="TArguments">Holds the arguments of one call, and the object an instance method is called on.</typeparam>
/// <typeparam name="TResult">What the task returns; <see cref="NoResult"/> where it returns nothing.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TaskDefinition<TArguments, TResult> : TaskDefinition
    where TArguments : struct
{
    private readonly Lock _planning = new();
    private TaskPlan? _plan;
    private Action<TArguments, IArgumentVisitor>? _visitArguments;

    /// <summary>Declares a task.</summary>
    /// <param name="fullName">Namespace, type and method.</param>
    /// <param name="defaultName">The display name, unless the attribute has one.</param>
    /// <param name="attribute">The attribute of the method, or one derived from it.</param>
    /// <param name="description">The summary of the method's XML documentation; the description, unless the attribute has one.</param>
    public TaskDefinition(string fullName, string defaultName, TaskAttribute attribute, string? description = null)
        : base(fullName, TaskOptions.From(defaultName, attribute, description)) => Attribute = attribute;

    private TaskDefinition(TaskDefinition<TArguments, TResult> original, TaskOptions options)
        : base(original.FullName, options) => Attribute = original.Attribute;

    /// <summary>Calls the method.</summary>
    public required Func<TArguments, CancellationToken, ValueTask<TResult>> Body { get; init; }

    /// <summary>Whether the method is not awaitable.</summary>
    public bool IsSynchronous { get; init; }

    /// <summary>Whether the method has a cancellation token, so that it can stop when its timeout is up.</summary>
    public bool TakesCancellationToken { get; init; } = true;

    /// <summary>Shows the arguments of a call to a visitor.</summary>
    public Action<TArguments, IArgumentVisitor>? VisitArguments { get => _visitArguments; init => _visitArguments = value; }

    /// <summary>Makes the cache key of a call; <see langword="null"/> from it is: do not cache this call.</summary>
    public Func<TArguments, string?>? CacheKey { get; init; }

    /// <summary>Makes the delays before the retries, given their number. It is asked once.</summary>
    public Func<int, IEnumerable<double>>? RetryDelays { get; init; }

    /// <summary>Makes the name of a run; <see langword="null"/> from it is the default name.</summary>
    public Func<TArguments, string?>? RunNameFactory { get; init; }

    /// <summary>Says whether a failed attempt is worth another.</summary>
    public Func<TArguments, TaskRun, State, ValueTask<bool>>? RetryCondition { get; init; }

    /// <summary>Called each time the run enters a running state.</summary>
    public Func<TArguments, TaskRun, State, ValueTask>[] OnRunning { get; init; } = [];

    /// <summary>Called once the run has completed.</summary>
    public Func<TArguments, TaskRun, State, ValueTask>[] OnCompletion { get; init; } = [];

    /// <summary>Called once the run has failed for good.</summary>
    public Func<TArguments, TaskRun, State, ValueTask>[] OnFailure { get; init; } = [];

    /// <summary>Called once the run was cancelled.</summary>
    public Func<TArguments, TaskRun, State, ValueTask>[] OnCancellation { get; init; } = [];

    /// <summary>Called once the run has crashed.</summary>
    public Func<TArguments, TaskRun, State, ValueTask>[] OnCrashed { get; init; } = [];

    /// <summary>Called when the result is committed.</summary>
    public Func<TArguments, Transaction, ValueTask>[] OnCommit { get; init; } = [];

    /// <summary>Called, the last one first, when the run's transaction is rolled back.</summary>
    public Func<TArguments, Transaction, ValueTask>[] OnRollback { get; init; } = [];

    /// <summary>The futures that each run of this task waits for, whatever its arguments are.</summary>
    internal IReadOnlyList<Upstream> Upstream { get; private set; } = [];

    internal TaskAttribute Attribute { get; }

    /// <summary>The type of the proxy, which is in the assembly of the task and has the type parameters of the method.</summary>
    internal Type Proxy { get; private set; } = typeof(TArguments);

    private protected override Assembly Assembly => Proxy.Assembly;

    private protected override bool HasCacheKey => CacheKey is not null;

    internal TaskPlan Plan => _plan ?? MakePlan();

    /// <summary>The task with other options.</summary>
    /// <param name="change">Makes the new options of the present ones.</param>
    /// <returns>A copy; this task stays as it is.</returns>
    /// <exception cref="ArgumentException">An option has a value it may not have.</exception>
    public TaskDefinition<TArguments, TResult> WithOptions(Func<TaskOptions, TaskOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var options = change(Options);
        RefuseUnknownSource(options);
        var copy = new TaskDefinition<TArguments, TResult>(this, options)
        {
            Body = Body,
            IsSynchronous = IsSynchronous,
            TakesCancellationToken = TakesCancellationToken,
            Parameters = Parameters,
            VisitArguments = VisitArguments,
            Proxy = Proxy,
            SourceHash = SourceHash,
            ManifestKey = ManifestKey,
            CacheKey = CacheKey,
            RetryDelays = options.RetryDelaySeconds is null ? RetryDelays : null,
            RunNameFactory = options.RunName is null ? RunNameFactory : null,
            RetryCondition = RetryCondition,
            OnRunning = OnRunning,
            OnCompletion = OnCompletion,
            OnFailure = OnFailure,
            OnCancellation = OnCancellation,
            OnCrashed = OnCrashed,
            OnCommit = OnCommit,
            OnRollback = OnRollback,
            Upstream = Upstream,
        };
        _ = copy.Plan;
        return copy;
    }

    /// <summary>The task, to be run after other runs.</summary>
    /// <param name="dependencies">What it starts after.</param>
    /// <returns>A copy; this task stays as it is.</returns>
    public TaskDefinition<TArguments, TResult> After(ReadOnlySpan<Dependency> dependencies)
    {
        List<Upstream> upstream = [.. Upstream];
        foreach (var dependency in dependencies) upstream.AddRange(dependency.Upstream());
        var copy = (TaskDefinition<TArguments, TResult>)MemberwiseClone();
        copy.Upstream = upstream;
        return copy;
    }

    /// <summary>The task, to be run after other runs have completed.</summary>
    /// <param name="futures">The futures of those runs.</param>
    /// <returns>A copy; this task stays as it is.</returns>
    public TaskDefinition<TArguments, TResult> After(IEnumerable<Future> futures)
    {
        ArgumentNullException.ThrowIfNull(futures);
        return After([new Dependency([.. futures])]);
    }

    /// <summary>Runs the task; the calling thread waits.</summary>
    public TResult Run(TArguments arguments, CancellationToken cancellationToken = default) => ForCaller(Execute(arguments, cancellationToken));

    /// <summary>Runs the task.</summary>
    public async Task<TResult> RunAsync(TArguments arguments, CancellationToken cancellationToken = default) =>
        ForCaller(await ExecuteAsync(arguments, blocking: false, cancellationToken).ConfigureAwait(false));

    /// <summary>Runs the task.</summary>
    public async ValueTask<TResult> RunValueAsync(TArguments arguments, CancellationToken cancellationToken = default) =>
        ForCaller(await ExecuteAsync(arguments, blocking: false, cancellationToken).ConfigureAwait(false));

    /// <summary>Runs the task, which returns nothing.</summary>
    public async ValueTask RunVoidValueAsync(TArguments arguments, CancellationToken cancellationToken = default) =>
        ForCaller(await ExecuteAsync(arguments, blocking: false, cancellationToken).ConfigureAwait(false));

    /// <summary>Runs the task and gives its final state, however it ended; the calling thread waits.</summary>
    public State<TResult> RunState(TArguments arguments, CancellationToken cancellationToken = default) => Execute(arguments, cancellationToken).ReleaseValue();

    /// <summary>Runs the task and gives its final state, however it ended.</summary>
    public Task<State<TResult>> RunStateAsync(TArguments arguments, CancellationToken cancellationToken = default) =>
        Options.CacheResultInMemory ? ExecuteAsync(arguments, blocking: false, cancellationToken).AsTask() : RunAndReleaseAsync(arguments, cancellationToken);

    /// <summary>Starts the task on the thread pool.</summary>
    /// <returns>The future of its result.</returns>
    /// <exception cref="InvalidOperationException">There is no current run to submit to.</exception>
    public Future<TResult> Submit(TArguments arguments, CancellationToken cancellationToken = default) =>
        Submission.Start(this, Upstream, arguments, makeArguments: null, cancellationToken);

    /// <summary>Starts the task on the thread pool as soon as the futures it depends on are done.</summary>
    /// <param name="upstream">The futures. If one does not complete, the task does not run: its run stays <c>NotReady</c>.</param>
    /// <param name="arguments">Makes the arguments, once all futures have completed.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The future of its result.</returns>
    /// <exception cref="InvalidOperationException">There is no current run to submit to.</exception>
    public Future<TResult> Submit(IReadOnlyList<Upstream> upstream, Func<TArguments> arguments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        ArgumentNullException.ThrowIfNull(arguments);
        return Submission.Start(this, Upstream.Count == 0 ? upstream : [.. upstream, .. Upstream], default, arguments, cancellationToken);
    }

    /// <summary>Starts a run for each item.</summary>
    /// <param name="items">What is mapped over.</param>
    /// <param name="arguments">Makes the arguments of the run for an item.</param>
    /// <param name="cancellationToken">Cancels the runs.</param>
    /// <returns>The futures, in order.</returns>
    public FutureList<TResult> Map<TItem>(IEnumerable<TItem> items, Func<TItem, TArguments> arguments, CancellationToken cancellationToken = default) =>
        new(items.Select(item => Submit(arguments(item), cancellationToken)));

    /// <summary>Starts so many runs.</summary>
    /// <param name="count">How many.</param>
    /// <param name="arguments">Makes the arguments of the run of this number, from 0.</param>
    /// <param name="cancellationToken">Cancels the runs.</param>
    /// <returns>The futures, in order.</returns>
    public FutureList<TResult> Map(int count, Func<int, TArguments> arguments, CancellationToken cancellationToken = default) =>
        Map(Enumerable.Range(0, count), arguments, cancellationToken);

    /// <summary>Takes what the proxy knows of the task.</summary>
    /// <param name="proxy">Its type.</param>
    /// <param name="visit">Shows the arguments of a call to a visitor.</param>
    internal void TakeFromProxy(Type proxy, Action<TArguments, IArgumentVisitor>? visit)
    {
        _visitArguments ??= visit;
        Proxy = proxy;
    }

    internal override TaskDefinition Changed(Func<TaskOptions, TaskOptions> change) => WithOptions(change);

    internal override TaskDefinition Delayed(ReadOnlySpan<Dependency> dependencies) => After(dependencies);

    /// <summary>Where the policy of the declaration does not ask for the source, it is not hashed; a key without it would outlive the code.</summary>
    private void RefuseUnknownSource(TaskOptions options)
    {
        var asks = options.CachePolicy is { } policy && policy.HasFlag(CachePolicy.TaskSource) && !policy.HasFlag(CachePolicy.RunId);
        if (asks && SourceHash is null)
        {
            throw new ArgumentException(
                $"The source of the task '{Name}' is not known at run time: name CachePolicy.TaskSource where the task is declared.", nameof(options.CachePolicy));
        }
    }

    /// <summary>Under a lock, so that a method that makes the delays is called once.</summary>
    private TaskPlan MakePlan()
    {
        lock (_planning) return _plan ??= TaskPlan.Of(this);
    }

    private State<TResult> Execute(TArguments arguments, CancellationToken cancellationToken) => IsSynchronous
        ? ExecuteAsync(arguments, blocking: true, cancellationToken).Result
        : Waiting.WithoutContext(
            (Task: this, arguments, cancellationToken), static call => call.Task.ExecuteAsync(call.arguments, blocking: true, call.cancellationToken).Result);

    private async Task<State<TResult>> RunAndReleaseAsync(TArguments arguments, CancellationToken cancellationToken) =>
        (await ExecuteAsync(arguments, blocking: false, cancellationToken).ConfigureAwait(false)).ReleaseValue();

    private ValueTask<State<TResult>> ExecuteAsync(TArguments arguments, bool blocking, CancellationToken cancellationToken) =>
        RunLinks.ExecuteAsync(this, arguments, blocking, cancellationToken);

    private static TResult ForCaller(State<TResult> state)
    {
        var value = state.ReturnedValue ? state.Value! : state.Result();
        state.ReleaseValue();
        return value;
    }
}
