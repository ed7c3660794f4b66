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

    /// <summary>The display name.</summary>
    public override string ToString() => Name;
}
