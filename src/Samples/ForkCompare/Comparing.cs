namespace ForkCompare;

/// <summary>Runs the flow once and tells how it went.</summary>
internal static class Comparing
{
    private static readonly Conversation s_conversation = new(
    [
        new("user", "Our nightly import failed three times this week. What should we look at first?"),
        new("assistant", "At what the failures have in common: the source, the hour, the size of the data."),
        new("user", "They all happened while the source was busy. Explain to my team what to change."),
    ]);

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Uri? endpoint, int seed, string output, CancellationToken cancellationToken)
    {
        ProvostEngine.Configure(new() { ConsoleStackTraces = false });
        await using var own = endpoint is null ? await ModelEndpoint.StartAsync(seed, cancellationToken) : null;
        endpoint ??= own!.Address;

        var state = await ForkPipeline.CompareFlow.RunStateAsync(endpoint, s_conversation, Branch.All, output, cancellationToken);
        return Conclude(state, output);
    }

    private static int Conclude(State<Comparison> state, string output)
    {
        if (state.IsCompleted)
        {
            ComparisonTable.Write(Console.Out, state.Result());
            Console.WriteLine($"Wrote {Path.GetFullPath(output)}");
            return 0;
        }

        Console.Error.WriteLine(state.IsCancelled ? "cancelled" : $"error: {state.Message}");

        // 128 and the number of SIGINT, by custom of shells.
        return state.IsCancelled ? 130 : 1;
    }
}
