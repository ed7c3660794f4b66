using System.Collections.Immutable;
using static Provost.Analyzers.Security.CharacterSet;

namespace Provost.Analyzers.Security;

/// <summary>
/// The credentials that identify themselves (tier A), by the public structure that their vendors gave them. Keys that are
/// public by design (Stripe's <c>pk_</c>, Mapbox's <c>pk.</c>, PostHog's <c>phc_</c>) are left out on purpose.
/// </summary>
internal static class SecretFormats
{
    private const int Unbounded = 2000;

    private static readonly CharacterSet s_upper36 = Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly CharacterSet s_word = Base62.With("_");
    private static readonly CharacterSet s_hexDash = Hex.With("-");
    private static readonly CharacterSet s_urlPadded = UrlBase64.With("=");
    private static readonly CharacterSet s_path = Base62.With("/");

    public static ImmutableArray<SecretFormat> All { get; } =
    [
        // Clouds
        .. Each("AWS access key", s_upper36, 16, 16, format => { format.Holds = HasDigit; format.MinEntropy = 3.0; }, "AKIA", "ASIA", "ABIA", "ACCA"),
        new("Amazon Bedrock key", "ABSKQmVkcm9ja0FQSUtleS", Base64Padded, 60, 280),
        new("Amazon session token", "IQoJb3JpZ2luX", Base64Padded, 100, Unbounded),
        .. Azure("Azure Storage key", 76, Base64, 8, "==", "+ASt"),
        .. Azure("Azure Cosmos DB key", 76, Base64, 8, "==", "ACDb"),
        .. Azure("Azure Batch key", 76, Base64, 8, "==", "+ABa"),
        .. Azure("Azure API Management key", 76, Base64, 8, "==", "APIM"),
        .. Azure("Azure Machine Learning key", 76, Base64, 8, "==", "+AMC"),
        .. Azure("Azure Service Bus key", 33, Base64, 7, "=", "+ASb"),
        .. Azure("Azure Event Hubs key", 33, Base64, 7, "=", "+AEh"),
        .. Azure("Azure Relay key", 33, Base64, 7, "=", "+ARm"),
        .. Azure("Azure IoT key", 33, Base64, 7, "=", "AIoT"),
        .. Azure("Azure Event Grid key", 33, Base64, 7, "=", "AZEG"),
        .. Azure("Azure Cache for Redis key", 33, Base64, 7, "=", "AzCa"),
        .. Azure("Azure Functions key", 44, UrlBase64, 8, "==", "AzFu"),
        .. Azure("Azure AI Search key", 42, s_word, 6, "", "AzSe"),
        .. Azure("Azure Container Registry key", 42, Base64, 6, "", "+ACR"),
        new("Azure key", "JQQJ99", Base62, 26, 26) { BeforeLength = 52, Before = Base62, MinEntropy = 0, Holds = IsIssueMonth },
        new("Entra client secret", "7Q~", Dotted.With("~"), 31, 31) { BeforeLength = 3, Before = Dotted.With("~"), MinEntropy = 3.5 },
        new("Entra client secret", "8Q~", Dotted.With("~"), 34, 34) { BeforeLength = 3, Before = Dotted.With("~"), MinEntropy = 3.5 },
        new("Google API key", "AIza", UrlBase64, 35, 35) { MinEntropy = 3.3 },
        new("Google OAuth token", "ya29.", UrlBase64, 20, Unbounded) { MinEntropy = 3.5 },
        new("Google OAuth client secret", "GOCSPX-", UrlBase64, 28, 28),
        new("Gemini API key", "AQ.Ab8RN6", UrlBase64, 40, 60),
        new("Alibaba access key", "LTAI", Base62, 16, 26) { Holds = IsMixed, MinEntropy = 3.2 },
        .. Each("DigitalOcean token", Hex, 64, 64, null, "dop_v1_", "doo_v1_", "dor_v1_"),
        new("Heroku API key", "HRKU-AA", UrlBase64, 58, 58),
        .. Each("Cloudflare API token", Base62, 48, 48, format => format.Checksum = Crc32.EndsInHex, "cfk_", "cfut_", "cfat_"),
        new("Databricks token", "dapi", s_hexDash, 32, 34) { Holds = HasDigit, MinEntropy = 3.0 },
        new("Vercel token", "vcp_", Base62, 40, 80),
        new("Fly.io token", "FlyV1 ", Base64Padded.With("_,-"), 100, Unbounded),
        new("Pulumi access token", "pul-", Hex, 40, 40),
        new("Render API key", "rnd_", Base62, 28, 32) { Holds = IsMixed, MinEntropy = 3.5 },
        new("CockroachDB Cloud key", "CCDB1_", s_word, 63, 63),
        new("Clickhouse Cloud key", "4b1d", Base62, 38, 38) { Holds = IsMixed, MinEntropy = 4.0 },

        // Source code and packages
        .. Each("GitHub token", Base62, 36, 255, format => format.Checksum = Crc32.EndsInBase62, "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        new("GitHub token", "github_pat_", s_word, 82, 82),
        .. Each("GitLab token", Dotted, 20, 320, null, "glpat-", "gldt-", "glrt-", "glft-", "glsoat-", "glffct-", "glimt-", "glptt-", "glagent-", "gloas-", "glcbt-"),
        new("GitLab runner token", "GR1348941", UrlBase64, 20, 20),
        .. Each("Atlassian token", s_urlPadded, 100, 260, null, "ATATT3", "ATCTT3"),
        new("Bitbucket app password", "ATBB", Base62, 32, 32) { Holds = IsMixed, MinEntropy = 3.5 },
        new("Bitbucket token", "BBDC-", Base64Padded, 40, 48),
        new("npm token", "npm_", Base62, 36, 36) { Checksum = Crc32.EndsInBase62 },
        .. Each("PyPI token", UrlBase64, 50, Unbounded, null, "pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBpLm9yZw"),
        new("NuGet API key", "oy2", LowerBase32, 43, 43) { Holds = HasDigit, MinEntropy = 3.5 },
        new("RubyGems API key", "rubygems_", Hex, 48, 48),
        new("Clojars token", "CLOJARS_", Base62, 60, 60),
        new("crates.io token", "cio", Base62, 32, 32) { Holds = IsMixed, MinEntropy = 4.0 },
        new("Docker access token", "dckr_pat_", UrlBase64, 27, 27),
        new("Docker access token", "dckr_oat_", UrlBase64, 32, 32),
        .. Each("Docker Swarm key", UrlBase64.With("+/"), 40, 100, null, "SWMTKN-1-", "SWMKEY-1-"),
        new("Artifactory API key", "AKCp", Base62, 64, 73),
        new("Artifactory token", "cmVmd", Base62, 59, 59) { MinEntropy = 3.5 },
        .. Each("SonarQube token", Hex, 40, 40, null, "sqp_", "squ_", "sqa_"),
        new("CircleCI token", "CCIPAT_", s_word, 55, 70),
        .. Each("Buildkite token", Base62, 40, 100, null, "bkua_", "bkaa_", "bkaj_"),
        .. Each("Harness token", Dotted, 68, 68, format => format.Holds = (text, start, length) => HasSegments(text, start, 22, 24, 20), "pat.", "sat."),
        new("OpenShift token", "sha256~", UrlBase64, 43, 43) { MinEntropy = 3.8 },

        // Orchestration and infrastructure
        .. Each("Prefect API key", Base62, 36, 36, null, "pnu_", "pnb_"),
        .. Each("Vault token", UrlBase64, 85, 320, null, "hvs.", "hvb.", "hvr."),
        new("Terraform token", ".atlasv1.", UrlBase64, 60, 70) { BeforeLength = 14, Before = Base62 },
        .. Each("Doppler token", Dotted, 40, 64, null, "dp.pt.", "dp.st.", "dp.sa.", "dp.ct.", "dp.scim.", "dp.audit."),
        .. Each("PlanetScale credential", s_urlPadded.With("."), 32, 64, null, "pscale_tkn_", "pscale_oauth_", "pscale_pw_"),
        .. Each("Supabase token", Hex, 40, 40, null, "sbp_", "sbp_v0_"),
        new("Supabase secret key", "sb_secret_", UrlBase64, 31, 31),
        new("Neon API key", "napi_", Base62, 64, 64),
        new("Tailscale key", "tskey-", UrlBase64, 20, 80) { Holds = IsMixed, MinEntropy = 3.5 },
        .. Each("Grafana token", s_word, 41, 41, null, "glsa_"),
        new("Grafana Cloud token", "glc_eyJ", Base64Padded, 30, Unbounded),
        new("Sentry token", "sntrys_eyJ", Base64Padded.With("_"), 60, Unbounded),
        new("Sentry token", "sntryu_", Hex, 64, 64),
        new("New Relic key", "NRAK-", Base62, 27, 27),
        new("New Relic key", "NRII-", UrlBase64, 32, 32),
        new("Dynatrace token", "dt0c01.", Dotted, 89, 89) { Holds = (text, start, length) => HasSegments(text, start, 24, 64) },
        new("Postman API key", "PMAK-", s_hexDash, 59, 59),
        new("1Password token", "ops_eyJ", Base64Padded, 200, Unbounded),
        new("age private key", "AGE-SECRET-KEY-1", s_upper36, 58, 58),

        // Messages and payments
        .. Each("Slack token", UrlBase64, 24, 600, format => format.Holds = StartsWithDigit, "xoxb-", "xoxp-", "xoxe-", "xoxa-", "xoxs-", "xoxo-", "xoxr-", "xoxc-", "xapp-"),
        .. Each("Slack webhook", s_path, 30, 60, null, "hooks.slack.com/services/T", "hooks.slack.com/workflows/T", "hooks.slack.com/triggers/T"),
        .. Each("Discord webhook", UrlBase64.With("/"), 80, 100, null, "discord.com/api/webhooks/", "discordapp.com/api/webhooks/"),
        .. Telegram(8, 9, 10),
        new("Twilio API key", "SK", Hex, 32, 32) { Holds = IsLowerHex, MinEntropy = 3.0 },
        new("SendGrid API key", "SG.", Dotted, 66, 66) { Holds = (text, start, length) => HasSegments(text, start, 22, 43) },
        new("Mailchimp API key", "-us", Digits, 1, 2) { BeforeLength = 32, Before = Hex, MinEntropy = 0, Holds = (text, start, length) => Entropy.Of(text, start - 35, 32) >= 3.0 },
        new("Brevo API key", "xkeysib-", UrlBase64, 81, 81),
        .. Each("Stripe key", Base62, 16, 250, null, "sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_"),
        new("Stripe webhook secret", "whsec_", Base64Padded, 32, 64),
        .. Each("Shopify token", Hex, 32, 32, null, "shpat_", "shpca_", "shppa_", "shpss_"),
        new("Square token", "sq0atp-", UrlBase64, 22, 22),
        new("Square secret", "sq0csp-", UrlBase64, 43, 43),
        new("Square token", "EAAA", UrlBase64, 60, 60) { Holds = IsMixed, MinEntropy = 4.0 },
        .. Each("Facebook token", Base62, 90, 500, format => format.MinEntropy = 4.0, "EAAM", "EAAC"),
        .. Each("Duffel token", s_urlPadded, 43, 43, null, "duffel_test_", "duffel_live_"),
        .. Each("EasyPost key", Base62, 54, 54, format => format.MinEntropy = 3.8, "EZAK", "EZTK"),
        .. Each("Flutterwave key", Base62.With("-"), 32, 40, format => format.MinEntropy = 3.0, "FLWSECK_TEST-", "FLWSECK-"),
        .. Each("Shippo token", Hex, 40, 40, null, "shippo_live_", "shippo_test_"),
        new("Paddle API key", "pdl_live_apikey_", s_word, 45, 60),
        new("Polar token", "polar_pat_", UrlBase64, 38, 50),

        // AI
        .. Each("OpenAI API key", UrlBase64, 40, 250, null, "sk-proj-", "sk-svcacct-", "sk-admin-"),
        new("OpenAI API key", "T3BlbkFJ", Base62, 20, 20) { BeforeLength = 23, Before = UrlBase64 },
        new("Anthropic API key", "sk-ant-", UrlBase64, 80, 130),
        new("OpenRouter API key", "sk-or-v1-", Hex, 64, 64),
        new("MiniMax API key", "sk-api-", UrlBase64, 80, 140) { Holds = HasDigit },
        new("Hugging Face token", "hf_", Base62, 34, 34) { MinEntropy = 3.5 },
        new("Hugging Face token", "api_org_", Base62, 34, 34) { MinEntropy = 3.5 },
        new("Groq API key", "gsk_", Base62, 52, 52),
        new("Replicate token", "r8_", Base62, 37, 37) { MinEntropy = 3.5 },
        new("Perplexity API key", "pplx-", Base62, 48, 56),
        new("xAI API key", "xai-", UrlBase64, 70, 120),
        new("Cerebras API key", "csk-", Base62, 48, 48),
        new("NVIDIA API key", "nvapi-", UrlBase64, 58, 70),
        new("Together API key", "tgp_v1_", UrlBase64, 40, 50),
        new("LlamaCloud API key", "llx-", UrlBase64, 48, 56),
        .. Each("LangSmith API key", Hex.With("_"), 43, 43, null, "lsv2_pt_", "lsv2_sk_"),
        new("RunPod API key", "rpa_", Base62, 46, 46),
        new("Devin API key", "apk_user_", Base64Padded, 60, 200),

        // Work
        new("Linear API key", "lin_api_", Base62, 40, 40),
        new("Notion token", "ntn_", Base62, 46, 46) { MinEntropy = 3.5 },
        new("Notion token", "secret_", Base62, 43, 43) { Holds = IsMixed, MinEntropy = 4.0 },
        new("Airtable token", "pat", Dotted, 79, 79) { Holds = (text, start, length) => HasSegments(text, start, 14, 64) },
        new("Figma token", "figd_", UrlBase64, 38, 44),
        new("PostHog personal key", "phx_", UrlBase64, 41, 49) { Holds = IsMixed },
        new("WakaTime API key", "waka_", Base62.With("-"), 36, 44) { MinEntropy = 3.3 },
        new("Segment token", "sgp_", Base62, 64, 64),
        new("ReadMe API key", "rdme_", Base62, 70, 70),
        new("Val Town token", "vtwn_", Base62, 32, 32),
        new("Ionic token", "ion_", Base62, 42, 42) { Holds = IsMixed, MinEntropy = 4.0 },
        .. Each("Onfido API token", Dotted, 30, 70, format => format.Holds = IsMixed, "api_live_us.", "api_live_ca.", "api_live."),
    ];

    private static IEnumerable<SecretFormat> Each(string kind, CharacterSet set, int min, int max, Action<SecretFormat>? adjust, params string[] marks)
    {
        foreach (var mark in marks)
        {
            var format = new SecretFormat(kind, mark, set, min, max);
            adjust?.Invoke(format);
            yield return format;
        }
    }

    /// <summary>Azure's keys carry a fixed signature at a fixed place; their reserved bytes are zero, so they are not judged by variety.</summary>
    private static IEnumerable<SecretFormat> Azure(string kind, int before, CharacterSet set, int tail, string padding, string signature)
    {
        yield return new(kind, signature, set.With("="), tail, tail)
        {
            BeforeLength = before,
            Before = set,
            MinEntropy = 0,
            Holds = (text, start, length) =>
                string.CompareOrdinal(text, start + length - padding.Length, padding, 0, padding.Length) == 0 && Entropy.Of(text, start - before - signature.Length, before) >= 3.5,
        };
    }

    private static IEnumerable<SecretFormat> Telegram(params int[] digits) => digits.Select(count =>
        new SecretFormat("Telegram bot token", ":AA", UrlBase64, 33, 33) { BeforeLength = count, Before = Digits, MinEntropy = 3.5 });

    private static bool HasDigit(string text, int start, int length) => Any(text, start, length, character => character is >= '0' and <= '9');

    private static bool StartsWithDigit(string text, int start, int length) => text[start] is >= '0' and <= '9';

    private static bool IsMixed(string text, int start, int length) =>
        HasDigit(text, start, length) && Any(text, start, length, character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));

    private static bool IsLowerHex(string text, int start, int length) =>
        HasDigit(text, start, length) && !Any(text, start, length, character => character is >= 'A' and <= 'F');

    /// <summary>After the mark of these keys comes the year as a letter and the month as a letter from A to L.</summary>
    private static bool IsIssueMonth(string text, int start, int length) => text[start] is >= 'A' and <= 'Z' && text[start + 1] is >= 'A' and <= 'L';

    private static bool HasSegments(string text, int start, params int[] lengths)
    {
        foreach (var length in lengths)
        {
            for (var i = start; i < start + length; i++)
            {
                if (i >= text.Length || text[i] == '.')
                {
                    return false;
                }
            }

            start += length;
            if (start < text.Length && text[start] != '.' && length != lengths[lengths.Length - 1])
            {
                return false;
            }

            start++;
        }

        return true;
    }

    private static bool Any(string text, int start, int length, Func<char, bool> condition)
    {
        for (var i = start; i < start + length; i++)
        {
            if (condition(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
