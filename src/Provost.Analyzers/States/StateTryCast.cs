using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.States;

/// <summary>What is done with <c>state as Completed</c>.</summary>
internal static class StateTryCast
{
    /// <summary>The test for null around the cast, and whether it asks that the cast failed.</summary>
    public static (SyntaxNode Test, bool IsNegated)? NullTestOf(IConversionOperation cast)
    {
        var value = StateMemberComparison.Outermost(cast);
        return value.Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } binary when IsNull(Other(binary, value)) => (binary.Syntax, true),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } binary when IsNull(Other(binary, value)) => (binary.Syntax, false),
            IIsPatternOperation { Pattern: IConstantPatternOperation constant } test when IsNull(constant.Value) => (test.Syntax, true),
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation constant } } test when IsNull(constant.Value) => (test.Syntax, false),
            IIsPatternOperation { Pattern: IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true, DeclaredSymbol: null } } test => (test.Syntax, false),
            _ => null,
        };
    }

    private static IOperation Other(IBinaryOperation binary, IOperation value) =>
        ReferenceEquals(binary.LeftOperand, value) ? binary.RightOperand : binary.LeftOperand;

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };
}
