using System.ComponentModel;
using System.Diagnostics;

namespace Provost.Generated;

/// <summary>The part of a proxy for several overloads of a flow that does not depend on their parameters.</summary>
/// <typeparam name="TSelf">The proxy.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[DebuggerStepThrough, StackTraceHidden]
public abstract class OverloadedFlowProxy<TSelf> : Proxy
    where TSelf : OverloadedFlowProxy<TSelf>
{
    /// <summary>Makes the proxy of some overloads.</summary>
    /// <param name="definitions">The overloads.</param>
    protected OverloadedFlowProxy(IReadOnlyList<FlowDefinition> definitions) => Definitions = definitions;

    /// <summary>What the flow is, for each of its overloads: name, options and parameters.</summary>
    public IReadOnlyList<FlowDefinition> Definitions { get; private set; }

    /// <summary>The same flow with other options; this one stays as it is.</summary>
    /// <param name="change">Makes the new options from those of now.</param>
    public TSelf WithOptions(Func<FlowOptions, FlowOptions> change)
    {
        var copy = (TSelf)MemberwiseClone();
        copy.Definitions = [.. Definitions.Select(definition => definition.Changed(change))];
        return copy;
    }

    /// <inheritdoc/>
    public override string ToString() => Definitions[0].Name;

    /// <summary>Tells an overload what its proxy is.</summary>
    /// <param name="definition">The overload.</param>
    protected static FlowDefinition Declare<TArguments, TResult>(FlowDefinition<TArguments, TResult> definition)
        where TArguments : struct, IArguments => definition.DeclaredBy(typeof(TSelf));
}
