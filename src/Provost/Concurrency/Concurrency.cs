namespace Provost;

/// <summary>Limits how much is under way at once, or how much begins per second, across the runs of a process or of a machine.</summary>
/// <remarks>
/// Limits are defined in <see cref="ProvostOptions.ConcurrencyLimits"/>, in the configuration under <c>Provost:Concurrency</c>, or with
/// <see cref="Define"/>. Slots are granted in the order in which they are asked for. Waiting holds no thread, follows the clock of the
/// engine, and ends when the run is cancelled. Thread-safe. Prefect: <c>concurrency</c>, <c>rate_limit</c>.
/// </remarks>
public static class Concurrency
{
    /// <summary>The limits of the engine, and how they are used.</summary>
    public static IReadOnlyList<ConcurrencyUsage> Limits => Services.Limits.Usage();

    private static EngineServices Services => Run.Current?.Services ?? ProvostEngine.Services;

    /// <summary>Takes slots of a limit, and waits until there are enough: <c>await using (await Concurrency.AcquireAsync("database"))</c>.</summary>
    /// <param name="name">The limit.</param>
    /// <param name="occupy">How many slots.</param>
    /// <param name="timeout">How long to wait; <see langword="null"/> for as long as it takes.</param>
    /// <param name="strict">Whether it is an error if the limit does not exist. If not, there is a warning, and nothing is limited.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Gives the slots back when it is disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="occupy"/> is less than 1, or <paramref name="timeout"/> is negative.</exception>
    /// <exception cref="ConcurrencyLimitException">The limit has fewer slots than that, or does not exist.</exception>
    /// <exception cref="ConcurrencyTimeoutException">The slots were not free in time.</exception>
    /// <exception cref="OperationCanceledException">The wait, or the run, was cancelled.</exception>
    public static ValueTask<ConcurrencyLease> AcquireAsync(
        string name, int occupy = 1, TimeSpan? timeout = null, bool strict = false, CancellationToken cancellationToken = default) =>
        ConcurrencySlots.AcquireAsync([name], occupy, timeout, strict, rate: false, cancellationToken);

    /// <summary>Takes slots of each of several limits, all at once or none.</summary>
    /// <param name="names">The limits. None: nothing is limited.</param>
    /// <param name="occupy">How many slots of each.</param>
    /// <param name="timeout">How long to wait; <see langword="null"/> for as long as it takes.</param>
    /// <param name="strict">Whether it is an error if one of the limits does not exist. If not, there is a warning, and the others hold.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Gives the slots back when it is disposed.</returns>
    /// <inheritdoc cref="AcquireAsync(string, int, TimeSpan?, bool, CancellationToken)" path="/exception"/>
    public static ValueTask<ConcurrencyLease> AcquireAsync(
        IEnumerable<string> names, int occupy = 1, TimeSpan? timeout = null, bool strict = false, CancellationToken cancellationToken = default) =>
        ConcurrencySlots.AcquireAsync(names, occupy, timeout, strict, rate: false, cancellationToken);

    /// <summary>Takes slots of a limit, and blocks the calling thread until there are enough: for synchronous code.</summary>
    /// <inheritdoc cref="AcquireAsync(string, int, TimeSpan?, bool, CancellationToken)"/>
    public static ConcurrencyLease Acquire(
        string name, int occupy = 1, TimeSpan? timeout = null, bool strict = false, CancellationToken cancellationToken = default) =>
        AcquireAsync(name, occupy, timeout, strict, cancellationToken).AsTask().GetAwaiter().GetResult();

    /// <summary>Takes slots of each of several limits, all at once or none, and blocks the calling thread: for synchronous code.</summary>
    /// <inheritdoc cref="AcquireAsync(IEnumerable{string}, int, TimeSpan?, bool, CancellationToken)"/>
    public static ConcurrencyLease Acquire(
        IEnumerable<string> names, int occupy = 1, TimeSpan? timeout = null, bool strict = false, CancellationToken cancellationToken = default) =>
        AcquireAsync(names, occupy, timeout, strict, cancellationToken).AsTask().GetAwaiter().GetResult();

    /// <summary>Takes slots that come back with time alone, and waits until there are enough: so many beginnings per second.</summary>
    /// <param name="name">The limit; it has a <see cref="ConcurrencyLimit.SlotDecayPerSecond"/>.</param>
    /// <param name="occupy">How many slots.</param>
    /// <param name="timeout">How long to wait; <see langword="null"/> for as long as it takes.</param>
    /// <param name="strict">Whether it is an error if the limit does not exist. If not, there is a warning, and nothing is limited.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Completes when the slots have been taken.</returns>
    /// <inheritdoc cref="AcquireAsync(string, int, TimeSpan?, bool, CancellationToken)" path="/exception"/>
    public static Task RateLimitAsync(
        string name, int occupy = 1, TimeSpan? timeout = null, bool strict = false, CancellationToken cancellationToken = default) =>
        RateLimitAsync([name], occupy, timeout, strict, cancellationToken);

    /// <summary>Takes slots of each of several limits, all at once or none, that come back with time alone.</summary>
    /// <param name="names">The limits. None: nothing is limited.</param>
    /// <param name="occupy">How many slots of each.</param>
    /// <param name="timeout">How long to wait; <see langword="null"/> for as long as it takes.</param>
    /// <param name="strict">Whether it is an error if one of the limits does not exist. If not, there is a warning, and the others hold.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Completes when the slots have been taken.</returns>
    /// <inheritdoc cref="AcquireAsync(string, int, TimeSpan?, bool, CancellationToken)" path="/exception"/>
    public static async Task RateLimitAsync(
        IEnumerable<string> names, int occupy = 1, TimeSpan? timeout = null, bool strict = false, CancellationToken cancellationToken = default) =>
        await ConcurrencySlots.AcquireAsync(names, occupy, timeout, strict, rate: true, cancellationToken).ConfigureAwait(false);

    /// <summary>Takes slots that come back with time alone, and blocks the calling thread: for synchronous code.</summary>
    /// <inheritdoc cref="RateLimitAsync(string, int, TimeSpan?, bool, CancellationToken)"/>
    public static void RateLimit(
        string name, int occupy = 1, TimeSpan? timeout = null, bool strict = false, CancellationToken cancellationToken = default) =>
        RateLimitAsync(name, occupy, timeout, strict, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Takes slots of each of several limits that come back with time alone, and blocks the calling thread: for synchronous code.</summary>
    /// <inheritdoc cref="RateLimitAsync(IEnumerable{string}, int, TimeSpan?, bool, CancellationToken)"/>
    public static void RateLimit(
        IEnumerable<string> names, int occupy = 1, TimeSpan? timeout = null, bool strict = false, CancellationToken cancellationToken = default) =>
        RateLimitAsync(names, occupy, timeout, strict, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Adds a limit to those of the engine, or changes the one of the same name. What is held of it stays held.</summary>
    /// <param name="limit">The limit.</param>
    /// <exception cref="ArgumentException">The limit has a value it may not have.</exception>
    /// <remarks>The next <see cref="ProvostEngine.Configure"/> starts with the limits of its options.</remarks>
    public static void Define(ConcurrencyLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        Services.Limits.Define(limit);
    }

    /// <summary>Takes a limit away. Who waits for it goes on without it.</summary>
    /// <param name="name">The limit.</param>
    /// <returns>Whether there was one.</returns>
    public static bool Remove(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Services.Limits.Remove(name);
    }
}
