namespace Provost.Analyzers.Tests.Security;

/// <summary>What the tests of PRV202 put around a piece of code: loggers, configuration, secrets.</summary>
internal static class LeakCode
{
    public const string LibrariesFile = "/0/Libraries.cs";

    /// <summary>Stand-ins for libraries that the tests do not reference.</summary>
    public const string Libraries = """
        namespace Microsoft.Extensions.Configuration
        {
            public static class ConfigurationBinder
            {
                public static T? GetValue<T>(this IConfiguration configuration, string key) => default;
            }
        }

        namespace Microsoft.Extensions.Options
        {
            public interface IOptions<out T> { T Value { get; } }

            public interface IOptionsMonitor<out T> { T CurrentValue { get; } }
        }

        namespace Azure.Security.KeyVault.Secrets
        {
            public class KeyVaultSecret { public string Name => ""; public string Value => ""; }
        }

        namespace Serilog
        {
            public interface ILogger { void Information<T>(string template, T value); }
        }

        namespace Microsoft.Extensions.Compliance.Classification
        {
            public class DataClassificationAttribute : System.Attribute;
        }
        """;

    /// <summary>A member of a type that has what code in a real project has at hand.</summary>
    public static string Member(string member) => $$"""
        using System.Diagnostics;
        using System.Security.Cryptography;
        using System.Text;
        using Azure.Security.KeyVault.Secrets;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Options;

        public sealed class PrivateAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute;

        public sealed class Mail
        {
            public string Host { get; set; } = "";

            public string Password { get; set; } = "";
        }

        public sealed class RefusedException(string message, string key = "") : Exception(message)
        {
            public string Key => key;
        }

        public static class Artifacts
        {
            public static void Publish(string name, object content) => _ = (name, content);
        }

        public partial class Code
        {
            private readonly ILogger logger = null!;
            private readonly Serilog.ILogger serilog = null!;
            private readonly IConfiguration configuration = null!;
            private readonly IOptions<Mail> options = null!;
            private readonly IOptionsMonitor<Mail> monitor = null!;
            private readonly Secret _apiToken = null!;

            private static string Mask(string value) => value;

            private static void Use(object value) => _ = value;

            [LoggerMessage(Level = LogLevel.Information, Message = "connected with {Token}")]
            private static partial void Connected(ILogger logger, string token);

            private static partial void Connected(ILogger logger, string token) => _ = (logger, token);

            [LoggerMessage(Level = LogLevel.Information, Message = "connected with {Token}")]
            private static partial void Redacted(ILogger logger, [Private] string token);

            private static partial void Redacted(ILogger logger, string token) => _ = (logger, token);

            private static readonly Action<ILogger, string, Exception?> s_connected = LoggerMessage.Define<string>(LogLevel.Information, default, "{Token}");

            {{member}}
        }
        """;

    /// <summary>Statements in a method that has read a secret into <c>token</c>.</summary>
    public static string WithToken(string statements) => Member($$"""
        async Task RunAsync(bool flag, string name)
            {
                await Task.Yield();
                var token = Secret.Load("api-token").Get();
                {{statements}}
            }
        """);
}
