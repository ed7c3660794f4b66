namespace Provost;

/// <summary>The slots that a task run holds of the limits on its tags, until it is over; not while it waits for a retry.</summary>
/// <remarks>
/// The tags are its own and those of its flow runs. A task that is called by one that holds a slot is part of it and takes no other,
/// or it would wait for its caller. Limits that do not exist are not asked for. Prefect: tag-based concurrency limits.
/// </remarks>
internal readonly struct TagSlots(TaskRun run) : IDisposable
{
    /// <summary>Takes a slot of each limit there is on a tag of the run, and waits until it has them.</summary>
    public static ValueTask TakeAsync(TaskRun run, bool blocking) =>
        run.Services.Limits.HasTagLimits ? Waiting.ForAsync(TakeAsync(run), blocking) : ValueTask.CompletedTask;

    /// <summary>Gives the slots back.</summary>
    public void Dispose()
    {
        run.TagLease?.Dispose();
        run.TagLease = null;
    }

    private static async ValueTask TakeAsync(TaskRun run)
    {
        var registry = run.Services.Limits;
        List<LimitEntry> limits = [.. NamesOf(run).Select(registry.Find).OfType<LimitEntry>()];
        ConcurrencySlots.Check(limits, occupy: 1, rate: false);
        if (limits.Count == 0) return;

        var holdings = await registry.TakeAsync(limits, slots: 1, run, Timeout.InfiniteTimeSpan, run.CancellationToken).ConfigureAwait(false);
        run.TagLease = new ConcurrencyLease(registry, holdings);
    }

    private static IEnumerable<string> NamesOf(TaskRun run) => run.Task.Options.Tags
        .Union(run.FlowRun?.Tags ?? [], StringComparer.Ordinal)
        .Select(static tag => ConcurrencyLimit.TagPrefix + tag)
        .Except(HeldByCallers(run), StringComparer.Ordinal);

    private static IEnumerable<string> HeldByCallers(TaskRun run)
    {
        for (RunContext called = run; called is not TaskRun { IsSubmitted: true } && called.Parent is { } caller; called = caller)
        {
            foreach (var name in (caller as TaskRun)?.TagLease?.Names ?? []) yield return name;
        }
    }
}
