namespace Provost;

/// <summary>The names of attributes of spans and instruments.</summary>
internal static class TelemetryTags
{
    public const string RunKind = "provost.run.kind";
    public const string FlowName = "provost.flow.name";
    public const string FlowRunId = "provost.flow_run.id";
    public const string FlowRunName = "provost.flow_run.name";
    public const string TaskName = "provost.task.name";
    public const string TaskRunId = "provost.task_run.id";
    public const string TaskRunName = "provost.task_run.name";
    public const string TaskRunInputs = "provost.task_run.inputs";
    public const string RunTags = "provost.run.tags";
    public const string RunCount = "provost.run.count";
    public const string State = "provost.state.name";
    public const string StateType = "provost.state.type";
    public const string Attempt = "provost.attempt";
    public const string Delay = "provost.retry.delay";
    public const string ErrorType = "error.type";
}
