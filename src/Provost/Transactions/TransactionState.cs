namespace Provost;

/// <summary>How a transaction stands.</summary>
/// <remarks>Prefect: <c>TransactionState</c>.</remarks>
public enum TransactionState
{
    /// <summary>It has not begun: it waits for its lock, or looks for an earlier result.</summary>
    Pending,

    /// <summary>Its code is running.</summary>
    Active,

    /// <summary>Its code ended well, or staged a value; it is to be committed.</summary>
    Staged,

    /// <summary>It is done, or its result was there when it began.</summary>
    Committed,

    /// <summary>It was undone.</summary>
    RolledBack,
}
