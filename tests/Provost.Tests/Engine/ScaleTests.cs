using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Provost.Tests;

/// <summary>Many runs in one flow: memory follows what is live, not what has been.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class ScaleTests
{
    private static readonly ProvostOptions s_quiet = new() { LoggerFactory = NullLoggerFactory.Instance };

    [Fact]
    public async Task A_hundred_thousand_task_runs_leave_nothing_behind()
    {
        using var use = ProvostEngine.Use(s_quiet);
        var task = Define.Task(() => Task.FromResult(new byte[1000]));

        var grown = await Define.Flow(async () =>
        {
            await Runs(task, 1000);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await Runs(task, 100_000);
            return GC.GetTotalMemory(forceFullCollection: true) - before;
        }).RunAsync(default);

        Assert.InRange(grown, long.MinValue, 5_000_000);
    }

    [Fact]
    public async Task A_hundred_thousand_submitted_runs_leave_nothing_behind_either()
    {
        using var use = ProvostEngine.Use(s_quiet);
        var task = Define.Task(() => Task.FromResult(new byte[1000]));

        var grown = await Define.Flow(async () =>
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            for (var i = 0; i < 100; i++) await Futures.WaitAllAsync(Enumerable.Range(0, 1000).Select(_ => task.Submit(default)).ToList());
            return GC.GetTotalMemory(forceFullCollection: true) - before;
        }).RunAsync(default);

        Assert.InRange(grown, long.MinValue, 5_000_000);
    }

    [Fact]
    public void A_call_without_options_allocates_at_most_600_bytes()
    {
        using var use = ProvostEngine.Use(s_quiet);
        var task = Define.SyncTask(() => 1);
        var perCall = Define.SyncFlow(() =>
        {
            for (var i = 0; i < 200; i++) task.Run(default);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10_000; i++) task.Run(default);
            return (GC.GetAllocatedBytesForCurrentThread() - before) / 10_000;
        }).Run(default);

        Assert.InRange(perCall, 1, IsOptimized(typeof(Run).Assembly) ? 600 : 1200);
    }

    /// <summary>A debug build is allowed more: there the state machine of each asynchronous method is an object.</summary>
    private static bool IsOptimized(Assembly assembly) => assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled != true;

    private static async Task Runs<T>(Provost.Generated.TaskDefinition<Call, T> task, int count)
    {
        for (var i = 0; i < count; i++) await task.RunAsync(default);
    }
}
