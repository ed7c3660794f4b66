using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;

namespace Provost;

/// <summary>
/// The flows and tasks of the program: those of each assembly that has started to run, and of the assemblies it references. Safe for use
/// from several threads.
/// </summary>
/// <remarks>
/// Each assembly with flows or tasks enters its manifest when its first code runs, and a manifest names those of referenced assemblies:
/// so a program finds its own from its first line. Prefect finds flows by importing modules, <c>load_flow_from_entrypoint</c>.
/// </remarks>
public static class OrchestrationRegistry
{
    /// <summary>Weakly, so that an assembly which was loaded to be unloaded can be; the assembly itself keeps its manifest alive.</summary>
    private static ImmutableArray<WeakReference<OrchestrationManifest>> s_registered = [];

    /// <summary>The manifests of all assemblies, each once; an assembly stands behind those it references.</summary>
    public static IReadOnlyList<OrchestrationManifest> Manifests
    {
        get
        {
            List<OrchestrationManifest> manifests = [];
            HashSet<OrchestrationManifest> seen = [];
            foreach (var manifest in Registered(s_registered))
                Add(manifest, seen, manifests);

            return manifests;
        }
    }

    /// <summary>All flows.</summary>
    public static IEnumerable<FlowDefinition> Flows => Manifests.SelectMany(static manifest => manifest.Flows);

    /// <summary>All tasks.</summary>
    public static IEnumerable<TaskDefinition> Tasks => Manifests.SelectMany(static manifest => manifest.Tasks);

    /// <summary>The manifest of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The manifest; <see langword="null"/> where the assembly declares no flows and tasks and references none that does, or none of its code has run.</returns>
    public static OrchestrationManifest? ManifestOf(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Manifests.FirstOrDefault(manifest => manifest.Assembly == assembly);
    }

    /// <summary>Finds a flow by its name, or by its full name of namespace, type and method.</summary>
    /// <param name="name">The name; case counts.</param>
    /// <returns>The flow; <see langword="null"/> if there is none.</returns>
    /// <exception cref="InvalidOperationException">Several flows have the name; the message has their full names.</exception>
    public static FlowDefinition? FindFlow(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var flows = Flows.ToList();
        return Only(flows.FindAll(flow => flow.FullName == name), name) ?? Only(flows.FindAll(flow => flow.Name == name), name);
    }

    /// <summary>Enters the manifest of an assembly. For generated code.</summary>
    /// <param name="manifest">The manifest.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Register(OrchestrationManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ImmutableInterlocked.Update(ref s_registered, static (all, one) => [.. all.Where(static known => known.TryGetTarget(out _)), new(one)], manifest);
    }

    private static IEnumerable<OrchestrationManifest> Registered(ImmutableArray<WeakReference<OrchestrationManifest>> registered)
    {
        foreach (var reference in registered)
        {
            if (reference.TryGetTarget(out var manifest)) yield return manifest;
        }
    }

    private static FlowDefinition? Only(List<FlowDefinition> flows, string name) => flows is [var first, _, ..]
        ? throw new InvalidOperationException($"{flows.Count} flows are named '{name}': {string.Join(", ", flows.Select(static flow => flow.FullName))}. Say which by its full name{(flows.TrueForAll(flow => flow.FullName == first.FullName) ? ", and give its overloads names of their own" : "")}.")
        : flows.FirstOrDefault();

    private static void Add(OrchestrationManifest manifest, HashSet<OrchestrationManifest> seen, List<OrchestrationManifest> manifests)
    {
        if (!seen.Add(manifest)) return;
        foreach (var reference in manifest.References)
            Add(reference, seen, manifests);

        manifests.Add(manifest);
    }
}
