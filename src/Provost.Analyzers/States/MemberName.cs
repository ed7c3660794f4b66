using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.States;

/// <summary>How a message names the member that a report is in.</summary>
internal static class MemberName
{
    public static string Of(ISymbol member) => member switch
    {
        IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } => member.ContainingType.Name,
        { CanBeReferencedByName: false } => "the program",
        _ => member.Name,
    };
}
