using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Provost.Tests;

/// <summary>Where settings come from, which source wins, and what is refused.</summary>
public sealed class SettingsTests
{
    /// <summary>For each setting a value in the configuration that is not its default, that value as it is shown, and one that is refused.</summary>
    public static TheoryData<string, string, string, string?> Values => new()
    {
        { "DefaultTaskRetries", "3", "3", "-1" },
        { "DefaultTaskRetryDelaySeconds", "1, 2.5, 5", "1, 2.5, 5", "1, soon" },
        { "PersistTaskResults", "true", "true", "perhaps" },
        { "DefaultNoCache", "yes", "true", "2" },
        { "DisableCaching", "on", "true", "disabled" },
        { "RefreshCache", "1", "true", "-" },
        { "MaxConcurrentTasks", "8", "8", "many" },
        { "SilenceLimit", "00:10:00", "600 s", "0.5" },
        { "DefaultFlowRetries", "2", "2", "1.5" },
        { "DefaultFlowRetryDelaySeconds", "0.5", "0.5", "-0.5" },
        { "HeartbeatFrequency", "30", "30 s", "29" },
        { "PersistResultsByDefault", "True", "true", "maybe" },
        { "DefaultResultStorage", "memory", "memory", null },
        { "DefaultResultSerializer", "compressed/json", "compressed/json", null },
        { "LocalStoragePath", "/var/results", "/var/results", "a\0b" },
        { "Home", "/var/provost", "/var/provost", "a\0b" },
        { "ConsoleLogLevel", "WARNING", "Warning", "LOUD" },
        { "ConsoleColors", "off", "false", "red" },
        { "ConsoleStackTraces", "false", "false", "short" },
        { "LogPrints", "true", "true", "all" },
        { "TimeoutGracePeriod", "00:01:30", "90 s", "50 days" },
        { "HandleSignals", "false", "false", "some" },
    };

    [Fact]
    public void Each_setting_is_tested_here() =>
        Assert.Equal(SettingCatalogue.All.Select(setting => setting.Name).Order(), Values.Select(row => (string)((object?[])row)[0]!).Order());

    [Fact]
    public void Each_setting_is_a_property_of_the_options_that_is_unset_by_default()
    {
        var options = new ProvostOptions();
        Assert.All(SettingCatalogue.All, setting =>
        {
            var property = typeof(ProvostOptions).GetProperty(setting.Name);
            Assert.NotNull(property);
            Assert.Null(property.GetValue(options));
        });
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void It_is_read_from_the_configuration(string name, string text, string shown, string? refused)
    {
        _ = refused;
        var setting = Named(name);
        using var engine = Use((setting.FullKey, text));

        var effective = Effective(name);

        Assert.Equal(shown, effective.Value);
        Assert.Equal(setting.FullKey, effective.Key);
        Assert.NotEqual(setting.DefaultText, effective.Value);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void It_is_read_under_Prefects_name_too_but_the_own_key_wins(string name, string text, string shown, string? refused)
    {
        _ = refused;
        var setting = Named(name);
        if (setting.PrefectName is null) return;

        using (Use((setting.PrefectName, text))) Assert.Equal(shown, Effective(name).Value);
        using (Use((setting.PrefectName, "not even valid"), (setting.FullKey, text))) Assert.Equal(shown, Effective(name).Value);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_wrong_value_is_refused_by_setting_key_value_and_what_is_allowed(string name, string text, string shown, string? refused)
    {
        _ = (text, shown);
        if (refused is null) return;

        var setting = Named(name);
        foreach (var key in new[] { setting.FullKey, setting.PrefectName }.OfType<string>())
        {
            var exception = Assert.Throws<InvalidSettingException>(() => Use((key, refused)));

            Assert.Equal((name, key, refused), (exception.Setting, exception.Key, exception.Value));
            Assert.Equal($"The setting {name} has the value '{refused}' in MemoryConfigurationProvider, under '{key}'. Allowed: {setting.Allowed}.", exception.Message);
        }
    }

    [Fact]
    public void Code_wins_over_configuration_and_the_default_stands_for_nothing()
    {
        using (Use(options => options with { DefaultTaskRetries = 0 }, ("Provost:Tasks:DefaultRetries", "4")))
            Assert.Equal(("0", "code"), (Effective("DefaultTaskRetries").Value, Effective("DefaultTaskRetries").Origin));

        using (Use()) Assert.Equal(("0", "default"), (Effective("DefaultTaskRetries").Value, Effective("DefaultTaskRetries").Origin));
        using (Use(("Provost:Tasks:DefaultRetries", " "))) Assert.Equal("default", Effective("DefaultTaskRetries").Origin);
    }

    [Fact]
    public void A_wrong_value_in_code_is_refused_by_its_property()
    {
        Assert.Equal("DefaultTaskRetries", Assert.ThrowsAny<ArgumentException>(() => Use(options => options with { DefaultTaskRetries = -1 })).ParamName);
        Assert.Equal("HeartbeatFrequency", Assert.ThrowsAny<ArgumentException>(() => Use(options => options with { HeartbeatFrequency = TimeSpan.FromSeconds(29) })).ParamName);
        Assert.Equal("DefaultResultStorage", Assert.ThrowsAny<ArgumentException>(() => Use(options => options with { DefaultResultStorage = "bucket" })).ParamName);
        Assert.Equal("DefaultTaskRetryDelaySeconds", Assert.ThrowsAny<ArgumentException>(() => Use(options => options with { DefaultTaskRetryDelaySeconds = new double[51] })).ParamName);
    }

    [Theory]
    [InlineData("Provost:Results:DefaultStorage", "DefaultResultStorage", "bucket")]
    [InlineData("Provost:Results:DefaultSerializer", "DefaultResultSerializer", "compressed/xml")]
    [InlineData("PREFECT_RESULTS_DEFAULT_SERIALIZER", "DefaultResultSerializer", "pickle")]
    public void A_name_of_nothing_is_refused_at_once(string key, string name, string value)
    {
        var exception = Assert.Throws<InvalidSettingException>(() => Use((key, value)));

        Assert.Equal((name, key, value), (exception.Setting, exception.Key, exception.Value));
    }

    [Fact]
    public void Lists_are_read_as_json_as_text_with_commas_and_as_Prefect_writes_them()
    {
        using (Use(("Provost:Tasks:DefaultRetryDelaySeconds:0", "1"), ("Provost:Tasks:DefaultRetryDelaySeconds:1", "2.5")))
            Assert.Equal("1, 2.5", Effective("DefaultTaskRetryDelaySeconds").Value);
        using (Use(("PREFECT_TASKS_DEFAULT_RETRY_DELAY_SECONDS", "[1, 2.5]"))) Assert.Equal("1, 2.5", Effective("DefaultTaskRetryDelaySeconds").Value);
        using (Use(("PREFECT_TASKS_DEFAULT_RETRY_DELAY_SECONDS", "7"))) Assert.Equal("7", Effective("DefaultTaskRetryDelaySeconds").Value);
    }

    [Fact]
    public void Numbers_are_read_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            using var engine = Use(("Provost:Flows:DefaultRetryDelaySeconds", "0.25"));
            Assert.Equal("0.25", Effective("DefaultFlowRetryDelaySeconds").Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_storage_path_follows_the_home()
    {
        using (Use(("PREFECT_HOME", "/srv/prefect"))) Assert.Equal(Path.Combine("/srv/prefect", "storage"), ProvostEngine.Services.Settings.LocalStoragePath);
        using (Use(("Provost:Home", "~/data")))
            Assert.Equal(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/data", "storage"), ProvostEngine.Services.Settings.LocalStoragePath);
    }

    [Theory]
    [InlineData("Provost__Home", true)]
    [InlineData("PREFECT_HOME", true)]
    [InlineData("PROVOST_HOME", false)]
    public void The_home_has_two_names_in_the_environment(string name, bool counts)
    {
        const string Directory = "somewhere";
        var configuration = Configured.By((name.Replace("__", ":", StringComparison.Ordinal), Directory));
        using var engine = new TestEngine(configure: options => options with { Configuration = configuration });

        Assert.Equal(counts, ProvostEngine.Services.Settings.Home.EndsWith(Directory, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_key_is_warned_of_with_the_nearest_that_is_known()
    {
        var log = new LogCollector();
        using var engine = new TestEngine(log: log, configure: options => options with
        {
            Configuration = Configured.By(
                ("Provost:Tasks:DefaultRetry", "3"), ("Provost:Loging:LogPrints", "true"), ("Provost:Secrets:api-key", "x"), ("Provost:Variables:a", "b"), ("Other:Tasks", "3")),
        });

        Assert.Equal(
            [
                "There is no setting 'Provost:Loging'. Did you mean 'Provost:Logging'?",
                "There is no setting 'Provost:Tasks:DefaultRetry'. Did you mean 'Provost:Tasks:DefaultRetries'?",
            ],
            log.Messages.Order());
        Assert.All(log.Entries, entry => Assert.Equal(LogLevel.Warning, entry.Level));
    }

    [Fact]
    public void The_origin_is_the_file_or_the_environment()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("appsettings.json", """{ "Provost": { "Tasks": { "DefaultRetries": 2 }, "Logging": { "Level": "LOUD" } } }""");

        var exception = Assert.Throws<InvalidSettingException>(
            () => ProvostEngine.Use(new ProvostOptions { Configuration = DefaultConfiguration.Build(directory.Path, "/", program: null) }));

        Assert.Equal(
            "The setting ConsoleLogLevel has the value 'LOUD' in JSON for 'appsettings.json', under 'Provost:Logging:Level'. "
            + "Allowed: Trace, Debug, Information, Warning, Error, Critical, None, or Prefect's DEBUG, INFO, WARNING, ERROR, CRITICAL.",
            exception.Message);
    }

    [Fact]
    public void The_default_configuration_reads_files_beside_the_program_then_in_the_current_directory_then_the_environment()
    {
        using var program = new TemporaryDirectory();
        using var current = new TemporaryDirectory();
        current.Write("appsettings.json", """{ "Provost": { "Tasks": { "DefaultRetries": 1 } }, "Only": "current" }""");

        Assert.Equal("current", DefaultConfiguration.Build(program.Path, current.Path, program: null)["Only"]);

        program.Write("appsettings.json", """{ "Provost": { "Tasks": { "DefaultRetries": 2, "MaxConcurrent": 3 } } }""");
        program.Write("appsettings.Production.json", """{ "Provost": { "Tasks": { "DefaultRetries": 5 } } }""");
        var configuration = DefaultConfiguration.Build(program.Path, current.Path, program: null);

        Assert.Null(configuration["Only"]);
        Assert.Equal("5", configuration["Provost:Tasks:DefaultRetries"]);
        Assert.Equal("3", configuration["Provost:Tasks:MaxConcurrent"]);
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), configuration["PATH"]);
    }

    [Fact]
    public async Task A_program_reads_its_environment_without_being_told_to()
    {
        using var program = new StoppedProcess("settings", ("Provost__Tasks__DefaultRetries", "4"), ("PREFECT_TASKS_DEFAULT_RETRY_DELAY_SECONDS", "[1, 2]"));

        await program.ExitAsync();

        Assert.Equal(["DefaultTaskRetries = 4 (environment variables)", "DefaultTaskRetryDelaySeconds = 1, 2 (environment variables)"], program.Lines);
    }

    [Fact]
    public async Task The_first_run_of_a_program_with_a_wrong_setting_says_so()
    {
        using var program = new StoppedProcess("unconfigured", ("PREFECT_TASKS_DEFAULT_RETRIES", "often"));

        var (_, error) = await program.ExitAsync();

        Assert.Contains(
            "InvalidSettingException: The setting DefaultTaskRetries has the value 'often' in environment variables, under 'PREFECT_TASKS_DEFAULT_RETRIES'. "
            + "Allowed: a whole number, 0 or more.",
            error,
            StringComparison.Ordinal);
    }

    private static Setting Named(string name) => SettingCatalogue.All.Single(setting => setting.Name == name);

    private static EffectiveSetting Effective(string name) => ProvostEngine.Settings.Single(setting => setting.Name == name);

    private static IDisposable Use(params (string Key, string? Value)[] values) => Use(options => options, values);

    private static IDisposable Use(Func<ProvostOptions, ProvostOptions> change, params (string Key, string? Value)[] values) =>
        ProvostEngine.Use(change(new ProvostOptions { Configuration = Configured.By(values) }));
}
