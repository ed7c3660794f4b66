using Provost.Analyzers.Caching;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// Which I/O a rule asks for, under the configuration of the file that it reports in: all, or what fails its caller and nothing repeats,
/// or what an interest is in.
/// </summary>
internal sealed class IoQuestion(IoOptions options, bool needsRetries, IoInterest interest = IoInterest.Any, bool takesEachImplementation = false) : IEquatable<IoQuestion>
{
    public static readonly IoQuestion Everything = new(IoOptions.Default, needsRetries: false);

    private readonly IoOptions _options = options;
    private readonly bool _needsRetries = needsRetries;
    private readonly IoInterest _interest = interest;

    /// <summary>How many calls deep helpers are followed.</summary>
    public int Depth => _options.Depth;

    /// <summary>Whether a call that may run several members is followed into each of them.</summary>
    public bool TakesEachImplementation { get; } = takesEachImplementation;

    public bool Asks(IoFact io) => !_options.Ignores(io.Api) && !(_needsRetries && io.IsCovered) && IsOfInterest(io);

    public bool Follows(CallFact call) =>
        !(_needsRetries && call.IsRepeated) && !(_interest == IoInterest.Unguarded && call.IsGuarded);

    public bool Asks(IoSite site, Resilience resilience, CancellationToken cancellationToken) =>
        !_options.Ignores(site.Api)
        && !(_needsRetries && (LostFailure.Is(site.Operation) || resilience.Covers(site, cancellationToken)))
        && IsOfInterest(site);

    public bool Follows(CallSite call, Resilience resilience) =>
        !(_needsRetries && (LostFailure.Is(call.Operation) || resilience.IsRepeated(call.Operation))) && !(_interest == IoInterest.Unguarded && Guard.IsAround(call.Operation));

    public bool Equals(IoQuestion? other) =>
        other is not null
        && _needsRetries == other._needsRetries
        && _interest == other._interest
        && TakesEachImplementation == other.TakesEachImplementation
        && _options.Equals(other._options);

    public override bool Equals(object? obj) => Equals(obj as IoQuestion);

    public override int GetHashCode() => (((_options.GetHashCode() * 31) + (int)_interest) * 4) + (TakesEachImplementation ? 2 : 0) + (_needsRetries ? 1 : 0);

    private bool IsOfInterest(IoFact io) => _interest switch
    {
        IoInterest.OutOfProcess => io.Api.LeavesTheProcess,
        IoInterest.RepeatedWrite => io.IsRepeatedWrite,
        IoInterest.SideEffect => io.IsSideEffect,
        IoInterest.Unguarded => !io.IsGuarded && io.Api.Repeat != Repeatability.Probe,
        _ => true,
    };

    private bool IsOfInterest(IoSite site) => _interest switch
    {
        IoInterest.OutOfProcess => site.Api.LeavesTheProcess,
        IoInterest.RepeatedWrite => RepeatedWrite.Is(site),
        IoInterest.SideEffect => SideEffect.Is(site),
        IoInterest.Unguarded => site.Api.Repeat != Repeatability.Probe && !Guard.IsAround(site.Operation),
        _ => true,
    };
}
