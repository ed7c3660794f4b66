using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>The body, or initializer, that an operation is part of.</summary>
internal static class OperationRoot
{
    public static IOperation Of(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
