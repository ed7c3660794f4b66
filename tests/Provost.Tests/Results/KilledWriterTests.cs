using System.Globalization;
using ResultWriter;

namespace Provost.Tests;

/// <summary>
/// Processes that are killed while they store results leave nothing behind that is read as a wrong value. Each kill interrupts ten
/// writers. <c>PROVOST_KILLS</c> sets the number of kills.
/// </summary>
public sealed class KilledWriterTests : IDisposable
{
    private static readonly int s_kills = int.Parse(Environment.GetEnvironmentVariable("PROVOST_KILLS") ?? "24", CultureInfo.InvariantCulture);

    private readonly TemporaryDirectory _directory = new();
    private readonly LogCollector _log = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task No_wrong_value_is_read_after_a_kill_and_none_that_was_stored_is_lost()
    {
        var random = new Random(1);
        var stored = new Dictionary<string, int>();
        var storage = new FileResultStorage(_directory.Path);

        for (var kill = 0; kill < s_kills; kill++)
        {
            var first = stored.Values.DefaultIfEmpty(-1).Max() + 1;
            using var writer = new WriterProcess("write", _directory.Path, first.ToString(CultureInfo.InvariantCulture));
            for (var lines = random.Next(1, 50); lines > 0; lines--) Note(await writer.ReadLineAsync());
            foreach (var line in await writer.KillAsync()) Note(line);

            await VerifyAsync(storage);
        }

        Assert.NotEmpty(stored);
        Assert.Empty(_log.Messages);

        void Note(string? line)
        {
            var parts = line!.Split(' ');
            stored[parts[0]] = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        async Task VerifyAsync(FileResultStorage storage)
        {
            for (var key = 0; key < Payload.Keys; key++)
            {
                var name = $"record-{key}";
                var read = await storage.ReadAsync<Payload>(Place.In(storage, name, _log), default);
                if (read is null) Assert.DoesNotContain(name, stored.Keys);
                else Assert.True(read.Value.Value is { IsGenuine: true } value && value.Key == name && value.Sequence >= stored.GetValueOrDefault(name, 0), name);
            }
        }
    }

    [Fact]
    public async Task What_killed_writers_left_is_removed_when_the_storage_is_pruned()
    {
        using (var writer = new WriterProcess("write", _directory.Path, "0"))
        {
            await writer.ReadLineAsync();
            await writer.KillAsync();
        }

        var storage = new FileResultStorage(_directory.Path);
        var leftover = Path.Combine(Directory.GetDirectories(_directory.Path, "??")[0], "left.tmp");
        var young = leftover.Replace("left", "young", StringComparison.Ordinal);
        File.WriteAllText(leftover, "half");
        File.WriteAllText(young, "half");
        File.SetLastWriteTimeUtc(leftover, DateTime.UtcNow.AddHours(-2));
        var pruning = await storage.PruneAsync();

        Assert.Equal(0, pruning.RemovedRecords);
        Assert.False(File.Exists(leftover));
        Assert.True(File.Exists(young));
    }

    [Fact]
    public async Task Two_processes_with_one_key_under_serializable_isolation_execute_once()
    {
        using var first = new WriterProcess("once", _directory.Path);
        await first.UntilAsync("entered");
        using var second = new WriterProcess("once", _directory.Path);
        await second.UntilAsync("started");
        first.WriteLine("done");

        Assert.Equal("Completed", await first.ReadLineAsync());
        Assert.Equal("Cached", await second.ReadLineAsync());
    }

    [Fact]
    public async Task The_lock_of_a_process_that_was_killed_is_free()
    {
        using (var holder = new WriterProcess("once", _directory.Path))
        {
            await holder.UntilAsync("entered");
            await holder.KillAsync();
        }

        using var next = new WriterProcess("once", _directory.Path);
        await next.UntilAsync("entered");
    }
}
