using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>A call of a virtual member or one of an interface, which may run any of several members of the compilation.</summary>
internal readonly struct OpenCall(IMethodSymbol member, ImmutableArray<IMethodSymbol> implementations)
{
    /// <summary>What the call names.</summary>
    public IMethodSymbol Member { get; } = member;

    /// <summary>What it may run, less that at which a walk ends.</summary>
    public ImmutableArray<IMethodSymbol> Implementations { get; } = implementations;
}
