using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>
/// Keeps exceptions of a logger of the program from the runs that log: a message may be lost, but never a run. The first exception is
/// reported on standard error.
/// </summary>
internal sealed class GuardedLogger(ILogger target, ConsoleLogger console, string category) : ILogger
{
    private int _hasThrown;

    /// <summary>The logger itself, for a caller that takes note of its exceptions.</summary>
    public ILogger Target => target;

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return target.IsEnabled(logLevel);
        }
        catch (Exception exception)
        {
            TakeNoteOf(exception);
            return false;
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return target.BeginScope(state) is { } scope ? new GuardedScope(scope, this) : null;
        }
        catch (Exception exception)
        {
            TakeNoteOf(exception);
            return null;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            target.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception thrown)
        {
            TakeNoteOf(thrown);
        }
    }

    public void TakeNoteOf(Exception exception)
    {
        if (Interlocked.Exchange(ref _hasThrown, 1) != 0) return;
        try
        {
            console.Write(LogLevel.Error, category, "The logger threw, and a message is lost. Further exceptions of it are not reported.", exception);
        }
        catch (Exception)
        {
            // Standard error cannot be written either, so there is nowhere left to say so.
        }
    }

    private sealed class GuardedScope(IDisposable scope, GuardedLogger logger) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                scope.Dispose();
            }
            catch (Exception exception)
            {
                logger.TakeNoteOf(exception);
            }
        }
    }
}
