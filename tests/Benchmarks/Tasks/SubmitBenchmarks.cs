using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Provost.Benchmarks;

/// <summary>What a run costs that is submitted, mapped, read from the cache, or held up by a limit that has room. All in one flow run; nothing is logged.</summary>
[MemoryDiagnoser]
public partial class SubmitBenchmarks
{
    private const int Calls = 1_000;

    [GlobalSetup]
    public void LogNothing() => ProvostEngine.Configure(new ProvostOptions
    {
        LoggerFactory = NullLoggerFactory.Instance,
        ConcurrencyLimits = [new() { Name = "db", Limit = 100 }, new() { Name = "tag:db", Limit = 100 }],
    });

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task<int> TaskRun()
    {
        var tasks = new Task<int>[Calls];
        for (var call = 0; call < Calls; call++) tasks[call] = Task.Run(() => 1);
        return (await Task.WhenAll(tasks)).Length;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task<int> Submit() => SubmitFlowAsync();

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task<int> SubmitBounded() => BoundedFlowAsync();

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task<int> Map() => MapFlowAsync();

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task<int> CachedHit() => CachedFlowAsync();

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task<int> Limit()
    {
        for (var call = 0; call < Calls; call++)
        {
            await using (await Concurrency.AcquireAsync("db")) _ = call;
        }

        return Calls;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task<int> TaskWithTagLimit() => TaggedFlowAsync();

    [Flow]
    private static async Task<int> SubmitFlowAsync()
    {
        var futures = new Future<int>[Calls];
        for (var call = 0; call < Calls; call++) futures[call] = WorkTask.Submit(call);
        return (await FutureList.Of(futures)).Count;
    }

    [Flow(MaxConcurrentTasks = 8)]
    private static async Task<int> BoundedFlowAsync() => (await WorkTask.Map(Enumerable.Range(0, Calls))).Count;

    [Flow]
    private static async Task<int> MapFlowAsync() => (await WorkTask.Map(Enumerable.Range(0, Calls))).Count;

    [Flow]
    private static async Task<int> CachedFlowAsync()
    {
        var sum = 0;
        for (var call = 0; call < Calls; call++) sum += await CachedAsync(1);
        return sum;
    }

    [Flow]
    private static async Task<int> TaggedFlowAsync()
    {
        var sum = 0;
        for (var call = 0; call < Calls; call++) sum += await TaggedAsync(call);
        return sum;
    }

    [Task]
    private static int Work(int number) => number;

    [Task(CachePolicy = CachePolicy.Inputs)]
    private static Task<int> CachedAsync(int number) => Task.FromResult(number);

    [Task(Tags = ["db"])]
    private static Task<int> TaggedAsync(int number) => Task.FromResult(number);
}
