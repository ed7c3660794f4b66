namespace Provost.Analyzers.Reliability;

/// <summary>The ways to block a thread, each with a rewriting of its own.</summary>
internal enum BlockingKind
{
    /// <summary><c>task.Result</c></summary>
    Result,

    /// <summary><c>task.GetAwaiter().GetResult()</c></summary>
    GetResult,

    /// <summary><c>task.Wait()</c></summary>
    Wait,

    /// <summary><c>Task.WaitAll(...)</c></summary>
    WaitMany,

    /// <summary><c>Thread.Sleep(...)</c></summary>
    Sleep,

    /// <summary>A member that has an asynchronous one beside it.</summary>
    Twin,
}
