using System.Text;

namespace Provost;

/// <summary>Turns what a run writes to the console into log messages, line by line. Thread-safe.</summary>
internal sealed class PrintBuffer(RunContext run)
{
    [ThreadStatic]
    private static bool t_isLogging;

    private readonly Lock _lock = new();
    private readonly StringBuilder _line = new();

    /// <summary>Whether the calling thread is in a logger that was called from here, so that what it writes is no print of the run.</summary>
    public static bool IsLogging => t_isLogging;

    public void Write(ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            while (text.IndexOf('\n') is >= 0 and var end)
            {
                _line.Append(text[..end].TrimEnd('\r'));
                LogLine();
                text = text[(end + 1)..];
            }

            _line.Append(text);
        }
    }

    public void Flush()
    {
        lock (_lock)
        {
            if (_line.Length > 0) LogLine();
        }
    }

    private void LogLine()
    {
        var line = _line.ToString().TrimEnd('\r');
        _line.Clear();
        t_isLogging = true;
        try
        {
            EngineLog.Print(run.RunLogger, line);
        }
        finally
        {
            t_isLogging = false;
        }
    }
}
