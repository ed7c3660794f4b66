namespace Provost;

/// <summary>When a transaction whose block ended well is committed.</summary>
/// <remarks>Prefect: <c>CommitMode</c>.</remarks>
public enum CommitMode
{
    /// <summary>When the outermost transaction is. This is the default.</summary>
    Lazy,

    /// <summary>At the end of its own block, whatever becomes of the transactions around it.</summary>
    Eager,

    /// <summary>Only by <see cref="Transaction.CommitAsync()"/>: an outermost transaction that nobody committed is rolled back.</summary>
    Off,
}
