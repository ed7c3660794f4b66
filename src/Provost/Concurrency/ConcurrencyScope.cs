namespace Provost;

/// <summary>Who shares a concurrency limit.</summary>
public enum ConcurrencyScope
{
    /// <summary>All runs of this process.</summary>
    Process,

    /// <summary>
    /// All processes of this machine that use the same directory (<see cref="ProvostOptions.Home"/>), through locked files: what a
    /// process holds when it is killed is free at once.
    /// </summary>
    Machine,
}
