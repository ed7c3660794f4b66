using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>A call in a helper of a member of the compilation; <paramref name="isRepeated"/> where it is repeated when it fails.</summary>
internal readonly struct CallFact(ISymbol callee, Location location, bool isRepeated)
{
    public ISymbol Callee { get; } = callee;

    public Location Location { get; } = location;

    public bool IsRepeated { get; } = isRepeated;
}
