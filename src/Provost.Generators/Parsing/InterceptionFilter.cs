using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        if (call.SemanticModel?.Compilation is not { } compilation)
            return InterceptionObstacle.NoProxy;
        if (IsOnBase(call))
            return InterceptionObstacle.BaseCall;
        if (ExpressionTrees.Contain(call))
            return InterceptionObstacle.ExpressionTree;
        if (call.IsImplicit || call.Syntax is not InvocationExpressionSyntax)
            return InterceptionObstacle.ImplicitCall;

        return Examine(Definition(call.TargetMethod), compilation, cancellationToken);
    }

    /// <summary>What stands between any call of the method and its proxy.</summary>
    public static InterceptionObstacle Examine(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!HasProxy(method, compilation, cancellationToken))
            return InterceptionObstacle.NoProxy;
        if (!IsOwn(method, compilation) && !GatewayParser.IsVisible(method, compilation))
            return InterceptionObstacle.InaccessibleProxy;

        return CanBeNamed(method, compilation) ? InterceptionObstacle.None : InterceptionObstacle.InaccessibleType;
    }

    /// <summary>Whether the manner of the call, as opposed to what it calls, lets it be redirected. An operation is only made where a lambda or a query is near.</summary>
    public static bool CanBeRedirected(InvocationExpressionSyntax invocation, Func<SemanticModel> model, CancellationToken cancellationToken)
    {
        if (invocation.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
            return false;

        return !IsInFunction(invocation) || (model().GetOperation(invocation, cancellationToken) is IInvocationOperation call && !ExpressionTrees.Contain(call));
    }

    private static bool IsInFunction(InvocationExpressionSyntax invocation)
    {
        for (var node = invocation.Parent; node is not null; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax)
                return true;
        }

        return false;
    }

    /// <summary>What stands between the method reference and the proxy: always something, but in an expression tree another thing.</summary>
    public static InterceptionObstacle Examine(IMethodReferenceOperation reference) =>
        ExpressionTrees.Contain(reference) ? InterceptionObstacle.ExpressionTree : InterceptionObstacle.MethodGroup;

    /// <summary>The methods that a call bound at run time may reach; none where its receiver is not known either.</summary>
    public static IReadOnlyList<IMethodSymbol> Candidates(IDynamicInvocationOperation call)
    {
        if (call.Operation is not IDynamicMemberReferenceOperation { MemberName: var name } member)
            return [];

        List<IMethodSymbol> candidates = [];
        for (var type = member.ContainingType ?? member.Instance?.Type; type is not null; type = type.BaseType)
            candidates.AddRange(type.GetMembers(name).OfType<IMethodSymbol>());

        return candidates;
    }

    /// <summary>The method as it is declared: not constructed, not reduced, the defining part if it is partial, and what a member of an extension block is compiled to.</summary>
    public static IMethodSymbol Definition(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return ExtensionBlocks.Implementation(definition.PartialDefinitionPart ?? definition);
    }

    /// <summary>Whether the method has a proxy: one that the generator writes now, or that its assembly was built with.</summary>
    public static bool HasProxy(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        if (OrchestrationAttribute.Find(method) is not { } attribute)
            return false;
        if (IsOwn(method, compilation))
            return MethodParser.CanHaveProxy(method, attribute, compilation, cancellationToken);

        return method.ContainingType.GetMembers(ProxyNames.Property(method, attribute)).Any(member =>
            (method.IsGenericMethod ? member is IMethodSymbol { Parameters.IsEmpty: true } getter && getter.Arity == method.Arity : member is IPropertySymbol)
            && (member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal || compilation.IsSymbolAccessibleWithin(member, compilation.Assembly)));
    }

    /// <summary>Whether an interceptor can repeat the signature: all its types are visible, and its type parameters keep apart.</summary>
    private static bool CanBeNamed(IMethodSymbol method, Compilation compilation) =>
        GatewayParser.CanBeIntercepted(method, compilation)
        && (!IsGeneric(method) || TypeParameterParser.All(method).GroupBy(static parameter => parameter.Name).All(static group => group.Count() == 1));

    /// <summary>Whether the method or its type, which is so where a type around it is, has type parameters.</summary>
    private static bool IsGeneric(IMethodSymbol method) => method.IsGenericMethod || method.ContainingType.IsGenericType;

    private static bool IsOwn(IMethodSymbol method, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);

    private static bool IsOnBase(IInvocationOperation call) =>
        call.Instance is IInstanceReferenceOperation { Syntax: BaseExpressionSyntax };
}
