using Microsoft.Extensions.Configuration;

namespace Provost.Tests;

public sealed class SecretLookupTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private IDisposable? _use;

    public void Dispose()
    {
        _use?.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_provider_comes_before_the_configuration()
    {
        Use(new() { ["Secrets:db-password"] = "of the configuration" }, new StubSecretProvider(("db-password", "of the vault")));

        Assert.Equal("of the vault", Secret.Load("db-password").Get());
    }

    [Fact]
    public void Providers_are_asked_in_order_until_one_has_it()
    {
        Use([], new StubSecretProvider(("other", "x")), new StubSecretProvider(("db-password", "second")), new StubSecretProvider(("db-password", "third")));

        Assert.Equal("second", Secret.Load("db-password").Get());
    }

    [Fact]
    public void A_provider_that_fails_does_not_pass_for_one_without_the_secret()
    {
        Use(new() { ["Secrets:db-password"] = "an older value" }, new BrokenProvider());

        Assert.Equal("the vault is sealed", Assert.Throws<IOException>(() => Secret.Load("db-password")).Message);
        Assert.Throws<IOException>(() => Secret.TryLoad("db-password", out _));
    }

    [Theory]
    [InlineData("Secrets:db-password")]
    [InlineData("Provost:Secrets:db-password")]
    [InlineData("secrets:DB-Password")]
    public void The_configuration_has_it(string key)
    {
        Use(new() { [key] = "of the configuration" });
        _directory.Write("db-password", "of the file");

        Assert.Equal("of the configuration", Secret.Load("db-password").Get());
    }

    [Fact]
    public void The_environment_has_it_and_comes_before_files()
    {
        using var variable = new EnvironmentVariable("PROVOST_SECRET_ENVIRONMENT_TEST_1", "of the environment");
        _directory.Write("environment-test-1", "of the file");
        Use([]);

        Assert.Equal("of the environment", Secret.Load("environment-test-1").Get());
    }

    [Theory]
    [InlineData("of the file")]
    [InlineData("of the file\n")]
    [InlineData("of the file\r\n")]
    public void A_mounted_file_has_it_without_its_last_line_break(string content)
    {
        _directory.Write("db-password", content);
        Use([]);

        Assert.Equal("of the file", Secret.Load("db-password").Get());
    }

    [Fact]
    public void Inner_line_breaks_and_spaces_belong_to_the_value()
    {
        _directory.Write("certificate", " -----\nabc\n----- \n");
        Use([]);

        Assert.Equal(" -----\nabc\n----- ", Secret.Load("certificate").Get());
    }

    [Fact]
    public void An_empty_value_counts_as_none()
    {
        using var variable = new EnvironmentVariable("PROVOST_SECRET_EMPTY_TEST", "of the environment");
        Use(new() { ["Secrets:empty-test"] = "" });

        Assert.Equal("of the environment", Secret.Load("empty-test").Get());
    }

    [Fact]
    public void What_is_missing_names_every_place_and_what_was_there()
    {
        _directory.Write("db-password", "\n");
        var missing = System.IO.Path.Combine(_directory.Path, "none");
        _use = ProvostEngine.Use(new()
        {
            Configuration = Configuration(new() { ["Secrets:db-password:User"] = "x" }),
            SecretProviders = [new StubSecretProvider()],
            SecretDirectories = [missing, _directory.Path],
        });

        var exception = Assert.Throws<MissingSecretException>(() => Secret.Load("db-password"));

        Assert.Equal("db-password", exception.Name);
        Assert.Equal(
            [
                "secret provider Provost.Tests.StubSecretProvider (has none)",
                "configuration Secrets:db-password (is a section, not a value)",
                "configuration Provost:Secrets:db-password (not set)",
                "environment variable PROVOST_SECRET_DB_PASSWORD (not set)",
                $"file {System.IO.Path.Combine(missing, "db-password")} (no such file)",
                $"file {_directory.File("db-password")} (empty)",
            ],
            exception.Places);
        Assert.StartsWith("There is no secret 'db-password'. Looked in: secret provider", exception.Message);
        Assert.All(exception.Places, place => Assert.Contains(place, exception.Message));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told_from_one_that_is_not_there()
    {
        Directory.CreateDirectory(_directory.File("db-password"));
        Use([]);

        var exception = Assert.Throws<MissingSecretException>(() => Secret.Load("db-password"));

        Assert.Contains("cannot be read: ", exception.Places[^1]);
    }

    [Fact]
    public async Task Loads_asynchronously_and_can_be_cancelled()
    {
        Use([], new StubSecretProvider(("db-password", "of the vault")));

        Assert.Equal("of the vault", (await Secret.LoadAsync("db-password")).Get());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Secret.LoadAsync("db-password", new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Tries_to_load()
    {
        Use(new() { ["Secrets:there"] = "x" });

        Assert.True(Secret.TryLoad("there", out var there));
        Assert.Equal("x", there.Get());
        Assert.Equal("there", there.Name);
        Assert.False(Secret.TryLoad("not-there", out var notThere));
        Assert.Null(notThere);
    }

    [Fact]
    public void Each_load_sees_the_value_of_the_moment()
    {
        Use([]);
        _directory.Write("db-password", "old");
        Secret.Load("db-password");
        _directory.Write("db-password", "new");

        Assert.Equal("new", Secret.Load("db-password").Get());
    }

    [Theory]
    [InlineData("")]
    [InlineData("DB-PASSWORD")]
    [InlineData("db_password")]
    [InlineData("db password")]
    [InlineData("../etc/passwd")]
    [InlineData("db-password\n")]
    [InlineData("pässword")]
    public void Refuses_what_is_no_name(string name)
    {
        Use([]);

        var exception = Assert.Throws<ArgumentException>(() => Secret.Load(name));

        Assert.Contains($"'{name}' is no name of a secret", exception.Message);
        Assert.Equal("name", exception.ParamName);
        Assert.Throws<ArgumentException>(() => Secret.TryLoad(name, out _));
    }

    private void Use(Dictionary<string, string?> settings, params ISecretProvider[] providers) => _use = ProvostEngine.Use(new()
    {
        Configuration = Configuration(settings),
        SecretProviders = providers,
        SecretDirectories = [_directory.Path],
    });

    private static IConfigurationRoot Configuration(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private sealed class BrokenProvider : ISecretProvider
    {
        public ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken) => throw new IOException("the vault is sealed");
    }
}
