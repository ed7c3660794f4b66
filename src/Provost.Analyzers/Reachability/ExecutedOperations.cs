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
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var operation = pending.Pop();
            if (operation is INameOfOperation or ITypeOfOperation or IAttributeOperation
                || operation is IAnonymousFunctionOperation lambda && !DelegateUse.IsExecuted(lambda))
            {
                continue;
            }

            yield return operation;
            foreach (var child in operation.ChildOperations)
            {
                pending.Push(child);
            }
        }
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
