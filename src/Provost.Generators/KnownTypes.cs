namespace Provost.Generators;

/// <summary>
/// The metadata names of the runtime's types. The compiler side knows the runtime only by these; it never references it.
/// </summary>
internal static class KnownTypes
{
    public const string RuntimeNamespace = "Provost";
    public const string GeneratedNamespace = "Provost.Generated";

    public const string FlowAttribute = "Provost.FlowAttribute";
    public const string TaskAttribute = "Provost.TaskAttribute";
    public const string State = "Provost.State";
    public const string StateOfT = "Provost.State`1";
    public const string StateType = "Provost.StateType";
    public const string Future = "Provost.Future";
    public const string FutureOfT = "Provost.Future`1";
    public const string Futures = "Provost.Futures";
    public const string FlowRun = "Provost.FlowRun";
    public const string TaskRun = "Provost.TaskRun";
    public const string Run = "Provost.Run";
    public const string NoResult = "Provost.NoResult";
}
