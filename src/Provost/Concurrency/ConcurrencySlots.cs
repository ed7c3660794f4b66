namespace Provost;

/// <summary>Finds the limits that are asked for by name, and takes slots of them for the calling code.</summary>
internal static class ConcurrencySlots
{
    public static async ValueTask<ConcurrencyLease> AcquireAsync(
        IEnumerable<string> names, int occupy, TimeSpan? timeout, bool strict, bool rate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfLessThan(occupy, 1);
        var limit = timeout ?? Timeout.InfiniteTimeSpan;
        FutureWait.Check(limit);

        var services = Run.Current?.Services ?? ProvostEngine.Services;
        var limits = Find(services, [.. names.Distinct(StringComparer.Ordinal)], strict);
        Check(limits, occupy, rate);
        if (limits.Count == 0) return ConcurrencyLease.Empty;

        var holdings = await TakeAsync(services.Limits, limits, occupy, limit, cancellationToken).ConfigureAwait(false);
        if (!rate) return new ConcurrencyLease(services.Limits, holdings);

        services.Limits.Forget(holdings);
        return ConcurrencyLease.Empty;
    }

    public static ConcurrencyLimitException DoesNotFit(ConcurrencyLimit limit, int occupy) => new(
        $"{occupy} slot(s) of the concurrency limit '{limit.Name}' cannot be had: it has {limit.Limit}.");

    /// <summary>The limits to take slots of: those that are active.</summary>
    /// <exception cref="ConcurrencyLimitException">A limit can never give so many slots.</exception>
    public static void Check(List<LimitEntry> limits, int occupy, bool rate)
    {
        limits.RemoveAll(static limit => !limit.Definition.IsActive);
        foreach (var limit in limits.Select(static limit => limit.Definition))
        {
            if (occupy > limit.Limit) throw DoesNotFit(limit, occupy);
            if (rate && limit.SlotDecayPerSecond == 0)
                throw new ConcurrencyLimitException($"The concurrency limit '{limit.Name}' cannot limit a rate: it has no {nameof(ConcurrencyLimit.SlotDecayPerSecond)}.");
        }
    }

    private static async ValueTask<IReadOnlyList<LimitHolding>> TakeAsync(
        LimitRegistry registry, List<LimitEntry> limits, int occupy, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var runToken = Run.CancellationToken;
        using var linked = RunLinks.Link(runToken, cancellationToken);
        try
        {
            return await registry.TakeAsync(limits, occupy, Run.Current, timeout, linked?.Token ?? RunLinks.Either(runToken, cancellationToken)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            var names = string.Join(", ", limits.Select(static limit => $"'{limit.Definition.Name}'"));
            throw new ConcurrencyTimeoutException(FormattableString.Invariant($"{occupy} slot(s) of {names} were not free within {timeout.TotalSeconds} second(s)."));
        }
    }

    private static List<LimitEntry> Find(EngineServices services, string[] names, bool strict)
    {
        var found = new List<LimitEntry>(names.Length);
        foreach (var name in names)
        {
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(names));
            if (services.Limits.Find(name) is { } limit) found.Add(limit);
            else if (strict) throw new ConcurrencyLimitException($"There is no concurrency limit '{name}'. Define it in {nameof(ProvostOptions)}.{nameof(ProvostOptions.ConcurrencyLimits)}, under Provost:Concurrency in the configuration, or with Concurrency.Define.");
            else EngineLog.NoSuchLimit(Run.Current?.RunLogger ?? services.Logger, name);
        }

        return found;
    }
}
