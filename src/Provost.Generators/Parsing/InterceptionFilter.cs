using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Generators.Parsing;

/// <summary>
/// Decides which uses of a flow or task method are redirected to its proxy. The generator asks it which calls to intercept and
/// the usage analyzer (PRV006) which uses bypass the proxy, so the two never disagree.
/// </summary>
internal static class InterceptionFilter
{
    /// <summary>What stands between the call and the proxy of the flow or task it names.</summary>
    public static InterceptionObstacle Examine(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (IsOnBase(call))
            return InterceptionObstacle.BaseCall;
        if (IsInExpressionTree(call))
            return InterceptionObstacle.ExpressionTree;

        return InterceptionObstacle.None;
    }

    /// <summary>What stands between the method reference and the proxy: always something, but in an expression tree another thing.</summary>
    public static InterceptionObstacle Examine(IMethodReferenceOperation reference) =>
        IsInExpressionTree(reference) ? InterceptionObstacle.ExpressionTree : InterceptionObstacle.MethodGroup;

    /// <summary>The flow and task methods that a call bound at run time may reach.</summary>
    public static IEnumerable<IMethodSymbol> Candidates(IDynamicInvocationOperation call)
    {
        if (call.Operation is not IDynamicMemberReferenceOperation { Instance: null, ContainingType: { } type, MemberName: var name })
            return [];

        return type.GetMembers(name).OfType<IMethodSymbol>().Where(OrchestrationAttribute.IsOn);
    }

    private static bool IsOnBase(IInvocationOperation call) =>
        call.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax };

    private static bool IsInExpressionTree(IOperation operation)
    {
        for (var ancestor = operation.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor.Type is INamedTypeSymbol { IsGenericType: true } type && type.OriginalDefinition.Is(KnownTypes.Expression))
                return true;
        }

        return false;
    }
}
