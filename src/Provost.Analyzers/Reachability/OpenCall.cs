using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>A call of a virtual member or one of an interface, which may run any of several members of the compilation.</summary>
internal readonly struct OpenCall(IMethodSymbol member, ImmutableArray<IMethodSymbol> implementations)
{
    /// <summary>What more members implement is a habit of the project, such as to be initialized, and says nothing of one call.</summary>
    private const int Few = 5;

    /// <summary>What the call names.</summary>
    public IMethodSymbol Member { get; } = member;

    /// <summary>What it may run, less that at which a walk ends.</summary>
    public ImmutableArray<IMethodSymbol> Implementations { get; } = implementations;

    /// <summary>Whether it may run so few that each is a guess worth a word.</summary>
    public bool IsBetweenFew => Implementations.Length <= Few;
}
