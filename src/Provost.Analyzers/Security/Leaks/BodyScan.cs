using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>
/// A first look at a body: whether it is small and flat enough to be followed, and which of its variables are written by lambdas
/// or local functions, so that nobody can say what they hold when.
/// </summary>
internal sealed class BodyScan
{
    private const int MaxDepth = 200;
    private const int MaxOperations = 20_000;

    private readonly Stack<(IOperation Operation, int Depth, ISymbol? Function)> _pending = new();

    private BodyScan()
    {
    }

    public HashSet<ISymbol> WrittenElsewhere { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What the scan found; <see langword="null"/> when the body is too large.</summary>
    public static BodyScan? Of(IOperation body)
    {
        var scan = new BodyScan();
        return scan.Walk(body) ? scan : null;
    }

    private bool Walk(IOperation body)
    {
        var seen = 0;
        _pending.Push((body, 0, null));
        while (_pending.Count > 0)
        {
            var (operation, depth, function) = _pending.Pop();
            if (depth > MaxDepth || ++seen > MaxOperations)
            {
                return false;
            }

            function = operation switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => function,
            };
            NoteWrites(operation, function);
            foreach (var child in operation.ChildOperations)
            {
                // Chains of concatenations lean to the left, and are followed without recursion.
                _pending.Push((child, operation is IBinaryOperation && child is IBinaryOperation ? depth : depth + 1, function));
            }
        }

        return true;
    }

    private void NoteWrites(IOperation operation, ISymbol? function)
    {
        if (function is null)
        {
            return;
        }

        var target = operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
            _ => null,
        };
        foreach (var written in target?.DescendantsAndSelf() ?? [])
        {
            var variable = written switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => (ISymbol?)null,
            };
            if (variable is not null && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function))
            {
                WrittenElsewhere.Add(variable);
            }
        }
    }
}
