using System.ComponentModel;
using System.Diagnostics;

namespace Provost.Generated;

/// <summary>The part of a flow's proxy that does not depend on the names of its parameters.</summary>
/// <typeparam name="TSelf">The proxy.</typeparam>
/// <typeparam name="TArguments">Holds the arguments of one call, and the object an instance method is called on.</typeparam>
/// <typeparam name="TResult">What the flow returns; <see cref="NoResult"/> where it returns nothing.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[DebuggerStepThrough, StackTraceHidden]
public abstract class FlowProxy<TSelf, TArguments, TResult> : Proxy
    where TSelf : FlowProxy<TSelf, TArguments, TResult>
    where TArguments : struct, IArguments
{
    /// <summary>Makes the proxy of a flow.</summary>
    /// <param name="definition">The flow.</param>
    protected FlowProxy(FlowDefinition<TArguments, TResult> definition) => Current = Declare(definition);

    /// <summary>What the flow is: its name, options and parameters.</summary>
    public FlowDefinition Definition => Current;

    /// <summary>The flow with the options of this proxy.</summary>
    protected FlowDefinition<TArguments, TResult> Current { get; private set; }

    /// <summary>The same flow with other options; this one stays as it is.</summary>
    /// <param name="change">Makes the new options from those of now.</param>
    public TSelf WithOptions(Func<FlowOptions, FlowOptions> change)
    {
        var copy = (TSelf)MemberwiseClone();
        copy.Current = Current.WithOptions(change);
        return copy;
    }

    /// <inheritdoc/>
    public override string ToString() => Current.Name;

    /// <summary>Tells a flow what its proxy is.</summary>
    /// <param name="definition">The flow.</param>
    protected static FlowDefinition<TArguments, TResult> Declare(FlowDefinition<TArguments, TResult> definition) => definition.DeclaredBy(typeof(TSelf));
}
