using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>All settings, in the order in which the documentation lists them.</summary>
internal static class SettingCatalogue
{
    /// <summary>Prefect's least time between heartbeats.</summary>
    private static readonly TimeSpan s_leastHeartbeat = TimeSpan.FromSeconds(30);

    public static readonly Setting<int> DefaultTaskRetries = new(
        nameof(ProvostOptions.DefaultTaskRetries), "Tasks:DefaultRetries", "PREFECT_TASKS_DEFAULT_RETRIES",
        "Retries of tasks that do not set `Retries`.")
    {
        Type = SettingTypes.Count, InCode = static options => options.DefaultTaskRetries, Default = 0,
    };

    public static readonly Setting<IReadOnlyList<double>> DefaultTaskRetryDelaySeconds = new(
        nameof(ProvostOptions.DefaultTaskRetryDelaySeconds), "Tasks:DefaultRetryDelaySeconds", "PREFECT_TASKS_DEFAULT_RETRY_DELAY_SECONDS",
        "Delays of tasks that do not set `RetryDelaySeconds`.")
    {
        Type = SettingTypes.Delays, InCode = static options => options.DefaultTaskRetryDelaySeconds, Default = [],
    };

    public static readonly Setting<bool?> PersistTaskResults = new(
        nameof(ProvostOptions.PersistTaskResults), "Tasks:DefaultPersistResult", "PREFECT_TASKS_DEFAULT_PERSIST_RESULT",
        "Whether tasks that do not set `PersistResult` persist their results, whatever the run they belong to does.")
    {
        Type = SettingTypes.OptionalSwitch, InCode = static options => options.PersistTaskResults, Default = null,
    };

    public static readonly Setting<bool> DefaultNoCache = new(
        nameof(ProvostOptions.DefaultNoCache), "Tasks:DefaultNoCache", "PREFECT_TASKS_DEFAULT_NO_CACHE",
        "Tasks that do not set `CachePolicy` have the policy `None`.")
    {
        Type = SettingTypes.Switch, InCode = static options => options.DefaultNoCache, Default = false,
    };

    public static readonly Setting<bool> DisableCaching = new(
        nameof(ProvostOptions.DisableCaching), "Tasks:DisableCaching", "PREFECT_TASKS_DISABLE_CACHING",
        "No task is cached, whatever it sets.")
    {
        Type = SettingTypes.Switch, InCode = static options => options.DisableCaching, Default = false,
    };

    public static readonly Setting<bool> RefreshCache = new(
        nameof(ProvostOptions.RefreshCache), "Tasks:RefreshCache", "PREFECT_TASKS_REFRESH_CACHE",
        "Tasks that do not set `RefreshCache` ignore cached results and write new ones.")
    {
        Type = SettingTypes.Switch, InCode = static options => options.RefreshCache, Default = false,
    };

    public static readonly Setting<int> MaxConcurrentTasks = new(
        nameof(ProvostOptions.MaxConcurrentTasks), "Tasks:MaxConcurrent", "PREFECT_TASKS_RUNNER_THREAD_POOL_MAX_WORKERS",
        "How many submitted tasks of a flow run that does not set `MaxConcurrentTasks` run at once; 0 is no limit.")
    {
        Type = SettingTypes.Count, InCode = static options => options.MaxConcurrentTasks, Default = 0,
    };

    public static readonly Setting<TimeSpan> TimeoutGracePeriod = new(
        nameof(ProvostOptions.TimeoutGracePeriod), "TimeoutGracePeriod", null,
        "How long code may take to unwind after its timeout, or when the process exits, before it is abandoned.")
    {
        Type = SettingTypes.Duration(TimeSpan.Zero), InCode = static options => options.TimeoutGracePeriod, Default = TimeSpan.FromSeconds(1),
    };

    public static readonly Setting<int> DefaultFlowRetries = new(
        nameof(ProvostOptions.DefaultFlowRetries), "Flows:DefaultRetries", "PREFECT_FLOWS_DEFAULT_RETRIES",
        "Retries of flows that do not set `Retries`.")
    {
        Type = SettingTypes.Count, InCode = static options => options.DefaultFlowRetries, Default = 0,
    };

    public static readonly Setting<double> DefaultFlowRetryDelaySeconds = new(
        nameof(ProvostOptions.DefaultFlowRetryDelaySeconds), "Flows:DefaultRetryDelaySeconds", "PREFECT_FLOWS_DEFAULT_RETRY_DELAY_SECONDS",
        "Delay of flows that do not set `RetryDelaySeconds`.")
    {
        Type = SettingTypes.Seconds, InCode = static options => options.DefaultFlowRetryDelaySeconds, Default = 0,
    };

    public static readonly Setting<TimeSpan?> HeartbeatFrequency = new(
        nameof(ProvostOptions.HeartbeatFrequency), "Flows:HeartbeatFrequency", "PREFECT_FLOWS_HEARTBEAT_FREQUENCY",
        "How often runs beat by themselves while their code runs.")
    {
        Type = SettingTypes.OptionalDuration(s_leastHeartbeat), InCode = static options => options.HeartbeatFrequency, Default = null,
    };

    public static readonly Setting<TimeSpan?> SilenceLimit = new(
        nameof(ProvostOptions.SilenceLimit), "Tasks:SilenceLimit", null,
        "How long the code of a task may run without a heartbeat of its own before it is reported as silent.")
    {
        Type = SettingTypes.OptionalDuration(TimeSpan.FromSeconds(1)), InCode = static options => options.SilenceLimit, Default = null,
    };

    public static readonly Setting<bool> PersistResultsByDefault = new(
        nameof(ProvostOptions.PersistResultsByDefault), "Results:PersistByDefault", "PREFECT_RESULTS_PERSIST_BY_DEFAULT",
        "Whether runs persist their results where neither they nor a run they belong to say so.")
    {
        Type = SettingTypes.Switch, InCode = static options => options.PersistResultsByDefault, Default = false,
    };

    public static readonly Setting<string?> DefaultResultStorage = new(
        nameof(ProvostOptions.DefaultResultStorage), "Results:DefaultStorage", null,
        "The storage, or the directory, of persisted results where neither the run nor one it belongs to names one. Naming one persists results by default.")
    {
        Type = SettingTypes.OptionalText, InCode = static options => options.DefaultResultStorage, Default = null, DefaultDescription = "`local`",
    };

    public static readonly Setting<string> DefaultResultSerializer = new(
        nameof(ProvostOptions.DefaultResultSerializer), "Results:DefaultSerializer", "PREFECT_RESULTS_DEFAULT_SERIALIZER",
        "The serializer of persisted results where neither the run nor one it belongs to names one.")
    {
        Type = SettingTypes.Text, InCode = static options => options.DefaultResultSerializer, Default = "json",
    };

    public static readonly Setting<string?> LocalStoragePath = new(
        nameof(ProvostOptions.LocalStoragePath), "Results:LocalStoragePath", "PREFECT_RESULTS_LOCAL_STORAGE_PATH",
        "The directory of persisted results.")
    {
        Type = SettingTypes.OptionalPath, InCode = static options => options.LocalStoragePath, Default = null, DefaultDescription = "`storage` in `Home`",
    };

    public static readonly Setting<string> Home = new(
        nameof(ProvostOptions.Home), "Home", "PREFECT_HOME",
        "The directory of what the engine keeps.")
    {
        Type = SettingTypes.DirectoryPath,
        InCode = static options => options.Home,
        Default = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".provost"),
        DefaultDescription = "`.provost` in the home directory",
    };

    public static readonly Setting<LogLevel> ConsoleLogLevel = new(
        nameof(ProvostOptions.ConsoleLogLevel), "Logging:Level", "PREFECT_LOGGING_LEVEL",
        "The least level that is written to standard error. Without effect where there is a `LoggerFactory`.")
    {
        Type = SettingTypes.Level, InCode = static options => options.ConsoleLogLevel, Default = LogLevel.Information,
    };

    public static readonly Setting<bool?> ConsoleColors = new(
        nameof(ProvostOptions.ConsoleColors), "Logging:Colors", "PREFECT_LOGGING_COLORS",
        "Whether what is written to standard error has colours.")
    {
        Type = SettingTypes.OptionalSwitch,
        InCode = static options => options.ConsoleColors,
        Default = null,
        DefaultDescription = "in a terminal, unless `NO_COLOR` is set",
    };

    public static readonly Setting<bool> ConsoleStackTraces = new(
        nameof(ProvostOptions.ConsoleStackTraces), "Logging:StackTraces", null,
        "Whether exceptions are written to standard error with their stack traces.")
    {
        Type = SettingTypes.Switch, InCode = static options => options.ConsoleStackTraces, Default = true,
    };

    public static readonly Setting<bool> LogPrints = new(
        nameof(ProvostOptions.LogPrints), "Logging:LogPrints", "PREFECT_LOGGING_LOG_PRINTS",
        "Whether runs log what they write to the console where neither they nor a run they belong to say so.")
    {
        Type = SettingTypes.Switch, InCode = static options => options.LogPrints, Default = false,
    };

    public static readonly Setting<bool> HandleSignals = new(
        nameof(ProvostOptions.HandleSignals), "HandleSignals", null,
        "Whether Ctrl-C, a termination signal and the exit of the process stop runs that are under way.")
    {
        Type = SettingTypes.Switch, InCode = static options => options.HandleSignals, Default = true,
    };

    public static IReadOnlyList<Setting> All { get; } =
    [
        DefaultTaskRetries, DefaultTaskRetryDelaySeconds, PersistTaskResults, DefaultNoCache, DisableCaching, RefreshCache, MaxConcurrentTasks, SilenceLimit,
        DefaultFlowRetries, DefaultFlowRetryDelaySeconds, HeartbeatFrequency,
        PersistResultsByDefault, DefaultResultStorage, DefaultResultSerializer, LocalStoragePath, Home,
        ConsoleLogLevel, ConsoleColors, ConsoleStackTraces, LogPrints,
        TimeoutGracePeriod, HandleSignals,
    ];

    /// <summary>Parts of the section whose keys programs choose themselves.</summary>
    public static IReadOnlyList<string> OpenSections { get; } = ["Secrets", "Variables", ConfiguredLimits.SectionName];
}
