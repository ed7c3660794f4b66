using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Provost.Tests;

public sealed class SecretTests
{
    private const string Value = "xyzzy plugh";
    private const string Mask = "********";

    private static readonly Secret s_secret = new(Value);

    [Fact]
    public void Only_Get_gives_it_away()
    {
        Assert.Equal(Value, s_secret.Get());
        Assert.Equal(Mask, s_secret.ToString());
        Assert.Equal($"key: {Mask}", $"key: {s_secret}");
        Assert.Equal($"key: {Mask}", string.Format(null, "key: {0}", s_secret));
    }

    [Fact]
    public void The_debugger_shows_the_mask()
    {
        Assert.Equal(Mask, typeof(Secret).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value);
        Assert.All(
            typeof(Secret).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => Value.Equals(field.GetValue(s_secret))),
            field => Assert.Equal(DebuggerBrowsableState.Never, field.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State));
        Assert.DoesNotContain(typeof(Secret).GetProperties(), property => Value.Equals(property.GetValue(s_secret)));
    }

    [Fact]
    public void Json_has_the_mask_and_is_not_read_back()
    {
        var json = JsonSerializer.Serialize(new { Password = s_secret });

        Assert.Equal($$"""{"Password":"{{Mask}}"}""", json);
        Assert.Contains("Secret.Load", Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Secret>($"\"{Mask}\"")).Message);
    }

    [Fact]
    public async Task A_run_logs_the_mask_however_it_logs()
    {
        using var engine = new TestEngine();

        await Define.Flow(() =>
        {
            Run.Logger.LogInformation("structured {Password}", s_secret);
            Run.Logger.LogInformation("destructured {@Password}", s_secret);
            Run.Logger.LogInformation($"interpolated {s_secret}");
            Console.WriteLine($"printed {s_secret}");
            return Task.FromResult(0);
        }, new FlowAttribute { LogPrints = true }).RunAsync(default);

        Assert.Equal(4, engine.Log.Messages.Count(message => message.EndsWith(Mask, StringComparison.Ordinal)));
        Assert.DoesNotContain(engine.Log.Messages, message => message.Contains(Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_are_equal_if_they_hide_the_same()
    {
        Assert.Equal(s_secret, new Secret(Value));
        Assert.Equal(s_secret.GetHashCode(), new Secret(Value).GetHashCode());
        Assert.NotEqual(s_secret, new Secret(Value + "!"));
        Assert.NotEqual(s_secret, new Secret("xyzzy Plugh"));
        Assert.False(s_secret.Equals(null));
        Assert.False(s_secret.Equals((object)Value));
    }

    [Theory]
    [InlineData(typeof(Secret))]
    [InlineData(typeof(Credentials))]
    [InlineData(typeof(Secret[]))]
    [InlineData(typeof((string, Secret)))]
    public async Task A_secret_is_no_part_of_a_cache_key(Type type)
    {
        using var engine = new TestEngine();
        object argument = type == typeof(Secret) ? s_secret
            : type == typeof(Credentials) ? new Credentials("me", s_secret)
            : type == typeof(Secret[]) ? new[] { s_secret }
            : ("me", s_secret);
        var calls = 0;
        var task = Define.Task<object, int>(_ => Task.FromResult(++calls), new TaskAttribute { CachePolicy = CachePolicy.Inputs });

        await task.RunAsync(new(argument));
        await task.RunAsync(new(argument));

        Assert.Equal(2, calls);
        var warning = engine.Log.Entries.First(entry => entry.Level == LogLevel.Warning).Message;
        Assert.Contains("'x'", warning);
        Assert.Contains("Provost.Secret", warning);
        Assert.DoesNotContain(Value, warning);
    }

    [Fact]
    public async Task A_result_with_a_secret_is_not_persisted_and_the_run_completes()
    {
        using var directory = new TemporaryDirectory();
        using var engine = new TestEngine();
        var task = Define.Task(
            () => Task.FromResult(new Credentials("me", s_secret)), new TaskAttribute { ResultStorage = directory.Path, ResultStorageKey = "credentials", PersistResult = true });

        var credentials = await task.RunAsync(default);

        Assert.Equal(s_secret, credentials.Password);
        Assert.Equal("Pending, Running, Completed", engine.NamesOf(engine.TaskRun));
        Assert.Contains(engine.Log.Messages, message => message.Contains("a secret is not persisted", StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories), file =>
        {
            var content = File.ReadAllText(file);
            Assert.DoesNotContain(Value, content);
            Assert.DoesNotContain(Mask, content);
        });
    }

    [Fact]
    [PrefectBehaviour("224")]
    public void Json_text_is_read_into_a_type()
    {
        Assert.Equal(new Login("me", 5432), new Secret("""{ "user": "me", "port": 5432 }""").Get<Login>());
        Assert.Equal([1, 2, 3], new Secret("[1, 2, 3]").Get<int[]>());
        Assert.Equal("b", new Secret("""{ "a": "b" }""").Get<Dictionary<string, string>>()["a"]);
        Assert.Equal("[1, 2, 3]", new Secret("[1, 2, 3]").Get());
        Assert.Equal("plain", new Secret("plain").Get<string>());
        Assert.Equal(new Login("me", 5432), new Secret("""{ "User": "me", "Port": 5432 }""").Get(BlockContext.Default.Login));
    }

    [Theory]
    [InlineData("topsecret")]
    [InlineData("""{ "user": "topsecret" }""")]
    [InlineData("""{ "user": "me", "port": "topsecret" }""")]
    [InlineData("null")]
    public void What_does_not_fit_is_refused_without_telling_the_value(string value)
    {
        var exception = Assert.Throws<FormatException>(() => new Secret(value).Get<Login>());

        Assert.Equal("The secret is not JSON of type Provost.Tests.Login.", exception.Message);
        Assert.Null(exception.InnerException);
        Assert.DoesNotContain("topsecret", exception.ToString());
    }

    private sealed record Credentials(string User, Secret Password);
}
