using System.Collections.Immutable;

namespace Provost.Analyzers.Reachability;

/// <summary>What runs when a body does: its own I/O, and what it calls in the compilation, each in the order of the source.</summary>
internal readonly struct BodyContent(ImmutableArray<IoSite> sites, ImmutableArray<CallSite> calls, ImmutableArray<OpenCallSite> openCalls)
{
    public ImmutableArray<IoSite> Sites { get; } = sites;

    public ImmutableArray<CallSite> Calls { get; } = calls;

    public ImmutableArray<OpenCallSite> OpenCalls { get; } = openCalls;

    public bool IsEmpty => Sites.IsEmpty && Calls.IsEmpty && OpenCalls.IsEmpty;
}
