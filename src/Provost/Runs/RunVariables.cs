namespace Provost;

/// <summary>What a template may say of the run that fills it in.</summary>
/// <remarks>Prefect: <c>prefect.runtime</c>.</remarks>
internal static class RunVariables
{
    private static readonly Dictionary<string, Func<RunContext, object?>> s_variables = new(StringComparer.Ordinal)
    {
        ["flow_run.id"] = static run => run.OwnerFlowRun?.Id,
        ["flow_run.name"] = static run => run.OwnerFlowRun?.Name,
        ["flow_run.flow_name"] = static run => run.OwnerFlowRun?.Flow.Name,
        ["flow_run.run_count"] = static run => run.OwnerFlowRun?.RunCount,
        ["task_run.id"] = static run => (run as TaskRun)?.Id,
        ["task_run.name"] = static run => (run as TaskRun)?.Name,
        ["task_run.task_name"] = static run => (run as TaskRun)?.Task.Name,
        ["task_run.run_count"] = static run => (run as TaskRun)?.RunCount,
    };

    /// <summary>Reads the variable of that name from a run; outside flows those of the flow run are <see langword="null"/>.</summary>
    public static Func<RunContext, object?>? Find(string name) => s_variables.GetValueOrDefault(name);
}
