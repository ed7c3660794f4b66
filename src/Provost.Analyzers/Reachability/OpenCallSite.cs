using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>One place in a body that makes one of several members run.</summary>
internal readonly struct OpenCallSite(IOperation operation, OpenCall call)
{
    public OpenCall Call { get; } = call;

    public Location Location => CalledName.In(operation.Syntax).GetLocation()!;

    public int Position => CalledName.In(operation.Syntax).SpanStart;
}
