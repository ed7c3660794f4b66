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
    public const string Base64 = Base62 + "+/";
    public const string UrlBase64 = Base62 + "-_";
    public const string UpperBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    public const string LowerBase32 = "abcdefghijklmnopqrstuvwxyz234567";

    private static readonly Dictionary<string, Func<string>> s_formats = new()
    {
        ["AWS access key"] = () => "AK" + "IA" + Body(UpperBase32, 15) + "7",
        ["Azure Storage key"] = () => Body(Base64, 76) + "+A" + "St" + Body(Base64, 5) + "Q==",
        ["Azure Service Bus key"] = () => Body(Base64, 33) + "+A" + "Sb" + "B" + Body(Base64, 5) + "=",
        ["Azure AI Search key"] = () => Body(Base62, 42) + "Az" + "Se" + "B" + Body(Base62, 5),
        ["Azure key"] = () => Body(Base62, 52) + "JQQ" + "J99" + "BB" + new string('A', 16) + "AZDO" + Body(Base62, 4),
        ["Google API key"] = () => "AI" + "za" + Body(UrlBase64, 35),
        ["GitHub token"] = () => WithBase62Checksum("gh" + "p_", 30),
        ["GitLab token"] = () => "gl" + "pat-" + Body(Base62, 20),
        ["npm token"] = () => WithBase62Checksum("np" + "m_", 30),
        ["NuGet API key"] = () => "oy" + "2" + Body(LowerBase32, 42) + "7",
        ["Prefect API key"] = () => "pn" + "b_" + Body(Base62, 36),
        ["Slack token"] = () => "xo" + "xb-" + Body(Digits, 12) + "-" + Body(Digits, 12) + "-" + Body(Base62, 24),
        ["Slack webhook"] = () => "https://hooks.slack" + ".com/services/T" + Body(UpperBase32, 8) + "/B" + Body(UpperBase32, 8) + "/" + Body(Base62, 24),
        ["Stripe key"] = () => "sk" + "_live_" + Body(Base62, 24),
        ["SendGrid API key"] = () => "S" + "G." + Body(UrlBase64, 22) + "." + Body(UrlBase64, 43),
        ["Twilio API key"] = () => "S" + "K" + Body(Hex, 32),
        ["OpenAI API key"] = () => "sk" + "-proj-" + Body(Base62, 40) + "T3Blbk" + "FJ" + Body(Base62, 40),
        ["Anthropic API key"] = () => "sk" + "-ant-" + "api03-" + Body(UrlBase64, 93) + "AA",
        ["Hugging Face token"] = () => "h" + "f_" + Body(Base62, 34),
        ["DigitalOcean token"] = () => "do" + "p_v1_" + Body(Hex, 64),
        ["Databricks token"] = () => "da" + "pi" + Body(Hex, 32),
        ["Shopify token"] = () => "shp" + "at_" + Body(Hex, 32),
        ["Docker access token"] = () => "dckr" + "_pat_" + Body(UrlBase64, 27),
        ["Cloudflare API token"] = () => WithHexChecksum("cf" + "ut_", 40),
        ["Telegram bot token"] = () => Body(Digits, 9) + ":A" + "A" + Body(UrlBase64, 33),
        ["Vault token"] = () => "hv" + "s." + Body(Base62, 95),
        ["Grafana token"] = () => "gl" + "sa_" + Body(Base62, 32) + "_" + Body(Hex, 8),
        ["Postman API key"] = () => "PM" + "AK-" + Body(Hex, 24) + "-" + Body(Hex, 34),
    };

    /// <summary>Kinds, as the messages name them.</summary>
    public static TheoryData<string> Kinds => [.. s_formats.Keys];

    public static string Token => Body(Base62, 40);

    public static string Password => "Tide" + "-" + "4" + "Pool" + "!";

    public static string OfKind(string kind) => s_formats[kind]();

    public static string WebToken => Url(/*lang=json*/ """{"alg":"HS256","typ":"JWT"}""") + "." + Url(/*lang=json*/ """{"sub":"orders","iss":"https://id.example.org"}""") + "." + Body(UrlBase64, 43);

    public static string PrivateKey => "-----BEGIN " + "PRIVATE KEY-----\n" + Body(Base64, 64) + "\n" + Body(Base64, 64) + "\n-----END " + "PRIVATE KEY-----";

    public static string Basic => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("etl:" + Password));

    /// <summary>Characters as a machine would draw them, from a generator that starts the same for every length and alphabet.</summary>
    public static string Body(string alphabet, int length)
    {
        var state = (uint)((alphabet.Length * 7919) + length);
        var body = new StringBuilder(length);
        while (body.Length < length)
        {
            state = (state * 1664525) + 1013904223;
            body.Append(alphabet[(int)((state >> 16) % (uint)alphabet.Length)]);
        }

        return body.ToString();
    }

    private static string WithBase62Checksum(string prefix, int length)
    {
        var body = Body(Base62, length);
        var checksum = Checksum(body);
        var tail = new char[6];
        for (var i = tail.Length - 1; i >= 0; i--)
        {
            tail[i] = Base62[(int)(checksum % 62)];
            checksum /= 62;
        }

        return prefix + body + new string(tail);
    }

    private static string WithHexChecksum(string prefix, int length)
    {
        var body = Body(Base62, length);
        return prefix + body + Checksum(body).ToString("x8");
    }

    private static uint Checksum(string body)
    {
        var crc = uint.MaxValue;
        foreach (var value in Encoding.ASCII.GetBytes(body))
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static string Url(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
