namespace Provost;

/// <summary>For as long as a run that logs its prints is under way: sends what it writes to the console to its logger.</summary>
internal readonly struct PrintCapture : IDisposable
{
    private readonly RunContext? _run;

    private PrintCapture(RunContext run) => _run = run;

    public static PrintCapture Of(RunContext run)
    {
        if (!run.LogPrints) return default;

        ConsoleRouter.Install();
        run.Attach().Prints = new PrintBuffer(run);
        return new PrintCapture(run);
    }

    /// <summary>Logs what was written without an end of line.</summary>
    public void Flush() => _run?.Attachments?.Prints?.Flush();

    public void Dispose()
    {
        if (_run?.Attachments is not { Prints: { } prints } attachments) return;

        attachments.Prints = null;
        prints.Flush();
        ConsoleRouter.Uninstall();
    }
}
