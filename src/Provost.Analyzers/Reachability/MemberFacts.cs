using System.Collections.Immutable;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// What is kept of a body for the rest of the compilation: locations and symbols, never the operations, which would keep the
/// bound code alive.
/// </summary>
internal sealed class MemberFacts(ImmutableArray<IoFact> io, ImmutableArray<CallFact> calls, ImmutableArray<OpenCallFact> openCalls)
{
    public static readonly MemberFacts Nothing = new([], [], []);

    public ImmutableArray<IoFact> Io { get; } = io;

    public ImmutableArray<CallFact> Calls { get; } = calls;

    public ImmutableArray<OpenCallFact> OpenCalls { get; } = openCalls;
}
