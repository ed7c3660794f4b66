using Provost.Generated;

namespace Provost;

/// <summary>One execution of a flow.</summary>
/// <remarks>Prefect: <c>FlowRun</c>.</remarks>
public sealed class FlowRun : RunContext
{
    internal FlowRun(FlowDefinition flow, EngineServices services, RunContext? parent, CancellationToken cancellationToken)
        : base(services, parent, flow.Options.LogPrints, cancellationToken) => Flow = flow;

    /// <summary>The flow that is run.</summary>
    public FlowDefinition Flow { get; }

    /// <summary>What was found wrong with the arguments before there was a run to fail.</summary>
    internal IReadOnlyList<FlowParameterError> ParameterErrors { get; init; } = [];

    /// <summary>Whether its code may run more than once, as far as its options say.</summary>
    internal bool MayBeRetried => (Flow.Options.Retries ?? Services.Settings.DefaultFlowRetries) > 0;

    /// <summary>The subflows it called.</summary>
    internal Subflows Subflows => field ?? Interlocked.CompareExchange(ref field, new Subflows(), null) ?? field;

    internal override FlowRun? OwnerFlowRun => this;

    internal override string Kind => "Flow";

    internal override int MaxConcurrentTasks => Flow.Options.MaxConcurrentTasks > 0 ? Flow.Options.MaxConcurrentTasks : base.MaxConcurrentTasks;

    internal override bool PersistsResult => Flow.PersistsResult ?? Parent?.PersistsResult ?? Services.Results.PersistByDefault;

    /// <summary>Shows the parameters of the run to a visitor; <see langword="null"/> if it has none.</summary>
    internal Action<IArgumentVisitor>? VisitParameters { get; set; }

    private protected override string? OwnResultStorage => Flow.Options.ResultStorage;

    private protected override string? OwnResultSerializer => Flow.Options.ResultSerializer;

    private protected override IReadOnlyList<string> OwnTags => Flow.Options.Tags;

    private protected override bool StartsAtItsEnd => true;

    private protected override string DefaultName() => RunNames.OfFlow(Number);
}
