using Provost.Generated;

namespace Provost;

/// <summary>One execution of a task.</summary>
/// <remarks>Prefect: <c>TaskRun</c>.</remarks>
public sealed class TaskRun : RunContext
{
    private readonly TaskInput[]? _inputs;

    internal TaskRun(
        TaskDefinition task, EngineServices services, RunContext? parent, CancellationToken cancellationToken, IReadOnlyList<Upstream>? upstream = null)
        : base(services, parent, task.Options.LogPrints, cancellationToken)
    {
        Task = task;
        if (upstream is { Count: > 0 }) _inputs = [.. upstream.Select(static input => new TaskInput(input.Parameter, input.Future.TaskRunId))];
        FlowRunCount = FlowRun?.RunCount ?? 0;
    }

    /// <summary>The task that is run.</summary>
    public TaskDefinition Task { get; }

    /// <summary>The flow run it belongs to; <see langword="null"/> outside flows.</summary>
    public FlowRun? FlowRun => Parent?.OwnerFlowRun;

    /// <summary>The attempt of the flow run that started it; 0 outside flows.</summary>
    public int FlowRunCount { get; }

    /// <summary>
    /// The task runs that it depends on: those whose results it took, by parameter, those it only waited for, and the one that started it.
    /// </summary>
    /// <remarks>They are named and not held, so a long chain of runs does not stay in memory. Prefect: <c>task_inputs</c>.</remarks>
    public IReadOnlyList<TaskInput> Inputs => Parent is TaskRun parent ? [.. _inputs ?? [], new TaskInput(TaskInput.Parents, parent.Id)] : _inputs ?? [];

    /// <summary>Whether the run was submitted, and so goes on by itself; one that was called is part of what called it.</summary>
    internal bool IsSubmitted { get; init; }

    /// <summary>The slot of a submitted run whose flow bounds how many there are.</summary>
    internal TaskSlot? Slot { get; set; }

    /// <summary>The slots that it holds of limits on its tags.</summary>
    internal ConcurrencyLease? TagLease { get; set; }

    /// <summary>The futures of which this run waits for all.</summary>
    internal IReadOnlyList<Future>? Awaited;

    internal override FlowRun? OwnerFlowRun => FlowRun;

    internal override string Kind => "Task";

    internal override bool PersistsResult =>
        Task.PersistsResult ?? Services.Settings.PersistTaskResults ?? Parent?.PersistsResult ?? Services.Results.PersistByDefault;

    private protected override string? OwnResultStorage => Task.Options.ResultStorage;

    private protected override string? OwnResultSerializer => Task.Options.ResultSerializer;

    private protected override IReadOnlyList<string> OwnTags => Task.Options.Tags;

    private protected override string DefaultName() => FlowRun is null ? Task.Name : RunNames.OfTask(Task.Name, Id);
}
