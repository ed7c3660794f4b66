using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>One place in a body that makes a member of the compilation run.</summary>
internal readonly struct CallSite(IOperation operation, ISymbol callee)
{
    public IOperation Operation { get; } = operation;

    /// <summary>A method, accessor, operator or constructor; or a type, whose static initializers run when it is first used.</summary>
    public ISymbol Callee { get; } = callee;

    public Location Location => CalledName.In(Operation.Syntax).GetLocation()!;

    public int Position => CalledName.In(Operation.Syntax).SpanStart;
}
