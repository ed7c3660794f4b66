namespace Provost.Analyzers.Security;

/// <summary>
/// The older personal access tokens of Azure DevOps: 52 characters of base32 without any mark, known by the checksum that is
/// spread over them.
/// </summary>
internal static class AzureDevOpsToken
{
    public const string Kind = "Azure DevOps token";

    public const int Length = 52;
    private const uint UserToken = 0xE0B9692D;
    private const uint ApplicationToken = 0x1019F92E;

    // The bytes of the checksum, lowest first; the others are what it is taken over.
    private static readonly int[] s_checksumAt = [22, 8, 7, 2];

    public static SecretFinding? Find(string text)
    {
        for (var start = 0; start + Length <= text.Length;)
        {
            var run = CharacterSet.LowerBase32.Run(text, start, text.Length);
            if (run == Length && !IsInsideWord(text, start) && HasChecksum(text, start))
            {
                return new(SecretTier.Format, Kind, start, Length);
            }

            start += run + 1;
        }

        return null;
    }

    private static bool IsInsideWord(string text, int start) =>
        (start > 0 && CharacterSet.UrlBase64.Contains(text[start - 1]))
        || (start + Length < text.Length && CharacterSet.UrlBase64.Contains(text[start + Length]));

    private static bool HasChecksum(string text, int start)
    {
        var bytes = Decode(text, start);
        var checksum = s_checksumAt.Select((at, i) => (uint)bytes[at] << (8 * i)).Aggregate((all, part) => all | part);
        var crc = Crc32.Of(bytes.Where((_, i) => Array.IndexOf(s_checksumAt, i) < 0));
        return (crc ^ checksum) is UserToken or ApplicationToken;
    }

    private static byte[] Decode(string text, int start)
    {
        var bytes = new byte[Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        for (var i = start; at < bytes.Length; i++)
        {
            buffer = (buffer << 5 | (text[i] is >= 'a' ? text[i] - 'a' : text[i] - '2' + 26)) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)(buffer >> bits);
            }
        }

        return bytes;
    }
}
