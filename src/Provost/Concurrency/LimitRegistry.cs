using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Provost;

/// <summary>The limits of an engine, and the queues before them.</summary>
/// <remarks>
/// Slots are granted in the order in which they were asked for; a request for several limits is granted when all can be, and holds
/// up those behind it until then, so that nobody starves. Nothing polls where all is in this process.
/// </remarks>
internal sealed class LimitRegistry
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, LimitEntry> _limits = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly string _home;
    private volatile bool _hasTagLimits;

    public LimitRegistry(IEnumerable<ConcurrencyLimit> limits, TimeProvider clock, string home)
    {
        _clock = clock;
        _home = home;
        foreach (var limit in limits) Define(limit);
    }

    /// <summary>Whether it is worth looking at the tags of task runs.</summary>
    public bool HasTagLimits => _hasTagLimits;

    public IReadOnlyList<ConcurrencyUsage> Usage()
    {
        lock (_lock)
        {
            return
            [
                .. from limit in _limits.Values
                   orderby limit.Definition.Name
                   select new ConcurrencyUsage(
                       limit.Definition, limit.Holdings.Sum(holding => holding.Slots), limit.Queue.Count, [.. limit.Holdings.Select(holding => holding.Holder).OfType<RunContext>()]),
            ];
        }
    }

    /// <summary>Adds a limit or changes one. What is held of it stays held.</summary>
    public void Define(ConcurrencyLimit definition)
    {
        definition.Validate();
        lock (_lock)
        {
            if (_limits.TryGetValue(definition.Name, out var entry))
            {
                entry.Account = AccountOf(definition, entry.Account);
                entry.Definition = definition;
                RefuseWhatNoLongerFits(entry);
                Serve(entry);
            }
            else
            {
                _limits[definition.Name] = new LimitEntry(definition, AccountOf(definition, before: null));
            }

            _hasTagLimits |= definition.Name.StartsWith(ConcurrencyLimit.TagPrefix, StringComparison.Ordinal);
        }
    }

    /// <summary>Takes a limit away. Who waits for it goes on without it.</summary>
    public bool Remove(string name)
    {
        lock (_lock)
        {
            if (!_limits.TryRemove(name, out var entry)) return false;
            entry.Definition = entry.Definition with { IsActive = false };
            Serve(entry);
            return true;
        }
    }

    public LimitEntry? Find(string name) => _limits.GetValueOrDefault(name);

    /// <summary>Takes slots of each limit, or of none: at once if it can, else when its turn comes.</summary>
    public async ValueTask<IReadOnlyList<LimitHolding>> TakeAsync(
        IReadOnlyList<LimitEntry> limits, int slots, RunContext? holder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LimitRequest request;
        lock (_lock)
        {
            request = new LimitRequest(limits, slots, holder);
            Serve(limits[0]);
        }

        if (request.Granted.IsCompleted) return await request.Granted.ConfigureAwait(false);
        var wait = RunWait.Begin();
        try
        {
            await request.Granted.WaitAsync(timeout, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (exception is TimeoutException or OperationCanceledException) Withdraw(request);
            await wait.EndAsync().ConfigureAwait(false);
            throw;
        }

        try
        {
            await wait.EndAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            GiveBack(request.Granted.Result); // The run was cancelled before it could go on, so nobody gets them.
            throw;
        }

        return request.Granted.Result;
    }

    public void GiveBack(IReadOnlyList<LimitHolding> holdings)
    {
        lock (_lock)
        {
            foreach (var holding in holdings)
            {
                if (!holding.Limit.Holdings.Remove(holding)) continue;
                var account = holding.Limit.Account is ProcessAccount now && holding.Account is ProcessAccount ? now : holding.Account;
                account.GiveBack(holding.Slots, holding.Ticket);
            }

            foreach (var holding in holdings) Serve(holding.Limit);
        }
    }

    /// <summary>The slots are used up: they come back with time alone.</summary>
    public void Forget(IReadOnlyList<LimitHolding> holdings)
    {
        lock (_lock)
        {
            foreach (var holding in holdings) holding.Limit.Holdings.Remove(holding);
        }
    }

    /// <summary>Takes a request out of the queues; one that was granted at the same moment gives back what it got.</summary>
    private void Withdraw(LimitRequest request)
    {
        lock (_lock)
        {
            request.Leave();
            foreach (var limit in request.Limits) Serve(limit);
        }

        if (request.Granted.IsCompletedSuccessfully) GiveBack(request.Granted.Result);
    }

    /// <summary>Grants what can be granted to those who wait for a limit, and then for the limits that they waited for too.</summary>
    private void Serve(LimitEntry limit)
    {
        var open = new Stack<LimitEntry>([limit]);
        while (open.TryPop(out var next))
        {
            if (next.Queue.First?.Value is not { } request)
            {
                next.Timer?.Dispose();
                next.Timer = null;
            }
            else if (request.IsFirst && TryServe(request))
            {
                foreach (var served in request.Limits) open.Push(served);
            }
        }
    }

    /// <summary>Whether the request has left the queues.</summary>
    private bool TryServe(LimitRequest request)
    {
        try
        {
            if (TryTake(request) is not { } holdings) return false;
            foreach (var holding in holdings) holding.Limit.Holdings.Add(holding);
            request.Grant(holdings);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            request.Fail(exception);
        }

        return true;
    }

    private List<LimitHolding>? TryTake(LimitRequest request)
    {
        var taken = new List<LimitHolding>(request.Limits.Count);
        foreach (var limit in request.Limits.Where(static limit => limit.Definition.IsActive))
        {
            if (limit.Account.TryTake(request.Slots) is { } ticket)
            {
                taken.Add(new LimitHolding(limit, limit.Account, request.Slots, ticket, request.Holder));
                continue;
            }

            foreach (var holding in taken) holding.Account.GiveBack(holding.Slots, holding.Ticket);
            TryAgainLater(limit, request.Slots);
            return null;
        }

        return taken;
    }

    private void TryAgainLater(LimitEntry limit, int slots)
    {
        if (limit.Account.TryAgainIn(slots) is not { } due) return;
        limit.Timer ??= _clock.CreateTimer(_ => OnTime(limit), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        limit.Timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void OnTime(LimitEntry limit)
    {
        lock (_lock) Serve(limit);
    }

    private static void RefuseWhatNoLongerFits(LimitEntry limit)
    {
        foreach (var request in limit.Queue.Where(request => limit.Definition.IsActive && request.Slots > limit.Definition.Limit).ToList())
            request.Fail(ConcurrencySlots.DoesNotFit(limit.Definition, request.Slots));
    }

    private ILimitAccount AccountOf(ConcurrencyLimit limit, ILimitAccount? before) => limit.Scope == ConcurrencyScope.Process
        ? new ProcessAccount(limit, _clock, (before as ProcessAccount)?.Count ?? new DecayingCount(0, _clock.GetUtcNow()))
        : limit.SlotDecayPerSecond > 0
            ? new MachineRateAccount(limit, DirectoryOf(limit.Name), _clock)
            : new MachineAccount(limit, DirectoryOf(limit.Name));

    /// <summary>A directory that a person recognises, and that no other limit has.</summary>
    private string DirectoryOf(string name)
    {
        var readable = string.Concat(name.Take(40).Select(static character => char.IsAsciiLetterOrDigit(character) ? character : '_'));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
        return Path.Combine(_home, "concurrency", $"{readable}-{hash}");
    }
}
