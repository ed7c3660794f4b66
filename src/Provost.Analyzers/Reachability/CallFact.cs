using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// A call in a helper of a member of the compilation; <paramref name="isRepeated"/> where it is repeated when it fails, or fails nobody,
/// <paramref name="isGuarded"/> where the helper can end well without it.
/// </summary>
internal readonly struct CallFact(ISymbol callee, Location location, bool isRepeated, bool isGuarded)
{
    public ISymbol Callee { get; } = callee;

    public Location Location { get; } = location;

    public bool IsRepeated { get; } = isRepeated;

    public bool IsGuarded { get; } = isGuarded;
}
