using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Provost;

/// <summary>
/// Numbers runs and states. A number is one interlocked increment; it becomes a <see cref="Guid"/> only when somebody asks.
/// The identifiers are unique in the process by construction, and between processes by 62 random bits.
/// </summary>
internal static class RunIds
{
    private const ulong Mask = (1UL << 60) - 1;

    private static readonly ulong s_process = RandomBits();
    private static readonly ulong s_key = RandomBits();
    private static long s_last;

    public static long Next() => Interlocked.Increment(ref s_last);

    /// <summary>A version 8 identifier whose leading digits look random: names take their suffix from there.</summary>
    public static Guid ToGuid(long number)
    {
        var scattered = Scatter((ulong)number);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((scattered >> 12) << 16) | 0x8000 | (scattered & 0xFFF));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (s_process & (ulong.MaxValue >> 2)) | (1UL << 63));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>60 bits that depend on the number one to one.</summary>
    public static ulong Scatter(ulong number)
    {
        var bits = (number ^ s_key) & Mask;
        bits ^= bits >> 32;
        bits = (bits * 0x9E3779B97F4A7C15) & Mask;
        bits ^= bits >> 29;
        bits = (bits * 0xBF58476D1CE4E5B9) & Mask;
        return bits ^ (bits >> 32);
    }

    private static ulong RandomBits()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}
