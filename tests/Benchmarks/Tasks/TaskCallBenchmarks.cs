using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Provost.Benchmarks;

/// <summary>
/// What one call of a method costs bare, as a task, as a task with retries and a timeout, and through a Polly pipeline
/// written by hand with the same options. The body completes synchronously; the calls are made inside one flow run, and
/// nothing is logged.
/// </summary>
[MemoryDiagnoser]
public partial class TaskCallBenchmarks
{
    private const int Calls = 1_000;
    private const int Retries = 3;
    private const double TimeoutSeconds = 30;

    private static readonly ProvostOptions s_silent = new() { LoggerFactory = NullLoggerFactory.Instance };

    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = Retries, Delay = TimeSpan.FromSeconds(1), UseJitter = true })
        .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(TimeoutSeconds) })
        .Build();

    [GlobalSetup]
    public async Task LogNothing()
    {
        ProvostEngine.Configure(s_silent);
        var history = new RunHistory();
        using (ProvostEngine.Use(s_silent with { Observers = [history] }))
        {
            await PlainFlowAsync();
            await ResilientFlowAsync();
        }

        if (history.TaskRuns.Count != 2 * Calls)
            throw new InvalidOperationException($"Of {2 * Calls} calls, {history.TaskRuns.Count} were task runs.");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task<int> Bare()
    {
        var sum = 0;
        for (var call = 0; call < Calls; call++)
            sum += await BareAsync(call);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task<int> TaskWithoutOptions() => PlainFlowAsync();

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task<int> TaskWithRetriesAndTimeout() => ResilientFlowAsync();

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task<int> PollyWithRetriesAndTimeout()
    {
        var sum = 0;
        for (var call = 0; call < Calls; call++)
            sum += await _pipeline.ExecuteAsync(static (number, _) => new ValueTask<int>(BareAsync(number)), call);
        return sum;
    }

    [Flow]
    private static async Task<int> PlainFlowAsync()
    {
        var sum = 0;
        for (var call = 0; call < Calls; call++)
            sum += await PlainAsync(call);
        return sum;
    }

    [Flow]
    private static async Task<int> ResilientFlowAsync()
    {
        var sum = 0;
        for (var call = 0; call < Calls; call++)
            sum += await ResilientAsync(call);
        return sum;
    }

    [Task]
    private static Task<int> PlainAsync(int number) => BareAsync(number);

    [Task(Retries = Retries, RetryDelaySeconds = [1], RetryJitterFactor = 0.5, TimeoutSeconds = TimeoutSeconds)]
    private static Task<int> ResilientAsync(int number) => BareAsync(number);

    private static Task<int> BareAsync(int number) => Task.FromResult(number & 1);
}
