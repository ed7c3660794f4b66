namespace Provost;

/// <summary>Something was asked of the current run where there is none.</summary>
/// <remarks>Prefect: <c>MissingContextError</c>.</remarks>
public sealed class MissingRunContextException : InvalidOperationException
{
    internal MissingRunContextException()
        : base("There is no active flow or task run. Run.Logger works in the body of a flow or task and in what it calls.")
    {
    }
}
