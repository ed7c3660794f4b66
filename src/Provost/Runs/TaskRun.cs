namespace Provost;

/// <summary>One execution of a task.</summary>
/// <remarks>Prefect: <c>TaskRun</c>.</remarks>
public sealed class TaskRun : RunContext
{
    internal TaskRun(
        TaskDefinition task, EngineServices services, RunContext? parent, CancellationToken cancellationToken, IReadOnlyList<Upstream>? upstream = null)
        : base(services, parent, task.Options.LogPrints, cancellationToken)
    {
        Task = task;
        Upstream = upstream ?? [];
        FlowRunCount = FlowRun?.RunCount ?? 0;
    }

    /// <summary>The task that is run.</summary>
    public TaskDefinition Task { get; }

    /// <summary>The flow run it belongs to; <see langword="null"/> outside flows.</summary>
    public FlowRun? FlowRun => Parent?.OwnerFlowRun;

    /// <summary>The attempt of the flow run that started it; 0 outside flows.</summary>
    public int FlowRunCount { get; }

    /// <summary>The futures whose results it took as arguments, by parameter.</summary>
    public IReadOnlyList<Upstream> Upstream { get; }

    internal override FlowRun? OwnerFlowRun => FlowRun;

    internal override string Kind => "Task";

    private protected override IReadOnlyList<string> OwnTags => Task.Options.Tags;

    private protected override string DefaultName() => FlowRun is null ? Task.Name : RunNames.OfTask(Task.Name, Id);
}
