using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>How the manifest of an assembly tells its flows and tasks apart.</summary>
internal static class ManifestKeys
{
    /// <summary>The full name, which the definition has anyway; among overloads, which share it, the documentation id.</summary>
    public static string Of(IMethodSymbol method) => Of(method, FullName(method));

    /// <inheritdoc cref="Of(IMethodSymbol)"/>
    public static string Of(IMethodSymbol method, string fullName) =>
        IsOverloaded(method) ? method.GetDocumentationCommentId() ?? fullName : fullName;

    /// <summary>Namespace, type and method, as runs and logs show it.</summary>
    public static string FullName(IMethodSymbol method) => TypeNames.ForPeople(method);

    private static bool IsOverloaded(IMethodSymbol method)
    {
        foreach (var member in method.ContainingType.GetMembers(method.Name))
        {
            if (member is IMethodSymbol other && !SymbolEqualityComparer.Default.Equals(other, method) && OrchestrationAttribute.IsOn(other))
                return true;
        }

        return false;
    }
}
