using Microsoft.CodeAnalysis;
using Provost.Generators;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reachability;

/// <summary>Where a walk through calls ends although there is code to read.</summary>
internal sealed class WalkBoundary(KnownSymbols known)
{
    private const string Suppression = "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute";
    private const string SuppressedRule = "PRV101";

    /// <summary>Whether a call is a run of its own, or is answered for by its author.</summary>
    public bool EndsAt(IMethodSymbol method)
    {
        ISymbol member = method.AssociatedSymbol ?? method;
        return known.IsTask(member)
            || known.IsFlow(member)
            || member.GetAttributes().Any(IsSuppression)
            || method.ContainingType is { } type && type.GetAttributes().Any(attribute => IsSuppression(attribute) || IsOfGenerator(attribute))
            || member.GetAttributes().Any(IsOfGenerator);
    }

    private static bool IsSuppression(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "SuppressMessageAttribute" } type
        && attribute.ConstructorArguments is [_, { Value: string rule }]
        && rule.StartsWith(SuppressedRule, StringComparison.Ordinal)
        && MetadataName.Is(type, Suppression);

    private static bool IsOfGenerator(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "GeneratedCodeAttribute" } type
        && attribute.ConstructorArguments is [{ Value: KnownTypes.RuntimeNamespace }, ..]
        && MetadataName.Is(type, KnownTypes.GeneratedCodeAttribute);
}
