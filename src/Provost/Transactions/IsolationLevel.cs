namespace Provost;

/// <summary>What task runs with the same key see of each other while one of them is under way.</summary>
/// <remarks>Prefect: <c>IsolationLevel</c>.</remarks>
public enum IsolationLevel
{
    /// <summary>Only what was committed: two runs at the same time both execute, and the last to end is stored.</summary>
    ReadCommitted,

    /// <summary>One at a time: the second run waits for the first and finds its result.</summary>
    Serializable,
}
