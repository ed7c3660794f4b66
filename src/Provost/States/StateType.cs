namespace Provost;

/// <summary>The kind of a state. Names may vary (<c>Cached</c> is a completed state); the type drives behaviour.</summary>
/// <remarks>Prefect: <c>StateType</c>. Ask a state through its predicates, such as <see cref="State.IsCompleted"/>.</remarks>
public enum StateType
{
    /// <summary>The run will begin at a time in the future; also between two attempts.</summary>
    Scheduled,

    /// <summary>The run was created and waits for what it depends on.</summary>
    Pending,

    /// <summary>The run is executing user code.</summary>
    Running,

    /// <summary>The run was paused and can be resumed.</summary>
    Paused,

    /// <summary>Cancellation was requested and is under way.</summary>
    Cancelling,

    /// <summary>The run ended well.</summary>
    Completed,

    /// <summary>The run ended with a failure of the user's code, or a timeout.</summary>
    Failed,

    /// <summary>The run was interrupted by something other than its own code.</summary>
    Crashed,

    /// <summary>The run was cancelled.</summary>
    Cancelled,
}
