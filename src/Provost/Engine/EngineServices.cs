using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>What the engine makes of <see cref="ProvostOptions"/>, once for all runs that use them.</summary>
internal sealed class EngineServices
{
    private readonly IRunObserver[] _observers;
    private readonly Random _random;
    private readonly GuardedLogger _flowLogger;
    private readonly GuardedLogger _taskLogger;
    private readonly Lock _randomLock = new();

    public EngineServices(ProvostOptions options, bool isHosted = false)
    {
        options.Validate();
        Options = options;
        Clock = options.TimeProvider;
        Configuration = options.Configuration ?? DefaultConfiguration.Instance;
        Settings = new ResolvedSettings(options, Configuration);
        Outermost = new OutermostRuns(this, Settings.HandleSignals, isHosted);
        Limits = new LimitRegistry(ConfiguredLimits.Of(options, Configuration), Clock, Settings.Home);
        InputContracts = new InputContracts(options.InputSerializerOptions);
        ParameterJson = new ParameterJson(options.ParameterSerializerOptions);
        Results = new ResultServices(options, Settings);
        RefuseUnknownNames();
        _observers = [.. options.Observers];
        _random = options.Random ?? Random.Shared;
        Logger = CreateLogger("Provost");
        _flowLogger = CreateLogger("Provost.FlowRuns");
        _taskLogger = CreateLogger("Provost.TaskRuns");
        TransactionLogger = CreateLogger("Provost.Transactions");
        WarnOfUnknownSettings();
    }

    public ProvostOptions Options { get; }

    public TimeProvider Clock { get; }

    /// <summary>Where settings and secrets come from that are not set in code.</summary>
    public IConfiguration Configuration { get; }

    public ResolvedSettings Settings { get; }

    /// <summary>The runs that were started outside any run.</summary>
    public OutermostRuns Outermost { get; }

    /// <summary>Logs what is about no single run.</summary>
    public ILogger Logger { get; }

    /// <summary>The concurrency limits, and who holds slots of them.</summary>
    public LimitRegistry Limits { get; }

    public InputContracts InputContracts { get; }

    public ParameterJson ParameterJson { get; }

    public ResultServices Results { get; }

    /// <summary>Takes what transactions outside any run have to say.</summary>
    public ILogger TransactionLogger { get; }

    public GuardedLogger LoggerOf(RunContext run) => run is FlowRun ? _flowLogger : _taskLogger;

    public double NextRandom()
    {
        if (ReferenceEquals(_random, Random.Shared)) return _random.NextDouble();
        lock (_randomLock) return _random.NextDouble();
    }

    public void Notify(RunContext run, State? previous, State current)
    {
        foreach (var observer in _observers) Tell(observer, run, (previous, current), static (observer, run, change) => observer.OnStateChanged(run, change.previous, change.current));
    }

    public void NotifyHeartbeat(RunContext run, bool isAutomatic)
    {
        RunMetrics.OnHeartbeat(run);
        foreach (var observer in _observers) Tell(observer, run, isAutomatic, static (observer, run, isAutomatic) => observer.OnHeartbeat(run, isAutomatic));
    }

    public void NotifySilence(RunContext run, TimeSpan silence)
    {
        RunMetrics.OnSilence(run);
        EngineLog.Silent(run.RunLogger, run.Kind, Math.Round(silence.TotalSeconds, 3));
        foreach (var observer in _observers) Tell(observer, run, silence, static (observer, run, silence) => observer.OnSilence(run, silence));
    }

    private static void Tell<T>(IRunObserver observer, RunContext run, T what, Action<IRunObserver, RunContext, T> call)
    {
        try
        {
            call(observer, run, what);
        }
        catch (Exception exception)
        {
            EngineLog.ObserverFailed(run.RunLogger, observer.GetType(), exception);
        }
    }

    private void RefuseUnknownNames()
    {
        if (Results.FindSerializer(Settings.DefaultResultSerializer) is null)
            throw SettingCatalogue.DefaultResultSerializer.Refusal(Options, Configuration, "the name of a registered serializer, json, or one of these after compressed/");
        if (Settings.DefaultResultStorage is { } storage && !Results.HasStorage(storage))
            throw SettingCatalogue.DefaultResultStorage.Refusal(Options, Configuration, "the name of a registered storage, local, memory, or a path of a directory");
    }

    private void WarnOfUnknownSettings()
    {
        foreach (var (key, nearest) in UnknownSettings.In(Configuration)) EngineLog.UnknownSetting(Logger, key, nearest);
    }

    private GuardedLogger CreateLogger(string category)
    {
        var console = new ConsoleLogger(Settings, Clock);
        return new GuardedLogger(Options.LoggerFactory?.CreateLogger(category) ?? console, console, category);
    }
}
