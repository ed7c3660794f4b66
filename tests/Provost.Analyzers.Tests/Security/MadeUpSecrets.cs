using System.Text;

namespace Provost.Analyzers.Tests.Security;

/// <summary>
/// Values that look like credentials, made up while the tests run, so that no file of the repository holds one. The same on
/// every run; checksums are right where a format has one.
/// </summary>
internal static class MadeUpSecrets
{
    public const string Digits = "0123456789";
    public const string Hex = "0123456789abcdef";
    public const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    public const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    public const string UrlBase64 = Base62 + "-_";
    public const string UpperBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    public const string LowerBase32 = "abcdefghijklmnopqrstuvwxyz234567";

    private static readonly Dictionary<string, string> s_alphabets = new()
    {
        ["d"] = Digits,
        ["hex"] = Hex,
        ["hexupper"] = Hex.ToUpperInvariant(),
        ["62"] = Base62,
        ["64"] = Base64,
        ["64safe"] = Base62,
        ["url"] = UrlBase64,
        ["b32"] = LowerBase32,
        ["B32"] = UpperBase32,
        ["36"] = Base62[..36],
        ["36low"] = Base62[..36].ToLowerInvariant(),
        ["letters"] = Base62[10..],
        ["bech32"] = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
        ["A-D"] = "ABCD",
    };

    /// <summary>Kinds, as the messages name them.</summary>
    public static TheoryData<string> Kinds => [.. SecretTemplates.All.Select(template => template.Kind).Distinct()];

    public static string Token => Body(Base62, 40);

    public static string Password => "Tide" + "-" + "4" + "Pool" + "!";

    /// <summary>A credential of the kind; another one for another seed.</summary>
    public static string OfKind(string kind, int seed = 0) => Build(SecretTemplates.All.First(template => template.Kind == kind).Template, seed);

    /// <summary>The credential that a template describes.</summary>
    public static string Build(string template, int seed = 0)
    {
        var text = new StringBuilder();
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            if (open < 0)
            {
                return text.Append(template, at, template.Length - at).ToString();
            }

            var close = template.IndexOf('}', open);
            text.Append(template, at, open - at).Append(Part(template[(open + 1)..close].Split(':'), text.ToString(), seed));
            at = close + 1;
        }

        return text.ToString();
    }

    public static string WebToken => Url(/*lang=json*/ """{"alg":"HS256","typ":"JWT"}""") + "." + Url(/*lang=json*/ """{"sub":"orders","iss":"https://id.example.org"}""") + "." + Body(UrlBase64, 43);

    public static string PrivateKey => "-----BEGIN " + "PRIVATE KEY-----\n" + Body(Base64, 64) + "\n" + Body(Base64, 64) + "\n-----END " + "PRIVATE KEY-----";

    public static string Basic => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("etl:" + Password));

    /// <summary>Characters as a machine would draw them, from a generator that starts the same for every length, alphabet and seed.</summary>
    public static string Body(string alphabet, int length, int seed = 0)
    {
        var state = (uint)((alphabet.Length * 7919) + length + (seed * 104_729));
        var body = new StringBuilder(length);
        while (body.Length < length)
        {
            state = (state * 1664525) + 1013904223;
            body.Append(alphabet[(int)((state >> 16) % (uint)alphabet.Length)]);
        }

        return body.ToString();
    }

    private static string Part(string[] part, string before, int seed) => part[0] switch
    {
        "crc62" => InBase62(Crc32(Encoding.ASCII.GetBytes(before[^30..]))),
        "crchex" => Crc32(Encoding.ASCII.GetBytes(before[^40..])).ToString("x8"),
        "marvin" => AzureKey(int.Parse(part[1]), int.Parse(part[2]), part[3], part[4], seed),
        "adopat" => AzureDevOpsToken(seed),
        "number" => Convert.ToBase64String(Encoding.ASCII.GetBytes(Body(Digits, int.Parse(part[1]), seed))).TrimEnd('='),
        var alphabet => Body(s_alphabets[alphabet], int.Parse(part[1]), seed + before.Length),
    };

    /// <summary>A key with its signature at the end of the random part and Marvin's checksum after it.</summary>
    private static string AzureKey(int bytes, int checksumAt, string signature, string checksumSeed, int seed)
    {
        // The checksum's four bytes take up six characters of base64, two of them shared with what stands before.
        var text = Body(Base64, 4 * ((bytes + 2) / 3), seed).ToCharArray();
        var signatureAt = (checksumAt * 8 / 6) - signature.Length;
        signature.CopyTo(0, text, signatureAt, signature.Length);
        var key = Convert.FromBase64String(new string(text)).AsSpan(0, bytes).ToArray();
        BitConverter.TryWriteBytes(key.AsSpan(checksumAt), Marvin32(key.AsSpan(0, checksumAt), checksumSeed));
        var encoded = Convert.ToBase64String(key);
        return signature == "AzFu" ? encoded.Replace('+', '-').Replace('/', '_') : encoded;
    }

    private static uint Marvin32(ReadOnlySpan<byte> bytes, string seed)
    {
        var text = Encoding.ASCII.GetBytes(seed);
        Array.Reverse(text);
        var (low, high) = (BitConverter.ToUInt32(text, 0), BitConverter.ToUInt32(text, 4));
        var padded = new byte[(bytes.Length / 4 * 4) + 4];
        bytes.CopyTo(padded);
        padded[bytes.Length] = 0x80;
        for (var i = 0; i < padded.Length; i += 4)
        {
            low += BitConverter.ToUInt32(padded, i);
            Mix();
        }

        Mix();
        return low ^ high;

        void Mix()
        {
            high ^= low;
            low = uint.RotateLeft(low, 20) + high;
            high = uint.RotateLeft(high, 9) ^ low;
            low = uint.RotateLeft(low, 27) + high;
            high = uint.RotateLeft(high, 19);
        }
    }

    /// <summary>32 bytes in base32 and half a character: the checksum is spread over bytes 2, 7, 8 and 22.</summary>
    private static string AzureDevOpsToken(int seed)
    {
        const uint UserToken = 0xE0B9692D;
        int[] checksumAt = [22, 8, 7, 2];
        var bytes = Body(Base62, 32, seed).Select((character, i) => (byte)((character * 37) + i)).ToArray();
        var checksum = Crc32([.. bytes.Where((_, i) => !checksumAt.Contains(i))]) ^ UserToken;
        for (var i = 0; i < checksumAt.Length; i++)
        {
            bytes[checksumAt[i]] = (byte)(checksum >> (8 * i));
        }

        var bits = string.Concat(bytes.Select(value => value.ToString("b8"))).PadRight(260, '0');
        return string.Concat(bits.Chunk(5).Select(five => LowerBase32[Convert.ToInt32(new string(five), 2)]));
    }

    private static string InBase62(uint number)
    {
        var digits = new char[6];
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = Base62[(int)(number % 62)];
            number /= 62;
        }

        return new string(digits);
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    public static string Url(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
