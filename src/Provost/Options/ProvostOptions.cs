using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>What the engine works with. Immutable; safe to share.</summary>
public sealed record ProvostOptions
{
    /// <summary>The clock: timestamps, timeouts, retry delays and cache expiration all follow it.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Where settings and secrets come from that are not set in code. <see langword="null"/>: what the .NET hosts read, that is
    /// <c>appsettings.json</c>, <c>appsettings.{DOTNET_ENVIRONMENT}.json</c>, user secrets, and environment variables.
    /// </summary>
    public IConfiguration? Configuration { get; init; }

    /// <summary>
    /// Where run logs go, under the categories <c>Provost.FlowRuns</c> and <c>Provost.TaskRuns</c>, with the names and
    /// identifiers of the run as scope. <see langword="null"/>: to standard error, in Prefect's format.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Told of every change of state, in this order.</summary>
    public IReadOnlyList<IRunObserver> Observers { get; init; } = [];

    /// <summary>
    /// Storages of results by the name that flows, tasks and settings choose them by. There are always <c>local</c>, the directory
    /// <see cref="LocalStoragePath"/>, and <c>memory</c>, the 1000 results used last, unless others are registered under these names.
    /// </summary>
    public IReadOnlyDictionary<string, ResultStorage> ResultStorages { get; init; } = new Dictionary<string, ResultStorage>();

    /// <summary>
    /// Serializers of results, each by its own name. There is always <c>json</c>, unless another one has that name, and each is also
    /// there as <c>compressed/</c> and its name.
    /// </summary>
    public IReadOnlyList<IResultSerializer> ResultSerializers { get; init; } = [];

    /// <summary>
    /// How the serializer <c>json</c> writes results. A trimmed or ahead-of-time compiled program gives options with a source-generated
    /// context here. <see langword="null"/>: as <see cref="InputSerializerOptions"/> say.
    /// </summary>
    public JsonSerializerOptions? ResultSerializerOptions { get; init; }

    /// <summary>
    /// What directories keep, unless they are registered as storages of their own; they are then pruned once an hour, when something is
    /// written. <see langword="null"/>: everything, until <see cref="FileResultStorage.PruneAsync"/> is called.
    /// </summary>
    public ResultRetention? ResultRetention { get; init; }

    /// <summary>
    /// How the arguments of cached tasks are read, where they are more than simple values. A trimmed or ahead-of-time compiled
    /// program gives options with a source-generated context here. <see langword="null"/>: public properties and fields, by reflection.
    /// </summary>
    public JsonSerializerOptions? InputSerializerOptions { get; init; }

    /// <summary>
    /// How the arguments of flows are read that arrive as JSON or text, where they are more than simple values. A trimmed or ahead-of-time
    /// compiled program gives options with a source-generated context here. <see langword="null"/>: by reflection, names in any case, numbers
    /// and truth values also from text, enumerations by name.
    /// </summary>
    public JsonSerializerOptions? ParameterSerializerOptions { get; init; }

    /// <summary>Named limits on what is under way at once, in addition to those in the configuration under <c>Provost:Concurrency</c>. The first of a name counts.</summary>
    public IReadOnlyList<ConcurrencyLimit> ConcurrencyLimits { get; init; } = [];

    /// <summary>Stores that <see cref="Secret.Load"/> asks, in this order, before it looks anywhere else.</summary>
    public IReadOnlyList<ISecretProvider> SecretProviders { get; init; } = [];

    /// <summary>Directories with a file for each secret, named after it; the first that has the file wins. Where containers get theirs by default.</summary>
    public IReadOnlyList<string> SecretDirectories { get; init; } = ["/run/secrets"];

    /// <summary>Directories with a file for each variable, named after it, with or without <c>.json</c>; the first that has the file wins.</summary>
    public IReadOnlyList<string> VariableDirectories { get; init; } = [];

    /// <summary>The source of retry jitter; it is used under a lock. <see langword="null"/>: <see cref="System.Random.Shared"/>.</summary>
    public Random? Random { get; init; }

    /// <summary>
    /// Retries of tasks that do not set any; <see langword="null"/>: the setting <c>Provost:Tasks:DefaultRetries</c>, or 0. An explicit
    /// <c>Retries = 0</c> of a task stays 0. Prefect: <c>tasks.default_retries</c>.
    /// </summary>
    public int? DefaultTaskRetries { get; init; }

    /// <summary>
    /// Seconds to wait before each retry of tasks that set no delays; the last entry stands for all later ones.
    /// <see langword="null"/>: the setting <c>Provost:Tasks:DefaultRetryDelaySeconds</c>, or none. Prefect: <c>tasks.default_retry_delay_seconds</c>.
    /// </summary>
    public IReadOnlyList<double>? DefaultTaskRetryDelaySeconds { get; init => field = value is null ? null : [.. value]; }

    /// <summary>
    /// Whether tasks that do not say so persist their results, whatever the run they belong to does. <see langword="null"/>: the setting
    /// <c>Provost:Tasks:DefaultPersistResult</c>, or as that run does. Prefect: <c>tasks.default_persist_result</c>.
    /// </summary>
    public bool? PersistTaskResults { get; init; }

    /// <summary>
    /// Whether tasks that set no cache policy have the policy <see cref="CachePolicy.None"/>; <see langword="null"/>: the setting
    /// <c>Provost:Tasks:DefaultNoCache</c>, or no. Prefect: <c>tasks.default_no_cache</c>.
    /// </summary>
    public bool? DefaultNoCache { get; init; }

    /// <summary>
    /// Whether no task at all is cached; <see langword="null"/>: the setting <c>Provost:Tasks:DisableCaching</c>, or no. Prefect:
    /// <c>tasks.disable_caching</c>.
    /// </summary>
    public bool? DisableCaching { get; init; }

    /// <summary>
    /// Whether tasks that do not say so ignore cached results and write new ones; <see langword="null"/>: the setting
    /// <c>Provost:Tasks:RefreshCache</c>, or no. Prefect: <c>tasks.refresh_cache</c>.
    /// </summary>
    public bool? RefreshCache { get; init; }

    /// <summary>
    /// How many submitted tasks of a flow run that does not say so run at once; 0 is no limit. <see langword="null"/>: the setting
    /// <c>Provost:Tasks:MaxConcurrent</c>, or 0. Prefect: <c>tasks.runner.thread_pool_max_workers</c>.
    /// </summary>
    public int? MaxConcurrentTasks { get; init; }

    /// <summary>
    /// How long the code of a task may run without <see cref="Run.Heartbeat"/> before it is reported as silent; 1 second or more.
    /// <see langword="null"/>: the setting <c>Provost:Tasks:SilenceLimit</c>, or no report.
    /// </summary>
    public TimeSpan? SilenceLimit { get; init; }

    /// <summary>
    /// Retries of flows that do not set any; <see langword="null"/>: the setting <c>Provost:Flows:DefaultRetries</c>, or 0. Prefect:
    /// <c>flows.default_retries</c>.
    /// </summary>
    public int? DefaultFlowRetries { get; init; }

    /// <summary>
    /// Seconds to wait before each retry of flows that set no delay; <see langword="null"/>: the setting
    /// <c>Provost:Flows:DefaultRetryDelaySeconds</c>, or 0. Prefect: <c>flows.default_retry_delay_seconds</c>.
    /// </summary>
    public double? DefaultFlowRetryDelaySeconds { get; init; }

    /// <summary>
    /// How often runs beat by themselves while their code runs, for observers and metrics to see; 30 seconds or more.
    /// <see langword="null"/>: the setting <c>Provost:Flows:HeartbeatFrequency</c>, or never. Prefect: <c>flows.heartbeat_frequency</c>.
    /// </summary>
    public TimeSpan? HeartbeatFrequency { get; init; }

    /// <summary>
    /// Whether runs persist their results where neither they nor a run they belong to say so; <see langword="null"/>: the setting
    /// <c>Provost:Results:PersistByDefault</c>, or no. Prefect: <c>results.persist_by_default</c>.
    /// </summary>
    public bool? PersistResultsByDefault { get; init; }

    /// <summary>
    /// The name of the storage, or the path of the directory, of persisted results where neither the run nor one it belongs to names
    /// one. Naming one also persists results by default. <see langword="null"/>: the setting <c>Provost:Results:DefaultStorage</c>, or <c>local</c>.
    /// Prefect: <c>results.default_storage_block</c>.
    /// </summary>
    public string? DefaultResultStorage { get; init; }

    /// <summary>
    /// The serializer of persisted results where neither the run nor one it belongs to names one; <see langword="null"/>: the setting
    /// <c>Provost:Results:DefaultSerializer</c>, or <c>json</c>. Prefect: <c>results.default_serializer</c>.
    /// </summary>
    public string? DefaultResultSerializer { get; init; }

    /// <summary>
    /// The directory of persisted results; <see langword="null"/>: the setting <c>Provost:Results:LocalStoragePath</c>, or <c>storage</c>
    /// in <see cref="Home"/>. Prefect: <c>results.local_storage_path</c>.
    /// </summary>
    public string? LocalStoragePath { get; init; }

    /// <summary>
    /// The directory of what the engine keeps; <see langword="null"/>: the setting <c>Provost:Home</c>, or <c>.provost</c> in the home
    /// directory. Prefect: <c>PREFECT_HOME</c>.
    /// </summary>
    public string? Home { get; init; }

    /// <summary>
    /// The least level that is written to standard error when there is no <see cref="LoggerFactory"/>; <see langword="null"/>: the setting
    /// <c>Provost:Logging:Level</c>, or <see cref="LogLevel.Information"/>. Prefect: <c>logging.level</c>.
    /// </summary>
    public LogLevel? ConsoleLogLevel { get; init; }

    /// <summary>
    /// Whether what is written to standard error has colours when there is no <see cref="LoggerFactory"/>; <see langword="null"/>: the
    /// setting <c>Provost:Logging:Colors</c>, or in a terminal, unless the environment variable <c>NO_COLOR</c> is set. Prefect: <c>logging.colors</c>.
    /// </summary>
    public bool? ConsoleColors { get; init; }

    /// <summary>
    /// Whether an exception is written to standard error with its stack trace when there is no <see cref="LoggerFactory"/>. Without,
    /// the line about the failure has its type and message. <see langword="null"/>: the setting <c>Provost:Logging:StackTraces</c>, or yes.
    /// </summary>
    public bool? ConsoleStackTraces { get; init; }

    /// <summary>
    /// Whether runs log what they write to the console where neither they nor a run they belong to say so; <see langword="null"/>: the
    /// setting <c>Provost:Logging:LogPrints</c>, or no. Prefect: <c>logging.log_prints</c>.
    /// </summary>
    public bool? LogPrints { get; init; }

    /// <summary>
    /// How long an attempt that has timed out may take to unwind after its token was cancelled, before it is abandoned: its
    /// code then runs on with nobody waiting for it, and its result is discarded. One that takes no token is abandoned at once.
    /// The exit of the process waits as long for runs that are under way.
    /// <see langword="null"/>: the setting <c>Provost:TimeoutGracePeriod</c>, or 1 second.
    /// </summary>
    public TimeSpan? TimeoutGracePeriod { get; init; }

    /// <summary>
    /// Whether Ctrl-C, a termination signal and the exit of the process stop the runs that are under way, so that their hooks run and
    /// their final states are known. <see langword="null"/>: the setting <c>Provost:HandleSignals</c>, or yes.
    /// </summary>
    public bool? HandleSignals { get; init; }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(Observers);
        ArgumentNullException.ThrowIfNull(ResultStorages);
        ArgumentNullException.ThrowIfNull(ResultSerializers);
        ArgumentNullException.ThrowIfNull(ConcurrencyLimits);
        ArgumentNullException.ThrowIfNull(SecretProviders);
        ArgumentNullException.ThrowIfNull(SecretDirectories);
        ArgumentNullException.ThrowIfNull(VariableDirectories);
    }
}
