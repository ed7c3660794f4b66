namespace Provost;

/// <summary>A group of task results that are committed together or rolled back together.</summary>
/// <remarks>Prefect: <c>transaction</c>.</remarks>
public sealed class Transaction
{
    internal Transaction()
    {
    }
}
