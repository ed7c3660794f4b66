using System.Diagnostics;

namespace Provost.Tests;

/// <summary>Limits that processes of one machine share. Two engines with one directory are to each other what two processes are.</summary>
public sealed class MachineLimitTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("provost-limits-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task One_engine_waits_for_slots_that_another_holds_and_gets_all_or_none()
    {
        var limit = new ConcurrencyLimit { Name = "shared/db", Limit = 2, Scope = ConcurrencyScope.Machine };
        var held = await InEngine(limit, () => Concurrency.AcquireAsync("shared/db").AsTask());
        var both = InEngine(limit, () => Concurrency.AcquireAsync("shared/db", occupy: 2).AsTask());

        Assert.False(both.IsCompleted);
        var one = await InEngine(limit, () => Concurrency.AcquireAsync("shared/db").AsTask()); // The one that waits keeps none from it.
        held.Dispose();
        await Task.Delay(50);
        Assert.False(both.IsCompleted);
        one.Dispose();

        (await both.WaitAsync(TimeSpan.FromSeconds(30))).Dispose();
    }

    [Fact]
    public async Task A_process_that_is_killed_leaves_its_slots_free()
    {
        var limit = new ConcurrencyLimit { Name = "db", Limit = 1, Scope = ConcurrencyScope.Machine };
        (await InEngine(limit, () => Concurrency.AcquireAsync("db").AsTask())).Dispose(); // Makes the files.
        var slot = Directory.GetFiles(_home, "slot-0", SearchOption.AllDirectories).Single();
        if (!OperatingSystem.IsLinux()) return; // There the lock is the one that this tool takes.

        using var other = Process.Start(new ProcessStartInfo("flock", ["--exclusive", "--no-fork", slot, "sleep", "600"]) { RedirectStandardError = true })!;
        while (LockFile.TryOpen(slot) is { } free)
        {
            free.Dispose();
            await Task.Delay(5);
        }

        var waiting = InEngine(limit, () => Concurrency.AcquireAsync("db").AsTask());
        await Task.Delay(100);
        Assert.False(waiting.IsCompleted);
        other.Kill();

        (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).Dispose();
    }

    [Fact]
    public async Task A_rate_is_shared_and_a_foreign_file_counts_as_full()
    {
        var clock = new ManualTimeProvider();
        var limit = new ConcurrencyLimit { Name = "rate", Limit = 2, SlotDecayPerSecond = 1, Scope = ConcurrencyScope.Machine };
        Task Take() => InEngine(limit, async () =>
        {
            await Concurrency.RateLimitAsync("rate", timeout: TimeSpan.Zero);
            return 1;
        }, clock);

        await Take();
        await Take();
        await Assert.ThrowsAsync<ConcurrencyTimeoutException>(Take);
        clock.AdvanceSeconds(1);
        await Take();
        await Assert.ThrowsAsync<ConcurrencyTimeoutException>(Take);

        await File.WriteAllTextAsync(Directory.GetFiles(_home, "rate", SearchOption.AllDirectories).Single(), "nonsense");
        clock.AdvanceSeconds(100);
        await Assert.ThrowsAsync<ConcurrencyTimeoutException>(Take);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_used_is_an_error_and_not_a_wait()
    {
        await File.WriteAllTextAsync(Path.Combine(_home, "concurrency"), "in the way");

        await Assert.ThrowsAnyAsync<IOException>(() =>
            InEngine(new ConcurrencyLimit { Name = "db", Limit = 1, Scope = ConcurrencyScope.Machine }, () => Concurrency.AcquireAsync("db").AsTask()));
    }

    private async Task<T> InEngine<T>(ConcurrencyLimit limit, Func<Task<T>> body, TimeProvider? clock = null)
    {
        using var use = ProvostEngine.Use(new ProvostOptions { Home = _home, ConcurrencyLimits = [limit], TimeProvider = clock ?? TimeProvider.System });
        return await body();
    }
}
