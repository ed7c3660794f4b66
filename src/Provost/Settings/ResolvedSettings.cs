using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>The settings as the engine uses them, read once.</summary>
internal sealed class ResolvedSettings
{
    /// <summary>Reads all settings.</summary>
    /// <exception cref="InvalidSettingException">A setting in the configuration has a value that it may not have.</exception>
    /// <exception cref="ArgumentException">A setting in code has one.</exception>
    public ResolvedSettings(ProvostOptions options, IConfiguration configuration)
    {
        DefaultTaskRetries = SettingCatalogue.DefaultTaskRetries.Read(options, configuration);
        DefaultTaskRetryDelaySeconds = SettingCatalogue.DefaultTaskRetryDelaySeconds.Read(options, configuration);
        PersistTaskResults = SettingCatalogue.PersistTaskResults.Read(options, configuration);
        DefaultNoCache = SettingCatalogue.DefaultNoCache.Read(options, configuration);
        DisableCaching = SettingCatalogue.DisableCaching.Read(options, configuration);
        RefreshCache = SettingCatalogue.RefreshCache.Read(options, configuration);
        MaxConcurrentTasks = SettingCatalogue.MaxConcurrentTasks.Read(options, configuration);
        SilenceLimit = SettingCatalogue.SilenceLimit.Read(options, configuration);
        DefaultFlowRetries = SettingCatalogue.DefaultFlowRetries.Read(options, configuration);
        DefaultFlowRetryDelaySeconds = SettingCatalogue.DefaultFlowRetryDelaySeconds.Read(options, configuration);
        HeartbeatFrequency = SettingCatalogue.HeartbeatFrequency.Read(options, configuration);
        PersistResultsByDefault = SettingCatalogue.PersistResultsByDefault.Read(options, configuration);
        DefaultResultStorage = SettingCatalogue.DefaultResultStorage.Read(options, configuration);
        DefaultResultSerializer = SettingCatalogue.DefaultResultSerializer.Read(options, configuration);
        Home = SettingCatalogue.Home.Read(options, configuration);
        LocalStoragePath = SettingCatalogue.LocalStoragePath.Read(options, configuration) ?? Path.Combine(Home, "storage");
        ConsoleLogLevel = SettingCatalogue.ConsoleLogLevel.Read(options, configuration);
        ConsoleColors = SettingCatalogue.ConsoleColors.Read(options, configuration);
        ConsoleStackTraces = SettingCatalogue.ConsoleStackTraces.Read(options, configuration);
        LogPrints = SettingCatalogue.LogPrints.Read(options, configuration);
        TimeoutGracePeriod = SettingCatalogue.TimeoutGracePeriod.Read(options, configuration);
        HandleSignals = SettingCatalogue.HandleSignals.Read(options, configuration);
    }

    public int DefaultTaskRetries { get; }

    public IReadOnlyList<double> DefaultTaskRetryDelaySeconds { get; }

    public bool? PersistTaskResults { get; }

    public bool DefaultNoCache { get; }

    public bool DisableCaching { get; }

    public bool RefreshCache { get; }

    /// <summary>0 is no limit.</summary>
    public int MaxConcurrentTasks { get; }

    public TimeSpan? SilenceLimit { get; }

    public int DefaultFlowRetries { get; }

    public double DefaultFlowRetryDelaySeconds { get; }

    public TimeSpan? HeartbeatFrequency { get; }

    public bool PersistResultsByDefault { get; }

    public string? DefaultResultStorage { get; }

    public string DefaultResultSerializer { get; }

    public string Home { get; }

    public string LocalStoragePath { get; }

    public LogLevel ConsoleLogLevel { get; }

    /// <summary><see langword="null"/>: as the terminal is.</summary>
    public bool? ConsoleColors { get; }

    public bool ConsoleStackTraces { get; }

    public bool LogPrints { get; }

    public TimeSpan TimeoutGracePeriod { get; }

    public bool HandleSignals { get; }
}
