using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Generators.Parsing;

/// <summary>
/// Tells declarations that do not compile, as most are while they are written. To write a proxy for one would put errors into
/// generated code beside the one that the user has to mend.
/// </summary>
internal static class SoundnessCheck
{
    public static bool IsSound(IMethodSymbol method, AttributeData attribute, Compilation compilation) =>
        attribute.AttributeConstructor is { } constructor
        && compilation.IsSymbolAccessibleWithin(constructor, (ISymbol?)method.ContainingType ?? compilation.Assembly)
        && !SignatureTypes.HasError(method)
        && HasNames(method)
        && !IsDeclaredTwice(constructor)
        && !IsAmbiguous(method)
        && (method.IsStatic || method.ContainingType is not { IsStatic: true })
        && !(IsProtected(method) && method.ContainingType is { IsStatic: true } or { TypeKind: TypeKind.Struct })
        && !IsInCycle(method.ContainingType)
        && !HidesNamespace(method.ContainingType);

    private static bool IsProtected(IMethodSymbol method) =>
        method.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal or Accessibility.ProtectedAndInternal;

    /// <summary>A lambda has no name, and an explicit implementation one with dots; both have a refusal of their own.</summary>
    private static bool HasNames(IMethodSymbol method) =>
        (SyntaxFacts.IsValidIdentifier(method.Name) || method.MethodKind is MethodKind.AnonymousFunction or MethodKind.ExplicitInterfaceImplementation)
        && HaveNames(method.Parameters)
        && method.TypeParameters.All(IsSound)
        && AreDistinct(method.TypeParameters)
        && (method.TypeParameters.IsEmpty || !HidesTypeParameter(method))
        && HasNames(method.ContainingSymbol);

    private static bool HidesTypeParameter(IMethodSymbol method) =>
        method.Parameters.Any(parameter => method.TypeParameters.Any(type => type.Name == parameter.Name));

    private static bool HaveNames(ImmutableArray<IParameterSymbol> parameters)
    {
        for (var index = 0; index < parameters.Length; index++)
        {
            if (!SyntaxFacts.IsValidIdentifier(parameters[index].Name))
                return false;

            for (var other = 0; other < index; other++)
            {
                if (parameters[other].Name == parameters[index].Name)
                    return false;
            }
        }

        return true;
    }

    private static bool HasNames(ISymbol? container)
    {
        for (var symbol = container; symbol is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; symbol = symbol.ContainingSymbol)
        {
            if (!SyntaxFacts.IsValidIdentifier(symbol.Name) || IsNameOfAnother(symbol) || symbol.ContainingType?.Name == symbol.Name)
                return false;
            if (symbol is INamedTypeSymbol type && !(type.TypeParameters.All(IsSound) && AreDistinct(type.TypeParameters)))
                return false;
        }

        return true;
    }

    private static bool AreDistinct(ImmutableArray<ITypeParameterSymbol> parameters) =>
        parameters.Length < 2 || parameters.Select(static parameter => parameter.Name).Distinct(StringComparer.Ordinal).Count() == parameters.Length;

    private static bool IsNameOfAnother(ISymbol symbol) =>
        symbol.ContainingType?.GetMembers(symbol.Name).Any(static member => member is not INamedTypeSymbol) == true;

    /// <summary>Whether generated code cannot name what it uses, since a type is called like the namespace of it all.</summary>
    private static bool HidesNamespace(INamedTypeSymbol? type)
    {
        while (type?.ContainingType is { } outer)
            type = outer;

        return type is { Arity: 0, ContainingNamespace.IsGlobalNamespace: true, Name: "System" or "Provost" or "Microsoft" };
    }

    private static bool IsSound(ITypeParameterSymbol parameter) =>
        SyntaxFacts.IsValidIdentifier(parameter.Name)
        && parameter is not { HasReferenceTypeConstraint: true, HasValueTypeConstraint: true }
        && !parameter.ConstraintTypes.Any(SignatureTypes.HasError);

    /// <summary>The compiler looks for the method that an override overrides, so that one has to be alone too.</summary>
    private static bool IsAmbiguous(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if (IsDeclaredTwice(current.OriginalDefinition))
                return true;
        }

        return false;
    }

    /// <summary>Whether a call of the method is ambiguous, since another has its signature.</summary>
    public static bool IsDeclaredTwice(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type)
            return false;

        foreach (var member in type.GetMembers(method.Name))
        {
            if (member is IMethodSymbol other && !SymbolEqualityComparer.Default.Equals(other, method) && HaveOneSignature(method, other))
                return true;
        }

        return false;
    }

    private static bool HaveOneSignature(IMethodSymbol method, IMethodSymbol other) =>
        other.Arity == method.Arity
        && WithTypeParametersOf(method, other).Parameters.Select(static parameter => parameter.Type)
            .SequenceEqual(method.Parameters.Select(static parameter => parameter.Type), SymbolEqualityComparer.Default);

    private static IMethodSymbol WithTypeParametersOf(IMethodSymbol method, IMethodSymbol other) =>
        method.IsGenericMethod ? other.Construct([.. method.TypeParameters]) : other;

    /// <summary>The compiler cuts a cycle of base types by an error type that knows what was meant.</summary>
    private static bool IsInCycle(INamedTypeSymbol? type) => type?.BaseType is IErrorTypeSymbol { CandidateSymbols.IsEmpty: false };
}
