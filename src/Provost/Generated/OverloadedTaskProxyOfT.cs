using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Provost.Generated;

/// <summary>The part of a proxy for several overloads of a task that does not depend on their parameters.</summary>
/// <typeparam name="TSelf">The proxy.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[DebuggerStepThrough, StackTraceHidden]
public abstract class OverloadedTaskProxy<TSelf> : Proxy
    where TSelf : OverloadedTaskProxy<TSelf>
{
    /// <summary>Makes the proxy of some overloads.</summary>
    /// <param name="definitions">The overloads.</param>
    protected OverloadedTaskProxy(IReadOnlyList<TaskDefinition> definitions) => Definitions = definitions;

    /// <summary>What the task is, for each of its overloads: name, options and parameters.</summary>
    public IReadOnlyList<TaskDefinition> Definitions { get; private set; }

    /// <summary>The same task with other options; this one stays as it is.</summary>
    /// <param name="change">Makes the new options from those of now.</param>
    public TSelf WithOptions(Func<TaskOptions, TaskOptions> change) => With([.. Definitions.Select(definition => definition.Changed(change))]);

    /// <summary>The same task, run after other runs; this one stays as it is. If one of them does not complete, and may not fail, the task does not run.</summary>
    /// <param name="dependencies">The futures of those runs.</param>
    public TSelf After(params ReadOnlySpan<Dependency> dependencies) => After(dependencies.ToArray());

    /// <inheritdoc cref="After(ReadOnlySpan{Dependency})"/>
    public TSelf After(params Dependency[] dependencies) => With([.. Definitions.Select(definition => definition.Delayed(dependencies))]);

    /// <summary>The same task, run after other runs have completed; this one stays as it is. If one of them does not complete, the task does not run.</summary>
    /// <param name="futures">The futures of those runs.</param>
    [OverloadResolutionPriority(-1)]
    public TSelf After(IEnumerable<Future> futures)
    {
        ArgumentNullException.ThrowIfNull(futures);
        return After([new Dependency([.. futures])]);
    }

    /// <inheritdoc cref="After(IEnumerable{Future})"/>
    public TSelf After<T>(FutureList<T> futures) => After((IEnumerable<Future>)futures);

    /// <inheritdoc/>
    public override string ToString() => Definitions[0].Name;

    /// <summary>Tells an overload what its proxy is.</summary>
    /// <param name="definition">The overload.</param>
    protected static TaskDefinition Declare<TArguments, TResult>(TaskDefinition<TArguments, TResult> definition)
        where TArguments : struct, IArguments => definition.DeclaredBy(typeof(TSelf));

    /// <summary>Starts a run for each position of what is mapped over.</summary>
    /// <param name="definition">The overload.</param>
    /// <param name="counts">The length for each parameter; <see langword="null"/> for what is the same for each run.</param>
    /// <param name="start">Starts the run of this number, from 0.</param>
    /// <returns>The futures, in order.</returns>
    /// <exception cref="ArgumentException">Nothing is mapped over, or the lengths differ.</exception>
    protected FutureList<TResult> MapEach<TResult>(TaskDefinition definition, ReadOnlySpan<int?> counts, Func<int, Future<TResult>> start) =>
        Mapping.Start(definition, counts, start);

    private TSelf With(IReadOnlyList<TaskDefinition> definitions)
    {
        var copy = (TSelf)MemberwiseClone();
        copy.Definitions = definitions;
        return copy;
    }
}
