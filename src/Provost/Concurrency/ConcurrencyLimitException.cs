namespace Provost;

/// <summary>Slots cannot be had, however long one waits: the limit does not exist, is smaller than what was asked for, or never decays.</summary>
/// <remarks>Prefect: <c>ConcurrencySlotAcquisitionError</c>.</remarks>
public sealed class ConcurrencyLimitException : InvalidOperationException
{
    internal ConcurrencyLimitException(string message)
        : base(message)
    {
    }
}
