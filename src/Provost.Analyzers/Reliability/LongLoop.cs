using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Generators;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>Tells loops that may go on for long, and whether they can be stopped and followed while they do.</summary>
internal static class LongLoop
{
    private static readonly string[] s_enumerations =
        ["MoveNext", "MoveNextAsync", "TryDequeue", "TryPop", "TryTake", "TryRead", "TryPeek", "TryReceive", "Read", "ReadAsync", "ReadLine", "ReadLineAsync", "ReadByte", "Any", "NextMatch"];

    /// <summary>Whether nothing in the loop says how often it goes round: no number, no limit of time, no collection that comes to its end.</summary>
    public static bool IsOpenEnded(IOperation loop) => loop switch
    {
        IWhileLoopOperation { Condition: var condition } => !IsBound(condition) && !CountsRounds(loop),
        IForLoopOperation { Condition: null } => !CountsRounds(loop),
        _ => false,
    };

    /// <summary>Whether a loop looks at a token, beats, runs a task or flow that does, or ends by a flag of its type.</summary>
    public static bool IsFollowed(IOperation loop, WalkBoundary boundary) => loop.Descendants().Any(operation => operation switch
    {
        IInvocationOperation call => IsOfRuntime(call.TargetMethod) || boundary.EndsAt(call.TargetMethod),
        IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } } => false,
        IFieldReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } flag when IsInCondition(flag, loop) => true,
        ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation => TokenUse.IsToken(operation.Type) || operation.Type?.Name is "CancellationTokenSource",
        _ => false,
    });

    /// <summary>Where a loop begins: its keyword.</summary>
    public static SyntaxToken Keyword(SyntaxNode loop) => loop switch
    {
        WhileStatementSyntax statement => statement.WhileKeyword,
        DoStatementSyntax statement => statement.DoKeyword,
        ForStatementSyntax statement => statement.ForKeyword,
        _ => loop.GetFirstToken(),
    };

    /// <summary>Whether a call waits on purpose.</summary>
    public static bool IsPause(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: var name, ContainingType: { Name: var type, ContainingNamespace.Name: "Threading" or "Tasks" } } }
        && (type, name) is ("Task", "Delay") or ("Thread", "Sleep") or ("PeriodicTimer", "WaitForNextTickAsync");

    /// <summary>A comparison is with a number or a time, an enumeration ends with what is enumerated.</summary>
    private static bool IsBound(IOperation? condition) => condition is not null && condition.DescendantsAndSelf().Any(static operation => operation switch
    {
        IBinaryOperation binary => IsRelational(binary.OperatorKind),
        IInvocationOperation call => s_enumerations.Contains(call.TargetMethod.Name),
        IRelationalPatternOperation => true,
        _ => false,
    });

    /// <summary>Whether the loop counts, or watches the time, and asks in its body whether that is enough.</summary>
    private static bool CountsRounds(IOperation loop)
    {
        HashSet<ISymbol>? counted = null;
        foreach (var operation in loop.Descendants())
        {
            if (operation is IIncrementOrDecrementOperation { Target: ILocalReferenceOperation { Local: var step } })
            {
                (counted ??= new(SymbolEqualityComparer.Default)).Add(step);
            }
            else if (operation is ICompoundAssignmentOperation { Target: ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } sum } })
            {
                (counted ??= new(SymbolEqualityComparer.Default)).Add(sum);
            }
        }

        return loop.Descendants().Any(operation => operation is IBinaryOperation { OperatorKind: var kind } binary
            && (IsRelational(kind) && IsTime(binary.LeftOperand.Type)
                || (IsRelational(kind) || kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
                    && counted is not null
                    && binary.Descendants().Any(operand => operand is ILocalReferenceOperation local && counted.Contains(local.Local))));
    }

    private static bool IsRelational(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    private static bool IsTime(ITypeSymbol? type) => type?.Name is "DateTime" or "DateTimeOffset" or "TimeSpan";

    private static bool IsInCondition(IOperation flag, IOperation loop) =>
        loop is IWhileLoopOperation { Condition: { } condition } && condition.Syntax.Span.Contains(flag.Syntax.Span);

    private static bool IsOfRuntime(IMethodSymbol method) =>
        method.ContainingNamespace is { Name: KnownTypes.RuntimeNamespace, ContainingNamespace.IsGlobalNamespace: true }
            or { Name: "Generated", ContainingNamespace: { Name: KnownTypes.RuntimeNamespace, ContainingNamespace.IsGlobalNamespace: true } };
}
