using Microsoft.Extensions.Logging;

namespace Provost.Tests;

/// <summary>A pipeline as users write it, for the tests of what the generator makes of it.</summary>
public static partial class ShopPipeline
{
    private static readonly AsyncLocal<int[]?> s_calls = new();

    public static int Calls => s_calls.Value?[0] ?? 0;

    public static void CountCalls() => s_calls.Value = [0];

    [Task(Retries = 2, RetryCondition = nameof(IsTransient), RunName = "fetch {shop}", OnCompletion = [nameof(NoteCompletion)])]
    public static async Task<string[]> FetchAsync(string shop, int failures = 0, CancellationToken cancellationToken = default)
    {
        Count();
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return Run.TaskRun!.RunCount > failures ? [shop, "order"] : throw new IOException("unreachable");
    }

    [Task(CachePolicy = CachePolicy.Inputs)]
    public static int Total(IReadOnlyList<string> lines)
    {
        Count();
        return lines.Sum(line => line.Length);
    }

    [Task(TimeoutSeconds = 5)]
    public static async ValueTask StoreAsync(int total, CancellationToken cancellationToken = default)
    {
        if (total < 0) await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    [Flow("shop-daily", LogPrints = true)]
    public static async Task<int> RunAsync(string shop, int failures = 0)
    {
        Console.WriteLine($"working on {shop}");
        var lines = await FetchAsync(shop, failures);
        var total = Total(lines) + Total(lines);
        await StoreAsync(total);
        return total;
    }

    [Flow]
    public static async Task<int> FanOutAsync(params string[] shops)
    {
        var lines = shops.Select(shop => FetchTask.Submit(shop, shop == "closed" ? 9 : 0)).ToList();
        var totals = lines.Select(future => TotalTask.Submit(Input<IReadOnlyList<string>>.Of(future))).ToList();
        await Futures.WaitAllAsync(totals);
        return totals.Where(future => future.State.IsCompleted).Sum(future => future.State.Result());
    }

    private static bool IsTransient(TaskRun run, State state) => state.Exception is IOException;

    private static void NoteCompletion(TaskRun run, State state) => run.Logger.LogInformation("{Name} is done", run.Name);

    private static void Count()
    {
        if (s_calls.Value is { } calls) Interlocked.Increment(ref calls[0]);
    }
}
