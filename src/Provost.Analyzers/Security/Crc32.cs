namespace Provost.Analyzers.Security;

/// <summary>The checksum that several vendors put into their tokens.</summary>
internal static class Crc32
{
    private const string Base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const uint Polynomial = 0xEDB88320;

    /// <summary>Whether the last six characters are the base62 checksum of those before them, as in tokens of GitHub and npm.</summary>
    public static bool EndsInBase62(string text, int start, int length)
    {
        const int Tail = 6;
        if (length <= Tail)
        {
            return false;
        }

        var checksum = Of(text, start, length - Tail);
        for (var i = start + length - 1; i >= start + length - Tail; i--)
        {
            if (text[i] != Base62Digits[(int)(checksum % 62)])
            {
                return false;
            }

            checksum /= 62;
        }

        return checksum == 0;
    }

    /// <summary>Whether the last eight characters are the hexadecimal checksum of those before them, as in tokens of Cloudflare.</summary>
    public static bool EndsInHex(string text, int start, int length)
    {
        const int Tail = 8;
        return length > Tail
            && string.Compare(text, start + length - Tail, Of(text, start, length - Tail).ToString("x8"), 0, Tail, StringComparison.OrdinalIgnoreCase) == 0;
    }

    public static uint Of(IEnumerable<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = Add(crc, value);
        }

        return ~crc;
    }

    private static uint Of(string text, int start, int length)
    {
        var crc = uint.MaxValue;
        for (var i = start; i < start + length; i++)
        {
            crc = Add(crc, (byte)text[i]);
        }

        return ~crc;
    }

    private static uint Add(uint crc, byte value)
    {
        crc ^= value;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
        }

        return crc;
    }
}
