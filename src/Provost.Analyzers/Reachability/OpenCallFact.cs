using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>A call in a member that makes one of several others run.</summary>
internal readonly struct OpenCallFact(OpenCall call, Location location)
{
    public OpenCall Call { get; } = call;

    public Location Location { get; } = location;
}
