using System.Collections.Immutable;
using static Provost.Analyzers.Security.CharacterSet;
using static Provost.Analyzers.Security.SecretConditions;

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
    private static readonly CharacterSet s_entra = Dotted.With("~");

    public static ImmutableArray<SecretFormat> All { get; } =
    [
        // Clouds
        .. Each("AWS access key", s_upper36, 16, 16, Strict(HasDigit, 3.0), "AKIA", "ASIA", "ABIA", "ACCA"),
        new("AWS access key", "A3T", s_upper36, 17, 17) { MinEntropy = 2.8 },
        new("Amazon Bedrock key", "ABSK", Base64Padded, 109, 280) { Holds = IsMixed, MinEntropy = 3.5 },
        new("Amazon Bedrock key", "bedrock-api-key-YmVkcm9jay", Base64Padded.With("."), 30, Unbounded),
        new("AWS session token", "IQoJb3JpZ2lu", Base64Padded, 100, Unbounded),
        .. Azure("Azure Storage key", 76, Base64, 8, "==", "+ASt", "Default0"),
        .. Azure("Azure Cosmos DB key", 76, Base64, 8, "==", "ACDb", "MastRO00", "MastRW00", "SysAll00", "SystRO00", "SystRW00", "Resour00", "Encryp00"),
        .. Azure("Azure Batch key", 76, Base64, 8, "==", "+ABa", "AbAcct00"),
        .. Azure("Azure API Management key", 76, Base64, 8, "==", "APIM", "Tenant00", "IoTHub00", "Gatewy00", "GitKey00"),
        .. Azure("Azure Machine Learning key", 76, Base64, 8, "==", "+AMC", "Classic0"),
        .. Azure("Azure Service Bus key", 33, Base64, 7, "=", "+ASb", "Send0000", "Listen00", "Manage00", "System00", "Unknown0"),
        .. Azure("Azure Event Hubs key", 33, Base64, 7, "=", "+AEh", "Send0000", "Listen00", "Manage00", "System00", "Unknown0"),
        .. Azure("Azure Relay key", 33, Base64, 7, "=", "+ARm", "Send0000", "Listen00", "Manage00", "System00", "Unknown0"),
        .. Azure("Azure IoT key", 33, Base64, 7, "=", "AIoT", "IoTHub00", "DpsKey00", "Device00"),
        .. Azure("Azure Event Grid key", 33, Base64, 7, "=", "AZEG"),
        .. Azure("Azure Cache for Redis key", 33, Base64, 7, "=", "AzCa", "Access00"),
        .. Azure("Azure Functions key", 44, UrlBase64, 8, "==", "AzFu", "Functi00", "Master00", "System00"),
        .. Azure("Azure AI Search key", 42, s_word, 6, "", "AzSe", "Query000", "PAdmin00"),
        .. Azure("Azure Container Registry key", 42, Base64, 6, "", "+ACR", "ACRDflt0"),
        .. Annotated("JQQJ99", 26, 26),
        .. Annotated("JQQJ9D", 26, 26),
        .. Annotated("JQQJ99", 30, 30),
        new("Entra client secret", "7Q~", s_entra, 31, 31) { BeforeLength = 3, Before = s_entra, MinEntropy = 3.5 },
        new("Entra client secret", "8Q~", s_entra, 34, 34) { BeforeLength = 3, Before = s_entra, MinEntropy = 3.5 },
        new("Google API key", "AIza", UrlBase64, 35, 35) { MinEntropy = 3.9 },
        new("Google OAuth token", "ya29.", UrlBase64, 20, Unbounded) { MinEntropy = 3.5 },
        new("Google OAuth client secret", "GOCSPX-", UrlBase64, 28, 28),
        new("Gemini API key", "AQ.Ab8RN6", UrlBase64, 40, 60),
        new("Alibaba access key", "LTAI", Base62, 16, 26) { Holds = IsMixed, MinEntropy = 3.2 },
        new("Alibaba access key", "STS.", Base62, 18, 40) { Holds = IsMixed, MinEntropy = 3.5 },
        new("Tencent Cloud key", "AKID", Base62, 32, 32) { Holds = IsMixed, MinEntropy = 3.8 },
        new("Yandex Cloud key", "AQVN", UrlBase64, 35, 38) { Holds = IsMixed, MinEntropy = 3.8 },
        new("Yandex Cloud key", "YCAJE", UrlBase64, 20, 20) { MinEntropy = 3.2 },
        new("Yandex Cloud key", "YCM", UrlBase64, 37, 37) { Holds = IsMixed, MinEntropy = 3.8 },
        .. Each("DigitalOcean token", Hex, 64, 64, null, "dop_v1_", "doo_v1_", "dor_v1_"),
        new("Heroku API key", "HRKU-AA", UrlBase64, 58, 58),
        new("Heroku API key", "HRKU-", s_hexDash, 36, 36) { Holds = Parts('-', 8, 4, 4, 4, 12), MinEntropy = 3.0 },
        .. Each("Cloudflare API token", Base62, 48, 48, format => format.Checksum = Crc32.EndsInHex, "cfk_", "cfut_", "cfat_"),
        new("Cloudflare origin CA key", "v1.0-", s_hexDash, 171, 171) { Holds = Parts('-', 24, 146), MinEntropy = 3.0 },
        new("Databricks token", "dapi", s_hexDash, 32, 34) { Holds = HasDigit, MinEntropy = 3.0 },
        new("Vercel token", "vcp_", Base62, 40, 80),
        new("Netlify token", "nfp_", Base62, 36, 40) { Holds = IsMixed, MinEntropy = 3.5 },
        .. Each("Fly.io token", Base64Padded.With("_,-"), 100, Unbounded, null, "FlyV1 ", "fm2_", "fm1r_", "fm1a_"),
        new("Pulumi access token", "pul-", Hex, 40, 40),
        new("Render API key", "rnd_", Base62, 28, 32) { Holds = IsMixed, MinEntropy = 3.5 },
        new("CockroachDB Cloud key", "CCDB1_", s_word, 63, 63),
        new("Clickhouse Cloud key", "4b1d", Base62, 38, 38) { Holds = IsMixed, MinEntropy = 4.0 },
        new("MongoDB Atlas secret", "mdb_sa_sk_", UrlBase64, 36, 60),
        new("Astra DB token", "AstraCS:", Base62.With(":"), 80, 100) { MinEntropy = 3.5 },
        new("Aiven password", "AVNS_", UrlBase64, 16, 30) { Holds = IsMixed, MinEntropy = 3.2 },
        new("Scaleway access key", "SCW", s_upper36, 17, 17) { Holds = HasDigit, MinEntropy = 3.2 },
        new("Scalingo token", "tk-us-", UrlBase64, 48, 48),
        .. Each("Volcengine access key", Base64Padded, 40, 90, Strict(IsMixed, 4.0), "AKLT"),

        // Source code and packages
        .. Each("GitHub token", Base62, 36, 255, format => format.Checksum = Crc32.EndsInBase62, "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        new("GitHub token", "github_pat_", s_word, 82, 82),
        .. Each("GitLab token", Dotted, 20, 320, null, "glpat-", "gldt-", "glrt-", "glrtr-", "glft-", "glsoat-", "glffct-", "glimt-", "glptt-", "glagent-", "gloas-", "glcbt-"),
        new("GitLab session", "_gitlab_session=", Hex, 32, 32),
        new("GitLab runner token", "GR1348941", UrlBase64, 20, 20),
        .. Each("Atlassian token", s_urlPadded, 100, 260, null, "ATATT3", "ATCTT3"),
        new("Trello token", "ATTA", Hex, 72, 72) { Holds = HasDigit, MinEntropy = 3.0 },
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
        .. Each("Harness token", Dotted, 68, 68, format => format.Holds = Parts('.', 22, 24, 20), "pat.", "sat."),
        new("Octopus Deploy API key", "API-", s_upper36, 25, 32) { Holds = IsMixed, MinEntropy = 3.5 },
        new("OpenShift token", "sha256~", UrlBase64, 43, 43) { MinEntropy = 3.8 },
        new("Sourcegraph token", "sgp_", s_word, 40, 64) { Holds = HasDigit, MinEntropy = 3.0 },
        new("Sourcegraph token", "slk_", Hex, 64, 64),
        new("Snyk token", "snyk_", Dotted, 40, 120) { Holds = IsMixed, MinEntropy = 3.5 },
        .. Each("Endor Labs key", Base62, 16, 16, Strict(IsMixed, 2.9), "endr+"),

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
        new("Grafana token", "glsa_", s_word, 41, 41) { Holds = Parts('_', 32, 8) },
        new("Grafana Cloud token", "glc_eyJ", Base64Padded, 30, Unbounded),
        new("Sentry token", "sntrys_eyJ", Base64Padded.With("_"), 60, Unbounded),
        new("Sentry token", "sntryu_", Hex, 64, 64),
        new("New Relic key", "NRAK-", Base62, 27, 27),
        new("New Relic key", "NRII-", UrlBase64, 32, 32),
        new("Dynatrace token", "dt0c01.", Dotted, 89, 89) { Holds = Parts('.', 24, 64) },
        new("Postman API key", "PMAK-", s_hexDash, 59, 59) { Holds = Parts('-', 24, 34) },
        new("1Password token", "ops_eyJ", Base64Padded, 200, Unbounded),
        new("1Password secret key", "A3-", s_upper36.With("-"), 31, 31) { Holds = Parts('-', 6, 6, 5, 5, 5), MinEntropy = 3.3 },
        new("1Password secret key", "A3-", s_upper36.With("-"), 30, 30) { Holds = Parts('-', 6, 11, 5, 5), MinEntropy = 3.3 },
        new("1Password secret key", "A3-", s_upper36.With("-"), 36, 36) { Holds = Parts('-', 6, 11, 5, 5, 5), MinEntropy = 3.3 },
        new("age private key", "AGE-SECRET-KEY-1", s_upper36, 58, 58),
        .. Each("Axiom token", s_hexDash, 36, 36, format => format.Holds = Parts('-', 8, 4, 4, 4, 12), "xaat-", "xapt-"),
        new("Logfire token", "pylf_v", s_word, 40, 80) { Holds = IsMixed, MinEntropy = 3.5 },
        .. Each("Honeycomb key", Base62, 58, 62, Strict(IsMixed, 3.5), "hcaik_", "hcaic_", "hcamk_"),
        new("Infracost API key", "ico-", Base62, 32, 32) { Holds = IsMixed, MinEntropy = 3.5 },
        new("Defined Networking token", "dnkey-", Base62.With("-_="), 70, 85),
        new("Rootly token", "rootly_", Hex, 64, 64),
        new("MaxMind license key", "_mmk", Base62, 0, 0) { BeforeLength = 36, Before = s_word, MinEntropy = 3.8 },
        new("Zuplo API key", "zpka_", s_word, 40, 50) { MinEntropy = 3.5 },
        .. Each("Authress key", Dotted, 40, 140, Strict(Contains(".acc"), 3.5), "sc_", "ext_", "scauth_", "authress_"),
        .. Each("SettleMint token", Base62, 16, 16, Strict(IsMixed, 2.6), "sm_aat_", "sm_pat_", "sm_sat_"),
        .. Each("LaunchDarkly key", s_hexDash, 36, 36, format => { format.Holds = Both(HasDigit, Parts('-', 8, 4, 4, 4, 12)); format.MinEntropy = 3.0; }, "sdk-", "api-"),
        new("DevCycle server key", "dvc_server_", s_word, 20, 64),

        // Messages and payments
        .. Each("Slack token", UrlBase64, 24, 600, format => format.Holds = StartsWithDigit, "xoxb-", "xoxp-", "xoxe-", "xoxa-", "xoxs-", "xoxo-", "xoxr-", "xoxc-", "xapp-"),
        new("Slack cookie", "xoxd-", Base64.With("%=-_"), 24, 600) { Holds = IsMixed, MinEntropy = 3.5 },
        .. Each("Slack webhook", s_path, 30, 80, null, "hooks.slack.com/services/T", "hooks.slack.com/workflows/T", "hooks.slack.com/triggers/T", "hooks.slack.com/triggers/E"),
        .. Each("Discord webhook", UrlBase64.With("/"), 80, 100, null, "discord.com/api/webhooks/", "discordapp.com/api/webhooks/"),
        .. new[] { 23, 24, 26, 27, 28 }.Select(DiscordBot),
        .. Each("Teams webhook", UrlBase64.With("@/"), 100, 300, format => format.Holds = HasDigit, ".webhook.office.com/webhookb2/", "outlook.office.com/webhook/", "outlook.office365.com/webhook/"),
        .. new[] { 8, 9, 10 }.Select(TelegramBot),
        new("Twilio API key", "SK", Hex, 32, 32) { Holds = IsLowerHex, MinEntropy = 3.0 },
        new("SendGrid API key", "SG.", Dotted, 66, 66) { Holds = Parts('.', 22, 43) },
        new("Mailgun API key", "key-", Hex, 32, 32) { Holds = IsLowerHex, MinEntropy = 3.0 },
        new("Mailchimp API key", "-us", Digits, 1, 2) { BeforeLength = 32, Before = Hex, MinEntropy = 3.0 },
        new("Mandrill API key", "md-", Base62.With("-_"), 22, 22) { Holds = IsMixed, MinEntropy = 3.6 },
        new("MailerSend token", "mlsn.", Hex, 64, 64),
        new("Resend API key", "re_", s_word, 32, 34) { Holds = IsMixed, MinEntropy = 3.8 },
        new("Brevo API key", "xkeysib-", UrlBase64, 81, 81),
        .. Each("Stripe key", Base62, 10, 250, Strict(HasDigit, 2.8), "sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_"),
        new("Stripe webhook secret", "whsec_", Base64Padded, 32, 64),
        .. Each("Shopify token", Hex, 32, 32, null, "shpat_", "shpca_", "shppa_", "shpss_"),
        new("Square token", "sq0atp-", UrlBase64, 22, 22),
        new("Square secret", "sq0csp-", UrlBase64, 43, 43),
        new("Square token", "EAAA", UrlBase64, 60, 60) { Holds = IsMixed, MinEntropy = 4.0 },
        .. Each("Facebook token", Base62, 90, 500, format => format.MinEntropy = 4.0, "EAAM", "EAAC", "EAACEdEose0cBA"),
        .. new[] { 15, 16 }.Select(FacebookApp),
        new("Salesforce session", "00D", Dotted.With("!"), 90, 140) { Holds = Has('!', 12), MinEntropy = 3.5 },
        .. Each("Braintree token", Base62.With("$"), 40, 80, null, "access_token$production$", "access_token$sandbox$"),
        .. Each("Plaid token", s_hexDash, 36, 36, format => format.Holds = Parts('-', 8, 4, 4, 4, 12), "access-production-", "access-development-", "access-sandbox-"),
        .. Each("Midtrans server key", Base62, 24, 24, null, "Mid-server-", "SB-Mid-server-"),
        .. Each("Duffel token", s_urlPadded, 43, 43, null, "duffel_test_", "duffel_live_"),
        .. Each("EasyPost key", Base62, 54, 54, format => format.MinEntropy = 3.8, "EZAK", "EZTK"),
        .. Each("Flutterwave key", Base62.With("-"), 32, 40, format => format.MinEntropy = 3.0, "FLWSECK_TEST-", "FLWSECK-"),
        .. Each("Shippo token", Hex, 40, 40, null, "shippo_live_", "shippo_test_"),
        .. Each("Lob API key", Hex, 35, 35, Strict(HasDigit, 3.0), "live_", "test_"),
        .. Each("GoCardless token", UrlBase64, 40, 40, Strict(IsMixed, 4.0), "live_", "sandbox_"),
        new("Paddle API key", "pdl_live_apikey_", s_word, 45, 60),
        new("Polar token", "polar_pat_", UrlBase64, 38, 50),
        new("PubNub secret key", "sec-c-", UrlBase64, 36, 60) { Holds = IsMixed, MinEntropy = 3.3 },

        // AI
        .. Each("OpenAI API key", UrlBase64, 40, 250, null, "sk-proj-", "sk-svcacct-", "sk-admin-"),
        new("OpenAI API key", "T3BlbkFJ", Base62, 20, 20) { BeforeLength = 23, Before = UrlBase64 },
        new("Anthropic API key", "sk-ant-", UrlBase64, 80, 130),
        new("OpenRouter API key", "sk-or-v1-", Hex, 64, 64),
        new("MiniMax API key", "sk-api-", UrlBase64, 80, 140) { Holds = HasDigit },
        new("Kimi API key", "sk-kimi-", Base62, 40, 80) { Holds = IsMixed, MinEntropy = 3.5 },
        .. Each("Langfuse secret key", s_hexDash, 36, 36, format => format.Holds = Parts('-', 8, 4, 4, 4, 12), "sk-lf-"),
        new("DeepSeek API key", "sk-", Hex, 32, 32) { Holds = IsLowerHex, MinEntropy = 3.0 },
        new("OpenAI API key", "sk-", Base62, 48, 48) { Holds = IsMixed, MinEntropy = 4.0 },
        new("ElevenLabs API key", "sk_", Hex, 48, 48) { Holds = IsLowerHex, MinEntropy = 3.0 },
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
        new("Tavily API key", "tvly-", UrlBase64, 28, 48) { Holds = IsMixed, MinEntropy = 3.3 },
        new("Firecrawl API key", "fc-", Hex, 32, 32) { Holds = IsLowerHex, MinEntropy = 3.0 },
        new("Pinecone API key", "pcsk_", s_word, 50, 80) { MinEntropy = 3.8 },
        new("Jina API key", "jina_", UrlBase64, 55, 70) { MinEntropy = 3.8 },
        new("Voyage API key", "pa-", UrlBase64, 43, 43) { Holds = IsMixed, MinEntropy = 4.2 },
        new("Fireworks API key", "fw_", Base62, 22, 30) { Holds = IsMixed, MinEntropy = 3.6 },

        // Work
        new("Linear API key", "lin_api_", Base62, 40, 40),
        new("Linear OAuth token", "lin_oauth_", Base62, 40, 64),
        new("Notion token", "ntn_", Base62, 46, 46) { MinEntropy = 3.5 },
        new("Notion token", "secret_", Base62, 43, 43) { Holds = IsMixed, MinEntropy = 4.0 },
        new("Airtable token", "pat", Dotted, 79, 79) { Holds = Parts('.', 14, 64) },
        .. Each("HubSpot token", s_hexDash, 36, 36, format => format.Holds = Parts('-', 8, 4, 4, 4, 12), "pat-na1-", "pat-na2-", "pat-eu1-"),
        new("Figma token", "figd_", UrlBase64, 38, 44),
        new("PostHog personal key", "phx_", UrlBase64, 41, 49) { Holds = IsMixed },
        new("WakaTime API key", "waka_", Base62.With("-"), 36, 44) { MinEntropy = 3.3 },
        new("ReadMe API key", "rdme_", Base62, 70, 70),
        new("Typeform token", "tfp_", Dotted, 44, 64) { MinEntropy = 3.8 },
        new("Contentful token", "CFPAT-", UrlBase64, 43, 43),
        new("Frame.io token", "fio-u-", UrlBase64, 64, 64),
        new("Dropbox token", "sl.", UrlBase64, 130, Unbounded) { MinEntropy = 4.0 },
        new("Adobe client secret", "p8e-", Base62, 32, 32) { Holds = IsMixed, MinEntropy = 3.2 },
        new("Mapbox secret token", "sk.eyJ1", Dotted, 60, 140) { MinEntropy = 4.0 },
        new("Val Town token", "vtwn_", Base62, 32, 32),
        new("Ionic token", "ion_", Base62, 42, 42) { Holds = IsMixed, MinEntropy = 4.0 },
        new("Intra42 secret", "s-s4t2", Base62.With("-"), 67, 67),
        .. Each("Onfido API token", Dotted, 30, 70, format => format.Holds = IsMixed, "api_live_us.", "api_live_ca.", "api_live."),
        .. Each("Zapier webhook", s_path, 8, 40, Strict(HasDigit, 2.5), "hooks.zapier.com/hooks/catch/"),
    ];

    /// <summary>Credentials that a project names by their prefix.</summary>
    public static SecretFormat OfPrefix(string prefix)
    {
        const int Min = 12;
        const int Max = 500;
        return new("credential with the prefix " + prefix, prefix, Dotted.With("~+/="), Min, Max);
    }

    private static IEnumerable<SecretFormat> Each(string kind, CharacterSet set, int min, int max, Action<SecretFormat>? adjust, params string[] marks)
    {
        foreach (var mark in marks)
        {
            var format = new SecretFormat(kind, mark, set, min, max);
            adjust?.Invoke(format);
            yield return format;
        }
    }

    private static Action<SecretFormat> Strict(SecretCondition holds, double minEntropy) => format => (format.Holds, format.MinEntropy) = (holds, minEntropy);

    /// <summary>Azure's keys carry a signature at a fixed place and end in a checksum, whose seed says what the key may do.</summary>
    private static IEnumerable<SecretFormat> Azure(string kind, int before, CharacterSet set, int tail, string padding, string signature, params string[] seeds)
    {
        yield return new(kind, signature, set.With("="), tail, tail)
        {
            BeforeLength = before,
            Before = set,
            MinEntropy = 3.5,
            Holds = (text, start, length) => string.CompareOrdinal(text, start + length - padding.Length, padding, 0, padding.Length) == 0,
            Checksum = (text, start, length) => Marvin32.Ends(text, start, length, seeds),
        };
    }

    /// <summary>The newer keys of Microsoft's services: the same signature for all, the month of issue, four letters of the service.</summary>
    private static IEnumerable<SecretFormat> Annotated(string signature, int min, int max)
    {
        yield return new("Azure key", signature, Base62.With("="), min, max) { BeforeLength = 52, Before = Base62, MinEntropy = 3.5, Holds = IsIssueMonth };
    }

    private static SecretFormat DiscordBot(int identifierLength) => new("Discord bot token", ".", Dotted, 34, 45)
    {
        BeforeLength = identifierLength,
        Before = UrlBase64,
        MinEntropy = 2.0,
        Holds = Both(Has('.', 6), FollowsEncodedNumber(identifierLength)),
    };

    private static SecretFormat TelegramBot(int digits) => new("Telegram bot token", ":AA", UrlBase64, 33, 33) { BeforeLength = digits, Before = Digits, MinEntropy = 3.5 };

    private static SecretFormat FacebookApp(int digits) => new("Facebook token", "|", UrlBase64, 27, 27) { BeforeLength = digits, Before = Digits, MinEntropy = 3.5, Holds = IsMixed };
}
