using System.Buffers.Binary;

namespace Provost;

/// <summary>The slots of a limit with decay that all processes of the machine share: their count is in a file, locked while it changes.</summary>
internal sealed class MachineRateAccount(ConcurrencyLimit limit, string directory, TimeProvider clock) : ILimitAccount
{
    private const int Length = sizeof(int) + sizeof(long);

    private static readonly object s_ticket = new();
    private static readonly TimeSpan s_busy = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(250);

    private TimeSpan _tryAgainIn;

    public object? TryTake(int slots)
    {
        Directory.CreateDirectory(directory);
        using var file = LockFile.TryOpen(Path.Combine(directory, "rate"));
        _tryAgainIn = s_busy;
        if (file is null) return null;

        var now = clock.GetUtcNow();
        var count = Read(file, now);
        if (count.Occupied + slots > limit.Limit)
        {
            var due = count.Until(count.Occupied + slots - limit.Limit, now, limit.SlotDecayPerSecond);
            _tryAgainIn = due < s_longest ? due : s_longest;
            return null;
        }

        Write(file, count with { Occupied = count.Occupied + slots });
        return s_ticket;
    }

    /// <summary>A file that is busy keeps the slots: they come back by themselves.</summary>
    public void GiveBack(int slots, object ticket)
    {
        using var file = LockFile.TryOpen(Path.Combine(directory, "rate"));
        if (file is not null) Write(file, Read(file, clock.GetUtcNow()).Less(slots));
    }

    public TimeSpan? TryAgainIn(int slots) => _tryAgainIn;

    /// <summary>A file with anything else in it counts as full: the slots come back with time.</summary>
    private DecayingCount Read(FileStream file, DateTimeOffset now)
    {
        if (file.Length == 0) return new(0, now);

        Span<byte> bytes = stackalloc byte[Length];
        var occupied = file.Length == Length && file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false) == Length ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : -1;
        var ticks = BinaryPrimitives.ReadInt64LittleEndian(bytes[sizeof(int)..]);
        if (occupied < 0 || ticks < 0 || ticks > now.UtcTicks) return new(limit.Limit, now);
        return new DecayingCount(occupied, new DateTimeOffset(ticks, TimeSpan.Zero)).At(now, limit.SlotDecayPerSecond);
    }

    private static void Write(FileStream file, DecayingCount count)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, count.Occupied);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[sizeof(int)..], count.Since.UtcTicks);
        file.Position = 0;
        file.Write(bytes);
        file.SetLength(Length);
    }
}
