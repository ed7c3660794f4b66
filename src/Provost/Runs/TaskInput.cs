namespace Provost;

/// <summary>An edge of the graph of task runs: a run that another one depends on.</summary>
/// <param name="Name">The parameter that takes the result, <see cref="WaitFor"/>, or <see cref="Parents"/>.</param>
/// <param name="TaskRunId">Identifies the run that is depended on.</param>
/// <remarks>Prefect: <c>task_inputs</c>.</remarks>
public readonly record struct TaskInput(string Name, Guid TaskRunId)
{
    /// <summary>The name of edges to runs that are only waited for.</summary>
    public const string WaitFor = "wait_for";

    /// <summary>The name of the edge to the task run in whose code the run was started.</summary>
    public const string Parents = "__parents__";
}
