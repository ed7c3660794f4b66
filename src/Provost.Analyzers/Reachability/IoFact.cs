using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// A call in a helper that does I/O; <paramref name="isCovered"/> where something other than a task repeats it when it fails, or it fails nobody,
/// <paramref name="isRepeatedWrite"/> where doing it a second time does it twice, <paramref name="isSideEffect"/> where somebody
/// waits for it beside the result, <paramref name="isGuarded"/> where the helper can end well without it.
/// </summary>
internal readonly struct IoFact(IoApi api, Location location, bool isCovered, bool isRepeatedWrite, bool isSideEffect, bool isGuarded)
{
    public IoApi Api { get; } = api;

    public Location Location { get; } = location;

    public bool IsCovered { get; } = isCovered;

    public bool IsRepeatedWrite { get; } = isRepeatedWrite;

    public bool IsSideEffect { get; } = isSideEffect;

    public bool IsGuarded { get; } = isGuarded;
}
