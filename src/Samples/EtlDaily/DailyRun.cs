namespace EtlDaily;

/// <summary>Runs the pipeline once and tells how it went.</summary>
internal static class DailyRun
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Uri? source, string output, CancellationToken cancellationToken)
    {
        var history = new RunHistory();
        ProvostEngine.Configure(new() { Observers = [history], ConsoleStackTraces = false });

        await using var loopback = source is null ? await LoopbackSource.StartAsync(cancellationToken) : null;
        source ??= loopback!.Address;

        var state = await EtlPipeline.RunFlow.RunStateAsync(source, output, cancellationToken);

        RunSummary.Write(Console.Out, history.Runs);
        return Conclude(state, source, output);
    }

    private static int Conclude(State<EtlResult> state, Uri source, string output)
    {
        if (state.IsCompleted)
        {
            Report(state.Result(), output);
            return ExitCode.Success;
        }

        if (state.IsCancelled)
        {
            Console.Error.WriteLine("cancelled");
            return ExitCode.Cancelled;
        }

        Console.Error.WriteLine($"error: {Failure.Describe(state, source, output)}");
        return ExitCode.Failure;
    }

    private static void Report(EtlResult result, string output)
    {
        foreach (var finding in result.Findings)
            Console.WriteLine($"Finding: {finding}");

        Console.WriteLine($"Wrote {result.Countries} countries from {result.Zones} time zones to {Path.GetFullPath(output)}");
    }
}
