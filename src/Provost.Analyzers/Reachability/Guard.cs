using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Reachability;

/// <summary>Tells what a function may leave out, or survives: code under a condition, and code whose failures a handler takes.</summary>
internal static class Guard
{
    /// <summary>Whether the function around an operation can end well without it.</summary>
    public static bool IsAround(IOperation operation)
    {
        for (var (child, parent) = (operation, operation.Parent); parent is not null and not ILocalFunctionOperation; (child, parent) = (parent, parent.Parent))
        {
            if (IsOptional(child, parent))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOptional(IOperation child, IOperation parent) => parent switch
    {
        IConditionalOperation choice => child != choice.Condition,
        ICoalesceOperation choice => child == choice.WhenNull,
        ICoalesceAssignmentOperation choice => child == choice.Value,
        ISwitchCaseOperation or ISwitchExpressionArmOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => child == both.RightOperand,
        ITryOperation attempt => child == attempt.Body && attempt.Catches.Any(static handler => !handler.Handler.Descendants().Any(static operation => operation is IThrowOperation)),
        _ => false,
    };
}
