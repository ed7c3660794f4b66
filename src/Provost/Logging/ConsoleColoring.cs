using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>Whether what goes to standard error has colours, and which.</summary>
internal static class ConsoleColoring
{
    public const string Reset = "\u001b[0m";

    /// <summary>By default in a terminal that takes them, unless the user has said <c>NO_COLOR</c>.</summary>
    public static bool IsOn(bool? setting, bool isRedirected, Func<string, string?> environment) =>
        setting ?? (!isRedirected && string.IsNullOrEmpty(environment("NO_COLOR")) && TakesColors(environment));

    public static string Of(LogLevel level) => level switch
    {
        LogLevel.Trace => "\u001b[90m",
        LogLevel.Debug => "\u001b[34m",
        LogLevel.Information => "\u001b[36m",
        LogLevel.Warning => "\u001b[33m",
        LogLevel.Error => "\u001b[31m",
        _ => "\u001b[1;31m",
    };

    /// <summary>On Windows the old console shows the codes as text; the new terminal says that it is there.</summary>
    private static bool TakesColors(Func<string, string?> environment) =>
        OperatingSystem.IsWindows() ? environment("WT_SESSION") is not null : environment("TERM") is { Length: > 0 } terminal and not "dumb";
}
