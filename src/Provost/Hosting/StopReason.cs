namespace Provost;

/// <summary>Why runs are stopped from outside, and what becomes of them.</summary>
/// <remarks>
/// Who presses Ctrl-C, or shuts a host down, means to cancel. A termination signal or the exit of the process says nothing about
/// the run: it crashes. Prefect: a termination without the intent to cancel.
/// </remarks>
internal sealed record StopReason(StateType Type, string What, bool IsLasting)
{
    /// <summary>Ctrl-C: runs that start afterwards are not concerned.</summary>
    public static readonly StopReason Interrupt = new(StateType.Cancelled, "an interrupt signal", IsLasting: false);

    public static readonly StopReason Termination = new(StateType.Crashed, "a termination signal", IsLasting: true);

    public static readonly StopReason ProcessExit = new(StateType.Crashed, "the exit of the process", IsLasting: true);

    public static readonly StopReason HostShutdown = new(StateType.Cancelled, "the shutdown of the host", IsLasting: true);

    public string MessageFor(RunContext run) =>
        Type == StateType.Crashed ? $"Execution was aborted by {What}." : $"{run.Kind} run was cancelled by {What}.";
}
