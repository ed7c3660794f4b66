namespace Provost;

/// <summary>Slots were not free in time.</summary>
/// <remarks>Prefect: <c>AcquireConcurrencySlotTimeoutError</c>.</remarks>
public sealed class ConcurrencyTimeoutException : TimeoutException
{
    internal ConcurrencyTimeoutException(string message)
        : base(message)
    {
    }
}
