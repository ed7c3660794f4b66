using System.Collections.Concurrent;

namespace Provost.Tests;

/// <summary>An engine for one test: its own clock, log, history and results, for the code that follows in the test.</summary>
internal sealed class TestEngine : IRunObserver, IDisposable
{
    private readonly ConcurrentDictionary<RunContext, List<State>> _states = [];
    private readonly IDisposable _use;

    public TestEngine(ManualTimeProvider? clock = null, Func<ProvostOptions, ProvostOptions>? configure = null, LogCollector? log = null)
    {
        Clock = clock ?? new ManualTimeProvider();
        Log = log ?? new LogCollector();
        var options = new ProvostOptions
        {
            Configuration = Configured.By(), TimeProvider = Clock, LoggerFactory = Log, Observers = [History, this],
            ResultStorages = new Dictionary<string, ResultStorage> { ["local"] = new MemoryResultStorage() },
        };
        _use = ProvostEngine.Use(configure is null ? options : configure(options));
    }

    public ManualTimeProvider Clock { get; }

    public LogCollector Log { get; }

    public RunHistory History { get; } = new();

    public TaskRun TaskRun => Assert.Single(History.TaskRuns);

    public FlowRun FlowRun => Assert.Single(History.FlowRuns);

    /// <summary>The states a run has been in.</summary>
    public IReadOnlyList<State> StatesOf(RunContext run) => _states[run];

    /// <summary>The names of the states of a run, such as "Pending, Running, Completed".</summary>
    public string NamesOf(RunContext run) => string.Join(", ", _states[run].Select(state => state.Name));

    public void OnStateChanged(RunContext run, State? previous, State current) => _states.GetOrAdd(run, _ => []).Add(current);

    public void Dispose() => _use.Dispose();
}
