using Microsoft.Extensions.Configuration;

namespace Provost.Tests;

/// <summary>Limits that are defined in the configuration.</summary>
public sealed class ConfiguredLimitTests
{
    [Fact]
    public void A_limit_is_a_number_or_a_section()
    {
        using var engine = Engine(
            ("Provost:Concurrency:db", "5"),
            ("Provost:Concurrency:api:Limit", "10"),
            ("Provost:Concurrency:api:SlotDecayPerSecond", "0.5"),
            ("Provost:Concurrency:api:Scope", "machine"),
            ("Provost:Concurrency:api:IsActive", "false"),
            ("Provost:Concurrency:tag:gpu", "1"),
            ("Provost:Concurrency:code", "1"));

        ConcurrencyLimit[] expected =
        [
            new() { Name = "api", Limit = 10, SlotDecayPerSecond = 0.5, Scope = ConcurrencyScope.Machine, IsActive = false },
            new() { Name = "code", Limit = 7 },
            new() { Name = "db", Limit = 5 },
            new() { Name = "tag:gpu", Limit = 1 },
        ];
        Assert.Equal(expected, Concurrency.Limits.Select(usage => usage.Limit));
        Assert.Empty(engine.Log.Entries);
    }

    [Theory]
    [InlineData("db", "many", "The setting ConcurrencyLimits['db'] has the value 'many' in")]
    [InlineData("db", "-1", "Allowed: a whole number, 0 or more.")]
    [InlineData("db:IsActive", "true", "Allowed: a limit.")]
    [InlineData("db:SlotDecayPerSecond", "fast", "Allowed: a number, 0 or more.")]
    [InlineData("db:Scope", "1", "Allowed: Process or Machine.")]
    public void A_wrong_value_is_refused(string key, string value, string message)
    {
        var limit = key is "db" or "db:IsActive" ? Array.Empty<(string, string)>() : [("Provost:Concurrency:db:Limit", "1")];

        var exception = Assert.Throws<InvalidSettingException>(() => Engine([.. limit, ($"Provost:Concurrency:{key}", value)]));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static TestEngine Engine(params (string Key, string Value)[] settings) => new(configure: options => options with
    {
        ConcurrencyLimits = [new() { Name = "code", Limit = 7 }],
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build(),
    });
}
