using System.ComponentModel;
using System.Reflection;
using Provost.Generated;

namespace Provost;

/// <summary>A task as it was declared: its identity and its options. Immutable and safe to share between threads.</summary>
/// <remarks>The proxy of a task has it as <c>Definition</c>. Prefect: <c>Task</c>.</remarks>
public abstract class TaskDefinition
{
    private protected TaskDefinition(string fullName, TaskOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(fullName);
        FullName = fullName;
        Options = options;
    }

    /// <summary>How the task runs.</summary>
    public TaskOptions Options { get; }

    /// <summary>The display name.</summary>
    public string Name => Options.Name;

    /// <summary>Namespace, type and method: what tells the task from all others of the program.</summary>
    public string FullName { get; }

    /// <summary>The names of the parameters in declared order, without cancellation tokens.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>
    /// A hash of the task's code: it changes with the code, and not with comments, formatting or line endings. <see langword="null"/> where the
    /// assembly has no manifest.
    /// </summary>
    /// <remarks>Prefect: the task source that <c>TASK_SOURCE</c> hashes.</remarks>
    public string? SourceHash { get => field ??= Facts?.SourceHash; init; }

    /// <summary>What the manifest of the assembly knows the task by. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string ManifestKey { get => field ?? FullName; init; }

    /// <summary>The assembly that declares the task.</summary>
    private protected abstract Assembly Assembly { get; }

    private MemberFacts? Facts => OrchestrationRegistry.ManifestOf(Assembly)?.FactsOf(ManifestKey);

    /// <summary>What the task says about persistence; <see langword="null"/> if nothing. Asking for caching or for a result option is asking for persistence.</summary>
    internal bool? PersistsResult => Options.PersistResult ?? (AsksForCaching || Options.ResultStorage is not null || Options.ResultSerializer is not null ? true : null);

    /// <summary>Whether the task has a policy, a key or a storage key.</summary>
    internal bool AsksForCaching => HasCacheKey || Options.CachePolicy is not (null or CachePolicy.None) || Options.ResultStorageKey is not null;

    private protected abstract bool HasCacheKey { get; }

    /// <summary>The task with other options.</summary>
    internal abstract TaskDefinition Changed(Func<TaskOptions, TaskOptions> change);

    /// <summary>The task, to be run after other runs.</summary>
    internal abstract TaskDefinition Delayed(ReadOnlySpan<Dependency> dependencies);

    /// <summary>The display name.</summary>
    public override string ToString() => Name;
}
