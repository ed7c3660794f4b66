using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>Writes to standard error, in Prefect's format, when no other logging is configured.</summary>
/// <remarks>Prefect: the console formatter, <c>12:34:56.789 | INFO    | Task run 'extract-1a2' - message</c>.</remarks>
internal sealed class ConsoleLogger(ResolvedSettings settings, TimeProvider clock) : ILogger
{
    private readonly bool _hasColors = ConsoleColoring.IsOn(settings.ConsoleColors, Console.IsErrorRedirected, Environment.GetEnvironmentVariable);

    public bool IsEnabled(LogLevel logLevel) => logLevel >= settings.ConsoleLogLevel && logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Write(logLevel, "Provost", formatter(state, exception), exception);
    }

    public void Write(LogLevel logLevel, string source, string message, Exception? exception)
    {
        var time = clock.GetLocalNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var line = new StringBuilder($"{time} | {LevelOf(logLevel)} | {source} - {message}").AppendLine();
        if (exception is not null && settings.ConsoleStackTraces) line.Append(exception).AppendLine();
        Console.Error.Write(line.ToString()); // In one piece, so that lines of concurrent runs do not mix.
    }

    private string LevelOf(LogLevel level)
    {
        var name = NameOf(level).PadRight(7);
        return _hasColors ? $"{ConsoleColoring.Of(level)}{name}{ConsoleColoring.Reset}" : name;
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "TRACE",
        LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARNING",
        LogLevel.Error => "ERROR",
        _ => "CRITICAL",
    };
}
