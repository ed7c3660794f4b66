namespace Provost;

/// <summary>The engine's settings: those of the process, and those of a part of it.</summary>
public static class ProvostEngine
{
    private static readonly AsyncLocal<EngineServices?> s_ambient = new();
    private static EngineServices? s_process;

    /// <summary>The options that a run started here would use.</summary>
    public static ProvostOptions Options => Services.Options;

    /// <summary>All settings as a run started here would use them, each with its origin.</summary>
    public static IReadOnlyList<EffectiveSetting> Settings
    {
        get
        {
            var services = Services;
            return [.. SettingCatalogue.All.Select(setting => setting.Describe(services.Options, services.Configuration))];
        }
    }

    internal static EngineServices Services => s_ambient.Value ?? Volatile.Read(ref s_process) ?? CreateDefault();

    /// <summary>Sets the options of the process. Runs that are under way keep theirs.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">An option has a value it may not have.</exception>
    /// <exception cref="InvalidSettingException">A setting in the configuration has one.</exception>
    public static void Configure(ProvostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Install(new EngineServices(options));
    }

    /// <summary>
    /// Sets the options of the calling code and what it calls, also across <c>await</c>, until the returned object is disposed.
    /// For tests, and for programs that host several set-ups.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <returns>Restores what was before.</returns>
    public static IDisposable Use(ProvostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var before = s_ambient.Value;
        s_ambient.Value = new EngineServices(options);
        return new Restore(before);
    }

    internal static void Install(EngineServices services) => Volatile.Write(ref s_process, services);

    private static EngineServices CreateDefault()
    {
        var services = new EngineServices(new ProvostOptions());
        return Interlocked.CompareExchange(ref s_process, services, null) ?? services;
    }

    private sealed class Restore(EngineServices? before) : IDisposable
    {
        public void Dispose() => s_ambient.Value = before;
    }
}
