using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;

namespace Provost.Tests;

public sealed class VariableTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private IDisposable? _use;

    public enum Level
    {
        Low,
        High,
    }

    public void Dispose()
    {
        _use?.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_simple_value_is_written_as_it_is()
    {
        UseJson("""
            { "count": 5, "ratio": "0.25", "on": true, "off": "False", "day": "2026-01-31", "wait": "00:01:30", "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
              "level": "high", "text": "5", "site": "https://example.org/", "size": 123456789012345678901234567890 }
            """);

        Assert.Equal(5, Variable.Get<int>("count"));
        Assert.Equal(5, Variable.Get<int?>("count"));
        Assert.Equal(0.25, Variable.Get<double>("ratio"));
        Assert.True(Variable.Get<bool>("on"));
        Assert.False(Variable.Get<bool>("off"));
        Assert.Equal(new DateOnly(2026, 1, 31), Variable.Get<DateOnly>("day"));
        Assert.Equal(TimeSpan.FromSeconds(90), Variable.Get<TimeSpan>("wait"));
        Assert.Equal(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), Variable.Get<Guid>("id"));
        Assert.Equal(Level.High, Variable.Get<Level>("level"));
        Assert.Equal("5", Variable.Get<string>("text"));
        Assert.Equal(new Uri("https://example.org"), Variable.Get<Uri>("site"));
        Assert.Equal(Int128.Parse("123456789012345678901234567890"), Variable.Get<Int128>("size"));
    }

    [Fact]
    public void A_section_of_the_configuration_is_an_object()
    {
        UseJson("""
            { "import": { "batchSize": 500, "target": "42", "Level": "High", "tags": ["a", "7"], "limits": { "5": 1.5, "b": 2 }, "nested": { "on": "true" }, "extra": { "x": 1 } } }
            """);

        var settings = Variable.Get<ImportSettings>("import");

        Assert.Equal(500, settings.BatchSize);
        Assert.Equal("42", settings.Target);
        Assert.Equal(Level.High, settings.Level);
        Assert.Equal(["a", "7"], settings.Tags);
        Assert.Equal(new Dictionary<string, double> { ["5"] = 1.5, ["b"] = 2 }, settings.Limits);
        Assert.Equal(new Nested(On: true), settings.Nested);
    }

    [Fact]
    public void A_value_of_the_configuration_may_be_json_as_well()
    {
        UseSetting("Provost:Variables:login", """{ "user": "me", "port": 5432 }""");

        Assert.Equal(new Login("me", 5432), Variable.Get<Login>("login"));
    }

    [Fact]
    public void Without_a_type_values_are_what_they_look_like()
    {
        UseJson("""{ "any": { "number": 5, "flag": true, "text": "abc", "list": [1, "b"], "object": { "0": "x", "2": "y" } } }""");

        var json = Variable.Get<JsonElement>("any").ToString();

        Assert.Equal("""{"flag":true,"list":[1,"b"],"number":5,"object":{"0":"x","2":"y"},"text":"abc"}""", json);
    }

    [Fact]
    public void The_configuration_comes_first_then_the_environment_then_files()
    {
        using var variable = new EnvironmentVariable("PROVOST_VARIABLE_ORDER_TEST_1", "2");
        using var other = new EnvironmentVariable("PROVOST_VARIABLE_ORDER_TEST_2", "2");
        UseSetting("Provost:Variables:order_test-1", "1");
        _directory.Write("order_test-2.json", "3");
        _directory.Write("order_test-3.json", "3\n");
        _directory.Write("order_test-3", "4");
        _directory.Write("order_test-4", "4\n");

        Assert.Equal(1, Variable.Get<int>("order_test-1"));
        Assert.Equal(2, Variable.Get<int>("order_test-2"));
        Assert.Equal(3, Variable.Get<int>("order_test-3"));
        Assert.Equal(4, Variable.Get<int>("order_test-4"));
    }

    [Fact]
    public void A_file_may_have_comments_and_trailing_commas()
    {
        UseJson("{}");
        _directory.Write("login.json", """
            {
              // Who we are.
              "user": "me",
              "port": 5432,
            }
            """);

        Assert.Equal(new Login("me", 5432), Variable.Get<Login>("login"));
    }

    [Fact]
    public void A_source_generated_contract_serves_as_well()
    {
        UseJson("""{ "login": { "User": "me", "Port": 5432 } }""");

        Assert.Equal(new Login("me", 5432), Variable.Get("login", BlockContext.Default.Login));
        Assert.True(Variable.TryGet("login", BlockContext.Default.Login, out var login));
        Assert.Equal(5432, login.Port);
    }

    [Fact]
    public void What_is_missing_names_every_place()
    {
        UseSetting("Provost:Variables:count", "");

        var exception = Assert.Throws<MissingVariableException>(() => Variable.Get<int>("count"));

        Assert.Equal("count", exception.Name);
        Assert.Equal(
            [
                "configuration Provost:Variables:count (empty)",
                "environment variable PROVOST_VARIABLE_COUNT (not set)",
                $"file {_directory.File("count.json")} (no such file)",
                $"file {_directory.File("count")} (no such file)",
            ],
            exception.Places);
        Assert.StartsWith("There is no variable 'count'. Looked in: configuration Provost:Variables:count (empty); ", exception.Message);
    }

    [Fact]
    [PrefectBehaviour("228")]
    public void Tries_to_get()
    {
        UseSetting("Provost:Variables:there", "5");

        Assert.True(Variable.TryGet<int>("there", out var there));
        Assert.Equal(5, there);
        Assert.False(Variable.TryGet<int>("not-there", out var notThere));
        Assert.Equal(0, notThere);
    }

    [Theory]
    [InlineData("""{ "x": "five" }""", typeof(int))]
    [InlineData("""{ "x": "5.5" }""", typeof(int))]
    [InlineData("""{ "x": { "y": 5 } }""", typeof(int))]
    [InlineData("""{ "x": "yes" }""", typeof(bool))]
    [InlineData("""{ "x": "highest" }""", typeof(Level))]
    [InlineData("""{ "x": "not json" }""", typeof(Login))]
    [InlineData("""{ "x": { "user": "me" } }""", typeof(Login))]
    [InlineData("""{ "x": { "user": null, "port": 1 } }""", typeof(Login))]
    [InlineData("""{ "x": "null" }""", typeof(Login))]
    public void What_does_not_fit_is_refused_with_its_place(string variables, Type type)
    {
        UseJson(variables);
        var get = new Func<string, object>(Variable.Get<object>).Method.GetGenericMethodDefinition().MakeGenericMethod(type);

        var exception = Assert.IsType<FormatException>(Assert.Throws<System.Reflection.TargetInvocationException>(() => get.Invoke(null, ["x"])).InnerException);

        Assert.StartsWith($"The variable 'x' (configuration Provost:Variables:x) is no {type}: ", exception.Message);
        Assert.IsAssignableFrom<JsonException>(exception.InnerException);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Batch")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("../x")]
    public void Refuses_what_is_no_name(string name) =>
        Assert.Contains($"'{name}' is no name of a variable", Assert.Throws<ArgumentException>(() => Variable.Get<int>(name)).Message);

    [Fact]
    public void Refuses_a_name_that_is_too_long()
    {
        UseJson("{}");

        Assert.Throws<MissingVariableException>(() => Variable.Get<int>(new string('a', 255)));
        Assert.Throws<ArgumentException>(() => Variable.Get<int>(new string('a', 256)));
    }

    private void UseSetting(string key, string value) => Use(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build());

    private void UseJson(string variables)
    {
        var settings = _directory.Write("appsettings.json", $$"""{ "Provost": { "Variables": {{variables}} } }""");
        Use(new ConfigurationBuilder().AddJsonFile(settings).Build());
    }

    private void Use(IConfiguration configuration) => _use = ProvostEngine.Use(new() { Configuration = configuration, VariableDirectories = [_directory.Path] });

    private sealed record ImportSettings(int BatchSize, string Target, Level Level, string[] Tags, Dictionary<string, double> Limits)
    {
        [JsonPropertyName("nested")]
        public Nested? Nested { get; init; }
    }

    private sealed record Nested(bool On);
}
