using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Reachability;

/// <summary>The operations of a body that run with it, however deep they are nested, in no particular order.</summary>
internal static class ExecutedOperations
{
    public static IEnumerable<IOperation> In(ImmutableArray<IOperation> blocks, CancellationToken cancellationToken)
    {
        var pending = new Stack<IOperation>(blocks.Where(block => block.Kind != OperationKind.Attribute));
        Dictionary<ISymbol, IOperation?>? functions = null;
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var operation = pending.Pop();
            if (operation is INameOfOperation or ITypeOfOperation or IAttributeOperation
                || operation is IAnonymousFunctionOperation lambda && !DelegateUse.IsExecuted(lambda)
                || operation is ILocalFunctionOperation declared && !IsUsed(declared, functions ??= new(SymbolEqualityComparer.Default)))
            {
                continue;
            }

            if (LocalFunctionOf(operation) is { } used && Use(used, functions ??= new(SymbolEqualityComparer.Default)) is { } function)
            {
                pending.Push(function);
            }

            yield return operation;
            foreach (var child in operation.ChildOperations)
            {
                pending.Push(child);
            }
        }
    }

    private static ISymbol? LocalFunctionOf(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } called } => called.OriginalDefinition,
        IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } named } => named.OriginalDefinition,
        _ => null,
    };

    /// <summary>Whether what was read before uses a local function; else it waits until something does.</summary>
    private static bool IsUsed(ILocalFunctionOperation function, Dictionary<ISymbol, IOperation?> functions)
    {
        if (functions.TryGetValue(function.Symbol, out var waiting) && waiting is null)
        {
            return true;
        }

        functions[function.Symbol] = function;
        return false;
    }

    /// <summary>Notes the use of a local function, and gives it where it waited for one.</summary>
    private static IOperation? Use(ISymbol symbol, Dictionary<ISymbol, IOperation?> functions)
    {
        functions.TryGetValue(symbol, out var waiting);
        functions[symbol] = null;
        return waiting;
    }

    /// <summary>The nearest lambda, local function or member around an operation.</summary>
    public static IOperation FunctionAround(IOperation operation)
    {
        var current = operation;
        while (current.Parent is { } parent && current is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            current = parent;
        }

        return current;
    }
}
