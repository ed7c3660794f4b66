using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>Which calls of a body could be handed a token and are not.</summary>
internal static class TokenUse
{
    public static bool IsToken(ITypeSymbol? type) => type is INamedTypeSymbol named && MetadataName.Is(named, "System.Threading.CancellationToken");

    /// <summary>Whether a body uses any token by itself: one of its own, of the run, or of a field.</summary>
    public static bool MentionsToken(ImmutableArray<IOperation> blocks, CancellationToken cancellationToken) =>
        ExecutedOperations.In(blocks, cancellationToken).Any(operation =>
            IsToken(operation.Type)
            && operation is IParameterReferenceOperation or ILocalReferenceOperation or IMemberReferenceOperation
            && operation is not IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } });

    /// <summary>The calls that would take a token, which end with it: what they do is awaited.</summary>
    public static IEnumerable<IInvocationOperation> CallsWithout(ImmutableArray<IOperation> blocks, CancellationToken cancellationToken) =>
        ExecutedOperations.In(blocks, cancellationToken).OfType<IInvocationOperation>().Where(call => Awaitable.Is(call.TargetMethod.ReturnType) && (OmitsToken(call) || HasOverloadWithToken(call)));

    private static bool OmitsToken(IInvocationOperation call) =>
        call.Arguments.Any(argument => argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter.Type: var type } && IsToken(type));

    private static bool HasOverloadWithToken(IInvocationOperation call)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (method.Parameters.Any(parameter => IsToken(parameter.Type) || parameter.IsParams) || call.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.DefaultValue))
        {
            return false;
        }

        return method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
            other.DeclaredAccessibility == Accessibility.Public && TakesTokenToo(other, method));
    }

    /// <summary>Whether an overload takes the same as a method and a token after it, and gives the same.</summary>
    public static bool TakesTokenToo(IMethodSymbol candidate, IMethodSymbol method)
    {
        var count = method.Parameters.Length;
        if (candidate.IsStatic != method.IsStatic
            || candidate.Arity != method.Arity
            || candidate.Parameters.Length != count + 1
            || !IsToken(candidate.Parameters[count].Type)
            || candidate.ReturnType.ToDisplayString() != method.ReturnType.ToDisplayString())
        {
            return false;
        }

        // Type parameters of two methods differ as symbols and agree as text.
        for (var index = 0; index < count; index++)
        {
            if (candidate.Parameters[index].Type.ToDisplayString() != method.Parameters[index].Type.ToDisplayString())
            {
                return false;
            }
        }

        return true;
    }
}
