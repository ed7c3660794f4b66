using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>What the engine itself logs about runs.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(1, LogLevel.Information, "Beginning flow run '{Run}' for flow '{Flow}'")]
    public static partial void BeginningFlowRun(ILogger logger, string run, string flow);

    [LoggerMessage(2, LogLevel.Information, "Beginning subflow run '{Run}' for flow '{Flow}'")]
    public static partial void BeginningSubflowRun(ILogger logger, string run, string flow);

    [LoggerMessage(3, LogLevel.Information, "Finished in state {State}")]
    public static partial void Completed(ILogger logger, State state);

    [LoggerMessage(4, LogLevel.Error, "Finished in state {State}")]
    public static partial void DidNotComplete(ILogger logger, State state);

    [LoggerMessage(5, LogLevel.Information, "{Kind} run {Failure} - Retry {Retry}/{Retries} will start {When}")]
    public static partial void Retrying(ILogger logger, string kind, string failure, int retry, int retries, string when);

    [LoggerMessage(6, LogLevel.Error, "{Kind} run {Failure} - Retries are exhausted")]
    public static partial void RetriesExhausted(ILogger logger, string kind, string failure, Exception? exception);

    [LoggerMessage(7, LogLevel.Error, "{Kind} run {Failure}")]
    public static partial void Failed(ILogger logger, string kind, string failure, Exception? exception);

    [LoggerMessage(8, LogLevel.Error, "The retry condition threw; the run is not retried")]
    public static partial void RetryConditionFailed(ILogger logger, Exception exception);

    [LoggerMessage(9, LogLevel.Error, "The hook '{Hook}' for state {State} threw")]
    public static partial void HookFailed(ILogger logger, string hook, string state, Exception exception);

    [LoggerMessage(10, LogLevel.Error, "The run observer {Observer} threw")]
    public static partial void ObserverFailed(ILogger logger, Type observer, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "{Kind} run timed out and its code {Reason}: it is abandoned, runs on, and its result is discarded")]
    public static partial void Abandoned(ILogger logger, string kind, string reason);

    [LoggerMessage(17, LogLevel.Error, "Crash detected! {Text}")]
    public static partial void CrashDetected(ILogger logger, string? text, Exception? exception);

    [LoggerMessage(12, LogLevel.Information, "{Text}")]
    public static partial void Print(ILogger logger, string text);

    [LoggerMessage(13, LogLevel.Warning,
        "No cache key can be made for task '{Task}', so it runs uncached: the argument of '{Parameter}' has the type {Type}, and {Reason}. "
        + "Pass plain data, make the key with CacheKey, or remove the CachePolicy.")]
    public static partial void Unhashable(ILogger logger, string task, string parameter, Type type, string reason);

    [LoggerMessage(14, LogLevel.Error, "Making the cache key for task '{Task}' failed, so it runs uncached")]
    public static partial void CacheKeyFailed(ILogger logger, string task, Exception exception);

    [LoggerMessage(15, LogLevel.Error, "The result storage could not {Operation}; the run goes on without it")]
    public static partial void ResultStorageFailed(ILogger logger, string operation, Exception exception);

    [LoggerMessage(16, LogLevel.Warning, "The result stored under '{Key}' is not used: {Reason}")]
    public static partial void ResultRecordUnusable(ILogger logger, string key, string reason);

    [LoggerMessage(30, LogLevel.Warning,
        "The result of {Owner} is not stored by the serializer '{Serializer}'. {Reason} Return plain data, choose a serializer that can write it, "
        + "keep it in the storage 'memory', or set PersistResult = false.")]
    public static partial void ResultNotSerializable(ILogger logger, string owner, string serializer, string reason);

    [LoggerMessage(31, LogLevel.Error, "A {Kind} hook of a transaction threw")]
    public static partial void TransactionHookFailed(ILogger logger, string kind, Exception exception);

    [LoggerMessage(32, LogLevel.Warning, "Task '{Task}' asks for caching, but PersistResult = false turns it off")]
    public static partial void CachingWithoutPersistence(ILogger logger, string task);

    [LoggerMessage(18, LogLevel.Warning, "There is no setting '{Key}'. Did you mean '{Nearest}'?")]
    public static partial void UnknownSetting(ILogger logger, string key, string nearest);

    [LoggerMessage(19, LogLevel.Warning, "Stopping {Runs} run(s) because of {Reason}. A second signal ends the process at once.")]
    public static partial void Stopping(ILogger logger, int runs, string reason);

    [LoggerMessage(20, LogLevel.Information, "Cancelling {Runs} run(s) because the host shuts down")]
    public static partial void StoppingWithHost(ILogger logger, int runs);

    [LoggerMessage(21, LogLevel.Warning, "{Runs} run(s) did not stop within the shutdown timeout of the host and are left behind")]
    public static partial void NotStoppedInTime(ILogger logger, int runs);

    [LoggerMessage(40, LogLevel.Information, "Subflow '{Flow}' completed in an earlier attempt of this flow run and is not run again")]
    public static partial void SubflowNotRepeated(ILogger logger, string flow);

    [LoggerMessage(33, LogLevel.Warning, "There is no concurrency limit '{Name}', so nothing is limited")]
    public static partial void NoSuchLimit(ILogger logger, string name);

    [LoggerMessage(41, LogLevel.Warning, "{Kind} run has been silent for {Seconds} s: its code is running and has not beaten. It may hang, or lack a call of Run.Heartbeat")]
    public static partial void Silent(ILogger logger, string kind, double seconds);

    [LoggerMessage(42, LogLevel.Warning, "The code of an attempt that was abandoned has ended; its result is discarded")]
    public static partial void EndedLate(ILogger logger, Exception? exception);

    [LoggerMessage(44, LogLevel.Error, "{Kind} run {Failure} - It is not tried again, since its consumer has got {Count} element(s) already")]
    public static partial void StreamNotRetried(ILogger logger, string kind, string failure, int count, Exception? exception);

    [LoggerMessage(43, LogLevel.Error, "A listener to spans or metrics threw")]
    public static partial void ListenerFailed(ILogger logger, Exception exception);
}
