using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reliability;

/// <summary>A call that blocks, what to write instead, and the asynchronous member of the same name where there is one.</summary>
internal sealed class BlockingCall(BlockingKind kind, string instead, IMethodSymbol? twin = null)
{
    public BlockingKind Kind { get; } = kind;

    public string Instead { get; } = instead;

    public IMethodSymbol? Twin { get; } = twin;
}
