using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>Logs on behalf of one run. What it adds is made only for messages that are written.</summary>
internal sealed class RunLogger(RunContext run) : ILogger
{
    private readonly GuardedLogger _inner = run.Services.LoggerOf(run);
    private RunLogScope? _scope;

    public bool IsEnabled(LogLevel logLevel) => _inner.IsEnabled(logLevel) && !DisabledLogging.IsHere;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _inner.BeginScope(state);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        try
        {
            Write(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception thrown)
        {
            _inner.TakeNoteOf(thrown);
        }
    }

    private void Write<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (_inner.Target is ConsoleLogger console)
        {
            console.Write(logLevel, $"{run.Kind} run '{run.Name}'", formatter(state, exception), exception);
            return;
        }

        using (_inner.Target.BeginScope(CurrentScope())) _inner.Target.Log(logLevel, eventId, state, exception, formatter);
    }

    private RunLogScope CurrentScope()
    {
        var frame = RunFrame.Current;
        var attempt = frame?.Run == run ? frame.Attempt : run.RunCount;
        if (_scope is null || _scope.Attempt != attempt || _scope.RunName != run.Name) _scope = new RunLogScope(run, attempt);
        return _scope;
    }
}
