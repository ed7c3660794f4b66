using Microsoft.Extensions.Logging;

namespace Provost.Tests;

/// <summary>A logging of the program that is broken in one place.</summary>
public sealed class ThrowingLogger(ThrowingLogger.Place place) : ILoggerFactory, ILogger
{
    public enum Place
    {
        IsEnabled,
        BeginScope,
        Log,
        EndOfScope,
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public bool IsEnabled(LogLevel logLevel)
    {
        ThrowIn(Place.IsEnabled);
        return true;
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        ThrowIn(Place.BeginScope);
        return new Scope(this);
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => ThrowIn(Place.Log);

    public void Dispose()
    {
    }

    private void ThrowIn(Place here)
    {
        if (here == place) throw new InvalidOperationException($"broken in {here}");
    }

    private sealed class Scope(ThrowingLogger logger) : IDisposable
    {
        public void Dispose() => logger.ThrowIn(Place.EndOfScope);
    }
}
