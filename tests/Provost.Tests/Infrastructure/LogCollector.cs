using Microsoft.Extensions.Logging;

namespace Provost.Tests;

/// <summary>Keeps what is logged, with the scope it was logged in.</summary>
internal sealed class LogCollector(LogLevel least = LogLevel.Trace) : ILoggerFactory
{
    private readonly Lock _lock = new();
    private readonly List<LogEntry> _entries = [];

    public int Scopes { get; private set; }

    public IReadOnlyList<LogEntry> Entries
    {
        get
        {
            lock (_lock) return [.. _entries];
        }
    }

    public IEnumerable<string> Messages => Entries.Select(entry => entry.Message);

    public LogEntry Single(string message) => Assert.Single(Entries, entry => entry.Message.Contains(message, StringComparison.Ordinal));

    public bool Has(string message) => Messages.Any(logged => logged.Contains(message, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName, least);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Logger(LogCollector collector, string category, LogLevel least) : ILogger
    {
        private readonly AsyncLocal<Dictionary<string, object?>?> _scope = new();

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            collector.Scopes++;
            var before = _scope.Value;
            _scope.Value = state is IEnumerable<KeyValuePair<string, object?>> properties ? new(properties) : [];
            return new Scope(() => _scope.Value = before);
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var entry = new LogEntry(category, logLevel, formatter(state, exception), exception, _scope.Value ?? []);
            lock (collector._lock) collector._entries.Add(entry);
        }
    }

    private sealed class Scope(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
