using Provost.Analyzers.Security;

namespace Provost.Analyzers.Tests.Security;

/// <summary>Every format that the rule knows, on samples built by the vendors' public structure.</summary>
public sealed class SecretFormatsTests
{
    private const int Seeds = 25;

    public static TheoryData<string, string> Templates
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (kind, template) in SecretTemplates.All)
            {
                data.Add(kind, template);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_format_is_found_whatever_was_drawn(string kind, string template)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var secret = MadeUpSecrets.Build(template, seed);

            var finding = SecretFormatScanner.BuiltIn.Find($"see ({secret}), please", (_, _) => true);

            Assert.True(finding is not null, $"Not found with seed {seed}: {secret[..8]}..., {secret.Length} characters");
            Assert.Equal(kind, finding.Value.Kind);
            Assert.InRange(finding.Value.Start, 5, 5 + secret.Length - finding.Value.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_format_inside_a_longer_word_is_none(string kind, string template)
    {
        var secret = MadeUpSecrets.Build(template);

        var finding = SecretFormatScanner.BuiltIn.Find($"x{secret}zzzzzzz", (_, finding) => finding.Kind == kind);

        Assert.True(finding is null || finding.Value.Length < secret.Length);
    }

    [Fact]
    public void Every_format_has_a_sample()
    {
        var samples = SecretTemplates.All.Select(template => MadeUpSecrets.Build(template.Template)).ToList();

        var without = SecretFormats.All.Where(format => !samples.Any(sample => Positions(sample, format.Mark).Any(at => format.Match(sample, at) is not null)));

        Assert.Empty(without.Select(format => $"{format.Kind}: {format.Mark}"));
    }

    [Theory]
    [InlineData("Azure Storage key")]
    [InlineData("Azure Service Bus key")]
    [InlineData("Azure Functions key")]
    [InlineData("GitHub token")]
    [InlineData("Cloudflare API token")]
    public void A_checksum_that_fits_outweighs_monotony(string kind)
    {
        var format = SecretFormats.All.First(format => format.Kind == kind);
        var secret = MadeUpSecrets.OfKind(kind);
        var at = secret.IndexOf(format.Mark, StringComparison.Ordinal);

        Assert.True(format.Checksum!(secret, format.BeforeLength > 0 ? 0 : format.Mark.Length, secret.Length - (format.BeforeLength > 0 ? 0 : format.Mark.Length)));
        Assert.False(format.Checksum(Changed(secret), format.BeforeLength > 0 ? 0 : format.Mark.Length, secret.Length - (format.BeforeLength > 0 ? 0 : format.Mark.Length)));
        Assert.NotNull(format.Match(secret, at));
    }

    [Fact]
    public void A_token_without_a_mark_needs_its_checksum()
    {
        var token = MadeUpSecrets.OfKind(AzureDevOpsToken.Kind);

        Assert.NotNull(AzureDevOpsToken.Find(token));
        Assert.Null(AzureDevOpsToken.Find(Changed(token)));
    }

    private static string Changed(string secret) => secret[..10] + (secret[10] == 'a' ? 'b' : 'a') + secret[11..];

    private static IEnumerable<int> Positions(string text, string mark)
    {
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }
}
