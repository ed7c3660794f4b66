using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// Which I/O a rule asks for, under the configuration of the file that it reports in: all, or what nothing repeats when it fails.
/// </summary>
internal sealed class IoQuestion(IoOptions options, bool needsRetries) : IEquatable<IoQuestion>
{
    public static readonly IoQuestion Everything = new(IoOptions.Default, needsRetries: false);

    private readonly IoOptions _options = options;
    private readonly bool _needsRetries = needsRetries;

    /// <summary>How many calls deep helpers are followed.</summary>
    public int Depth => _options.Depth;

    public bool Asks(IoFact io) => !_options.Ignores(io.Api) && !(_needsRetries && io.IsCovered);

    public bool Follows(CallFact call) => !(_needsRetries && call.IsRepeated);

    public bool Asks(IoSite site, Resilience resilience, CancellationToken cancellationToken) =>
        !_options.Ignores(site.Api) && !(_needsRetries && resilience.Covers(site, cancellationToken));

    public bool Follows(CallSite call, Resilience resilience) => !(_needsRetries && resilience.IsRepeated(call.Operation));

    public bool Equals(IoQuestion? other) => other is not null && _needsRetries == other._needsRetries && _options.Equals(other._options);

    public override bool Equals(object? obj) => Equals(obj as IoQuestion);

    public override int GetHashCode() => (_options.GetHashCode() * 2) + (_needsRetries ? 1 : 0);
}
