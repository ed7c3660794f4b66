using System.ComponentModel;
using System.Reflection;

namespace Provost.Generated;

/// <summary>A flow with the code that runs it. For generated code: users call the methods of the flow's proxy.</summary>
/// <typeparam name="TArguments">Holds the arguments of one call, and the object an instance method is called on.</typeparam>
/// <typeparam name="TResult">What the flow returns; <see cref="NoResult"/> where it returns nothing.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FlowDefinition<TArguments, TResult> : FlowDefinition
    where TArguments : struct
{
    private FlowPlan? _plan;
    private Action<TArguments, IArgumentVisitor>? _visitArguments;

    /// <summary>Declares a flow.</summary>
    /// <param name="fullName">Namespace, type and method.</param>
    /// <param name="defaultName">The display name, unless the attribute has one.</param>
    /// <param name="attribute">The attribute of the method, or one derived from it.</param>
    /// <param name="description">The summary of the method's XML documentation; the description, unless the attribute has one.</param>
    public FlowDefinition(string fullName, string defaultName, FlowAttribute attribute, string? description = null)
        : base(fullName, FlowOptions.From(defaultName, attribute, description)) => Attribute = attribute;

    private FlowDefinition(FlowDefinition<TArguments, TResult> original, FlowOptions options)
        : base(original.FullName, options) => Attribute = original.Attribute;

    /// <summary>Calls the method.</summary>
    public required Func<TArguments, CancellationToken, ValueTask<TResult>> Body { get; init; }

    /// <summary>Whether the method is not awaitable.</summary>
    public bool IsSynchronous { get; init; }

    /// <summary>Whether the method has a cancellation token, so that it can stop when its timeout is up.</summary>
    public bool TakesCancellationToken { get; init; } = true;

    /// <summary>Shows the arguments of a call to a visitor.</summary>
    public Action<TArguments, IArgumentVisitor>? VisitArguments { get => _visitArguments; init => _visitArguments = value; }

    /// <summary>Makes the arguments of a call of values from outside.</summary>
    public Func<ParameterBinder, TArguments>? BindArguments { get; init; }

    /// <summary>Makes the name of a run; <see langword="null"/> from it is the default name.</summary>
    public Func<TArguments, string?>? RunNameFactory { get; init; }

    /// <summary>Called each time the run enters a running state.</summary>
    public Func<TArguments, FlowRun, State, ValueTask>[] OnRunning { get; init; } = [];

    /// <summary>Called once the run has completed.</summary>
    public Func<TArguments, FlowRun, State, ValueTask>[] OnCompletion { get; init; } = [];

    /// <summary>Called once the run has failed for good.</summary>
    public Func<TArguments, FlowRun, State, ValueTask>[] OnFailure { get; init; } = [];

    /// <summary>Called when the run is being cancelled.</summary>
    public Func<TArguments, FlowRun, State, ValueTask>[] OnCancellation { get; init; } = [];

    /// <summary>Called once the run has crashed.</summary>
    public Func<TArguments, FlowRun, State, ValueTask>[] OnCrashed { get; init; } = [];

    internal FlowAttribute Attribute { get; }

    /// <summary>The type of the proxy, which is in the assembly of the flow.</summary>
    internal Type Proxy { get; private set; } = typeof(TArguments);

    private protected override Assembly Assembly => Proxy.Assembly;

    internal FlowPlan Plan => _plan ??= FlowPlan.Of(this);

    /// <summary>The flow with other options.</summary>
    /// <param name="change">Makes the new options of the present ones.</param>
    /// <returns>A copy; this flow stays as it is.</returns>
    /// <exception cref="ArgumentException">An option has a value it may not have.</exception>
    public FlowDefinition<TArguments, TResult> WithOptions(Func<FlowOptions, FlowOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var options = change(Options);
        var copy = new FlowDefinition<TArguments, TResult>(this, options)
        {
            Body = Body,
            IsSynchronous = IsSynchronous,
            TakesCancellationToken = TakesCancellationToken,
            Parameters = Parameters,
            Signature = Signature,
            ManifestKey = ManifestKey,
            VisitArguments = VisitArguments,
            Proxy = Proxy,
            BindArguments = BindArguments,
            RunNameFactory = options.RunName is null ? RunNameFactory : null,
            OnRunning = OnRunning,
            OnCompletion = OnCompletion,
            OnFailure = OnFailure,
            OnCancellation = OnCancellation,
            OnCrashed = OnCrashed,
        };
        _ = copy.Plan;
        return copy;
    }

    /// <summary>Runs the flow; the calling thread waits.</summary>
    public TResult Run(TArguments arguments, CancellationToken cancellationToken = default) => ForCaller(Execute(arguments, cancellationToken));

    /// <summary>Runs the flow.</summary>
    public async Task<TResult> RunAsync(TArguments arguments, CancellationToken cancellationToken = default) =>
        ForCaller(await ExecuteAsync(arguments, blocking: false, cancellationToken).ConfigureAwait(false));

    /// <summary>Runs the flow.</summary>
    public async ValueTask<TResult> RunValueAsync(TArguments arguments, CancellationToken cancellationToken = default) =>
        ForCaller(await ExecuteAsync(arguments, blocking: false, cancellationToken).ConfigureAwait(false));

    /// <summary>Runs the flow, which returns nothing.</summary>
    public async ValueTask RunVoidValueAsync(TArguments arguments, CancellationToken cancellationToken = default) =>
        ForCaller(await ExecuteAsync(arguments, blocking: false, cancellationToken).ConfigureAwait(false));

    /// <summary>Runs the flow and gives its final state, however it ended; the calling thread waits.</summary>
    public State<TResult> RunState(TArguments arguments, CancellationToken cancellationToken = default) => Execute(arguments, cancellationToken).ReleaseValue();

    /// <summary>Runs the flow and gives its final state, however it ended.</summary>
    public Task<State<TResult>> RunStateAsync(TArguments arguments, CancellationToken cancellationToken = default) =>
        Options.CacheResultInMemory ? ExecuteAsync(arguments, blocking: false, cancellationToken).AsTask() : RunAndReleaseAsync(arguments, cancellationToken);

    private State<TResult> Execute(TArguments arguments, CancellationToken cancellationToken) => IsSynchronous
        ? ExecuteAsync(arguments, blocking: true, cancellationToken).Result
        : Waiting.WithoutContext(
            (Flow: this, arguments, cancellationToken), static call => call.Flow.ExecuteAsync(call.arguments, blocking: true, call.cancellationToken).Result);

    private async Task<State<TResult>> RunAndReleaseAsync(TArguments arguments, CancellationToken cancellationToken) =>
        (await ExecuteAsync(arguments, blocking: false, cancellationToken).ConfigureAwait(false)).ReleaseValue();

    /// <inheritdoc/>
    public override async Task<State> RunWithParametersAsync(
        IReadOnlyDictionary<string, object?> parameters, object? instance = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (BindArguments is not { } bind) throw new NotSupportedException($"The flow '{Name}' was not made by the generator: it cannot be run by the names of its parameters.");

        ParameterFaults.ThrowIfMisnamed(this, parameters);
        var binder = new ParameterBinder(this, parameters, instance, ProvostEngine.Services.ParameterJson);
        var arguments = bind(binder);
        return await RunLinks.ExecuteAsync(this, arguments, blocking: false, cancellationToken, binder.Errors).ConfigureAwait(false);
    }

    /// <summary>Takes what the proxy knows of the flow.</summary>
    /// <param name="proxy">Its type.</param>
    /// <param name="visit">Shows the arguments of a call to a visitor.</param>
    internal void TakeFromProxy(Type proxy, Action<TArguments, IArgumentVisitor>? visit)
    {
        _visitArguments ??= visit;
        Proxy = proxy;
    }

    internal override FlowDefinition Changed(Func<FlowOptions, FlowOptions> change) => WithOptions(change);

    private ValueTask<State<TResult>> ExecuteAsync(TArguments arguments, bool blocking, CancellationToken cancellationToken) =>
        RunLinks.ExecuteAsync(this, arguments, blocking, cancellationToken);

    /// <summary>
    /// A value is given even if its states made the run fail, unless the flow asks for more; a single state or future is not: what it
    /// failed with is thrown.
    /// </summary>
    private TResult ForCaller(State<TResult> state) =>
        state.ReturnedValue && (state.IsCompleted || (!Options.ThrowOnFailedStates && state.Value is not (State or Future))) ? state.Value! : state.Result();
}
