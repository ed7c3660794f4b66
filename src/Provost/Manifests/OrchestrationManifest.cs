using System.ComponentModel;
using System.Reflection;
using Provost.Generated;

namespace Provost;

/// <summary>
/// The flows and tasks of one assembly, as its compiler listed them: found without reflection, so in trimmed and ahead-of-time compiled
/// programs too. Immutable and safe to share between threads.
/// </summary>
/// <remarks><see cref="OrchestrationRegistry"/> has the manifests of the program.</remarks>
public sealed class OrchestrationManifest
{
    private readonly Lazy<IReadOnlyList<FlowDefinition>> _flows;
    private readonly Lazy<IReadOnlyList<TaskDefinition>> _tasks;
    private readonly Lazy<IReadOnlyList<OrchestrationManifest>> _references;
    private readonly Lazy<IReadOnlyList<ServiceDecorator>> _decorators;
    private readonly Func<string, MemberFacts?> _facts;

    /// <summary>Makes a manifest. For generated code.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="flows">Lists the flows.</param>
    /// <param name="tasks">Lists the tasks.</param>
    /// <param name="references">Lists the manifests of referenced assemblies.</param>
    /// <param name="facts">Tells what is known of a member by its key.</param>
    /// <param name="decorators">Lists the decorators of interfaces; <see langword="null"/> where there are none.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OrchestrationManifest(
        Assembly assembly,
        Func<FlowDefinition[]> flows,
        Func<TaskDefinition[]> tasks,
        Func<OrchestrationManifest[]> references,
        Func<string, MemberFacts?> facts,
        Func<ServiceDecorator[]>? decorators = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        Assembly = assembly;
        _flows = new(flows);
        _tasks = new(tasks);
        _references = new(references);
        _decorators = new(decorators ?? (static () => []));
        _facts = facts;
    }

    /// <summary>The assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>The flows that the assembly declares, in the order of their types and names. Those of generic types have no definition without type arguments and are left out.</summary>
    public IReadOnlyList<FlowDefinition> Flows => _flows.Value;

    /// <summary>The tasks that the assembly declares, likewise.</summary>
    public IReadOnlyList<TaskDefinition> Tasks => _tasks.Value;

    /// <summary>The manifests of the assemblies it references that declare flows, tasks or policies.</summary>
    public IReadOnlyList<OrchestrationManifest> References => _references.Value;

    internal IReadOnlyList<ServiceDecorator> Decorators => _decorators.Value;

    internal MemberFacts? FactsOf(string key) => _facts(key);

    /// <summary>The name of the assembly.</summary>
    public override string ToString() => Assembly.GetName().Name ?? "";
}
