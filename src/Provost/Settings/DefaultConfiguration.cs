using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Provost;

/// <summary>The configuration of a program that gives none: that of the .NET hosts, read once.</summary>
/// <remarks>
/// Later sources win: <c>appsettings.json</c>, <c>appsettings.{environment}.json</c>, the user secrets of the program if it has an
/// id for them, environment variables. The files are looked for beside the program and, if it has none there, in the current directory.
/// </remarks>
internal static class DefaultConfiguration
{
    private static readonly Lazy<IConfigurationRoot> s_instance =
        new(() => Build(AppContext.BaseDirectory, Directory.GetCurrentDirectory(), Assembly.GetEntryAssembly()));

    public static IConfigurationRoot Instance => s_instance.Value;

    public static IConfigurationRoot Build(string programDirectory, string currentDirectory, Assembly? program)
    {
        var directory = HasSettings(programDirectory) || !HasSettings(currentDirectory) ? programDirectory : currentDirectory;
        var builder = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(directory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(directory, $"appsettings.{EnvironmentName()}.json"), optional: true);
        if (program is not null) builder.AddUserSecrets(program, optional: true);
        return builder.AddEnvironmentVariables().Build();
    }

    private static bool HasSettings(string directory) => File.Exists(Path.Combine(directory, "appsettings.json"));

    private static string EnvironmentName() => Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is { Length: > 0 } name ? name : "Production";
}
