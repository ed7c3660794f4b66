namespace Provost.Analyzers.Security;

/// <summary>
/// The checksum in the keys that Azure's services issue: Marvin hashing, folded to 32 bits, over the key without its last four
/// bytes. The seeds are public; each names the service and what the key may do, in ASCII.
/// </summary>
internal static class Marvin32
{
    private const int Tail = 4;

    /// <summary>Whether the last four bytes of a base64 key are the checksum of those before them, under one of the seeds.</summary>
    public static bool Ends(string text, int start, int length, params string[] seeds)
    {
        if (Base64Reader.Decode(text.Substring(start, length)) is not { Length: > Tail } key)
        {
            return false;
        }

        var end = key.Length - Tail;
        var expected = BitConverter.ToUInt32(key, end);
        return seeds.Any(seed => Of(key, end, seed) == expected);
    }

    private static uint Of(byte[] bytes, int length, string seed)
    {
        var (low, high) = (Word(seed, 4), Word(seed, 0));
        var i = 0;
        for (; i + 4 <= length; i += 4)
        {
            low += BitConverter.ToUInt32(bytes, i);
            Mix(ref low, ref high);
        }

        var rest = 0x80u;
        for (var last = length - 1; last >= i; last--)
        {
            rest = rest << 8 | bytes[last];
        }

        low += rest;
        Mix(ref low, ref high);
        Mix(ref low, ref high);
        return low ^ high;
    }

    private static uint Word(string seed, int at) => (uint)(seed[at] << 24 | seed[at + 1] << 16 | seed[at + 2] << 8 | seed[at + 3]);

    private static void Mix(ref uint low, ref uint high)
    {
        high ^= low;
        low = Rotate(low, 20) + high;
        high = Rotate(high, 9) ^ low;
        low = Rotate(low, 27) + high;
        high = Rotate(high, 19);
    }

    private static uint Rotate(uint value, int bits) => value << bits | value >> (32 - bits);
}
