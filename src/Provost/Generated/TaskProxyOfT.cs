using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Provost.Generated;

/// <summary>The part of a task's proxy that does not depend on the names of its parameters.</summary>
/// <typeparam name="TSelf">The proxy.</typeparam>
/// <typeparam name="TArguments">Holds the arguments of one call, and the object an instance method is called on.</typeparam>
/// <typeparam name="TResult">What the task returns; <see cref="NoResult"/> where it returns nothing.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[DebuggerStepThrough, StackTraceHidden]
public abstract class TaskProxy<TSelf, TArguments, TResult> : Proxy
    where TSelf : TaskProxy<TSelf, TArguments, TResult>
    where TArguments : struct, IArguments
{
    /// <summary>Makes the proxy of a task.</summary>
    /// <param name="definition">The task.</param>
    protected TaskProxy(TaskDefinition<TArguments, TResult> definition) => Current = Declare(definition);

    /// <summary>What the task is: its name, options and parameters.</summary>
    public TaskDefinition Definition => Current;

    /// <summary>The task with the options of this proxy.</summary>
    protected TaskDefinition<TArguments, TResult> Current { get; private set; }

    /// <summary>The same task with other options; this one stays as it is.</summary>
    /// <param name="change">Makes the new options from those of now.</param>
    public TSelf WithOptions(Func<TaskOptions, TaskOptions> change) => With(Current.WithOptions(change));

    /// <summary>The same task, run after other runs; this one stays as it is. If one of them does not complete, and may not fail, the task does not run.</summary>
    /// <param name="dependencies">The futures of those runs.</param>
    public TSelf After(params ReadOnlySpan<Dependency> dependencies) => With(Current.After(dependencies));

    /// <inheritdoc cref="After(ReadOnlySpan{Dependency})"/>
    public TSelf After(params Dependency[] dependencies) => With(Current.After(dependencies));

    /// <summary>The same task, run after other runs have completed; this one stays as it is. If one of them does not complete, the task does not run.</summary>
    /// <param name="futures">The futures of those runs.</param>
    [OverloadResolutionPriority(-1)]
    public TSelf After(IEnumerable<Future> futures) => With(Current.After(futures));

    /// <inheritdoc cref="After(IEnumerable{Future})"/>
    public TSelf After<T>(FutureList<T> futures) => After((IEnumerable<Future>)futures);

    /// <inheritdoc/>
    public override string ToString() => Current.Name;

    /// <summary>Tells a task what its proxy is.</summary>
    /// <param name="definition">The task.</param>
    protected static TaskDefinition<TArguments, TResult> Declare(TaskDefinition<TArguments, TResult> definition) => definition.DeclaredBy(typeof(TSelf));

    /// <summary>Starts a run for each position of what is mapped over.</summary>
    /// <param name="counts">The length for each parameter; <see langword="null"/> for what is the same for each run.</param>
    /// <param name="start">Starts the run of this number, from 0.</param>
    /// <returns>The futures, in order.</returns>
    /// <exception cref="ArgumentException">Nothing is mapped over, or the lengths differ.</exception>
    protected FutureList<TResult> MapEach(ReadOnlySpan<int?> counts, Func<int, Future<TResult>> start) => Mapping.Start(Current, counts, start);

    private TSelf With(TaskDefinition<TArguments, TResult> definition)
    {
        var copy = (TSelf)MemberwiseClone();
        copy.Current = definition;
        return copy;
    }
}
