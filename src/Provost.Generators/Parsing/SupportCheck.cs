using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Generators.Model;
using Provost.Generators.Parsing.Decorators;

namespace Provost.Generators.Parsing;

/// <summary>Decides whether a method can be a flow or a task, and if not, why.</summary>
internal static class SupportCheck
{
    /// <summary>The first reason against the method, with what it is about and the symbol to underline; <see langword="null"/> if there is none.</summary>
    public static Refusal? Examine(IMethodSymbol method, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken) =>
        ExamineKind(method)
        ?? ExamineContainer(method, compilation)
        ?? ExamineReturn(method)
        ?? ExamineParameters(method)
        ?? ExamineTypeParameters(method, attribute)
        ?? ExamineEntryPoint(method, compilation, cancellationToken)
        ?? ExamineNames(method, attribute)
        ?? ExamineOverloads(method, compilation);

    private static Refusal? ExamineKind(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.ExplicitInterfaceImplementation)
            return new(UnsupportedReason.ExplicitInterfaceImplementation);
        if (method.MethodKind != MethodKind.Ordinary || method.ContainingType is null)
            return new(UnsupportedReason.NotOrdinaryMethod);
        if (IsFlowAndTask(method))
            return new(UnsupportedReason.FlowAndTask);
        if (method is { IsAsync: true, ReturnsVoid: true })
            return new(UnsupportedReason.AsyncVoid);
        if (method.IsStatic && (method.IsAbstract || method.IsVirtual))
            return new(UnsupportedReason.StaticAbstract);
        if (method.IsVararg)
            return new(UnsupportedReason.VariableArguments);

        return ConditionOf(method) is { } symbol ? new(UnsupportedReason.Conditional, symbol) : null;
    }

    /// <summary>The first symbol that a <c>[Conditional]</c> on the method, or on one that it overrides, names.</summary>
    private static string? ConditionOf(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (attribute.AttributeClass?.Is(KnownTypes.ConditionalAttribute) == true && attribute.ConstructorArguments is [{ Value: string symbol }])
                    return symbol;
            }
        }

        return null;
    }

    private static Refusal? ExamineContainer(IMethodSymbol method, Compilation compilation)
    {
        var type = method.ContainingType;
        if (type.TypeKind == TypeKind.Interface && ExamineInterface(method, compilation) is { } refusal)
            return refusal;

        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal)
                return new(UnsupportedReason.FileLocalType, current.Name);
        }

        if (method.IsStatic || type.TypeKind != TypeKind.Struct)
            return null;
        if (type.IsRefLikeType)
            return new(UnsupportedReason.InstanceOfRefStruct, type.Name);

        return type.IsReadOnly || method.IsReadOnly ? null : new(UnsupportedReason.MutableStructInstance, type.Name);
    }

    private static Refusal? ExamineInterface(IMethodSymbol method, Compilation compilation)
    {
        if (method.ContainingType.TypeParameters.Any(static parameter => parameter.Variance != VarianceKind.None))
            return new(UnsupportedReason.VariantInterface, method.ContainingType.Name);

        return method.IsStatic ? null : DecoratorCheck.Examine(method.ContainingType, compilation);
    }

    private static Refusal? ExamineReturn(IMethodSymbol method)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            return new(UnsupportedReason.ReturnsByReference);

        var type = method.ReturnType;
        if (type.OriginalDefinition.Is(KnownTypes.AsyncEnumerator))
            return new(UnsupportedReason.AsyncEnumerator);
        if (ReturnParser.KindOf(method) == ReturnKind.Value && ReturnParser.IsCustomAwaitable(type))
            return new(UnsupportedReason.CustomAwaitable, type.Name);

        return ExamineType(type, parameter: null);
    }

    private static Refusal? ExamineParameters(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind is not (RefKind.None or RefKind.In))
                return new(UnsupportedReason.ByReferenceParameter, parameter.Name, parameter);
            if (ExamineType(parameter.Type, parameter) is { } refusal)
                return refusal;
        }

        return null;
    }

    /// <summary>The proxy of a generic method is a generic type in the method's own, so both see its type parameters.</summary>
    private static Refusal? ExamineTypeParameters(IMethodSymbol method, AttributeData attribute)
    {
        if (!method.IsGenericMethod)
            return null;

        var outer = ContainingTypes.Chain(method.ContainingType).SelectMany(static type => type.TypeParameters).ToList();
        foreach (var parameter in method.TypeParameters)
        {
            if (outer.Exists(other => other.Name == parameter.Name))
                return new(UnsupportedReason.TypeParameterHidesOuter, parameter.Name, parameter);
            if (ProxyNames.IsMember(parameter.Name) || parameter.Name == ProxyNames.Type(ProxyNames.Property(method, attribute)))
                return new(UnsupportedReason.NameTaken, parameter.Name, parameter);
        }

        return null;
    }

    /// <summary>Says of a parameter its name, and of a return type the type, which is only written out where it is refused.</summary>
    private static Refusal? ExamineType(ITypeSymbol type, IParameterSymbol? parameter)
    {
        if (SignatureTypes.Any(type, static type => type is IPointerTypeSymbol or IFunctionPointerTypeSymbol))
            return Refuse(UnsupportedReason.Pointer);
        if (SignatureTypes.Any(type, static type => type.IsRefLikeType || type is ITypeParameterSymbol { AllowsRefLikeType: true }))
            return Refuse(UnsupportedReason.RefLikeType);

        return SignatureTypes.Any(type, static type => type.TypeKind == TypeKind.Dynamic) ? Refuse(UnsupportedReason.Dynamic) : null;

        Refusal Refuse(UnsupportedReason reason) => new(reason, parameter?.Name ?? type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), parameter);
    }

    private static Refusal? ExamineEntryPoint(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken) =>
        method is { Name: "Main", IsStatic: true } && SymbolEqualityComparer.Default.Equals(method, compilation.GetEntryPoint(cancellationToken))
            ? new(UnsupportedReason.EntryPoint)
            : null;

    private static Refusal? ExamineNames(IMethodSymbol method, AttributeData attribute)
    {
        var type = method.ContainingType;
        var property = ProxyNames.Property(method, attribute);
        if (IsTaken(property, type))
            return new(UnsupportedReason.NameTaken, property);
        if (ProxyNames.Type(property) is var proxy && IsTaken(proxy, type))
            return new(UnsupportedReason.NameTaken, proxy);

        return SharesProxyWithAnother(method, property) ? new(UnsupportedReason.NameTaken, property) : null;
    }

    private static bool IsTaken(string name, INamedTypeSymbol type)
    {
        if (type.Name == name)
            return true;

        foreach (var parameter in type.TypeParameters)
        {
            if (parameter.Name == name)
                return true;
        }

        foreach (var member in type.GetMembers(name))
        {
            if (IsWritten(member))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Overloads share a proxy: one set of type parameters, and as visible as the most visible of them, so their types must be visible too.
    /// </summary>
    private static Refusal? ExamineOverloads(IMethodSymbol method, Compilation compilation)
    {
        if (method.IsGenericMethod && Overloads(method).Any(other => other.Arity == method.Arity && !HaveSameTypeParameters(method, other)))
            return new(UnsupportedReason.OverloadOfOtherTypeParameters);
        if (GatewayParser.CanBeIntercepted(method, compilation))
            return null;

        return Overloads(method).Any(other => other.DeclaredAccessibility != method.DeclaredAccessibility)
            ? new(UnsupportedReason.OverloadOfHiddenTypes)
            : null;
    }

    private static IEnumerable<IMethodSymbol> Overloads(IMethodSymbol method) =>
        method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Where(OrchestrationAttribute.IsOn);

    private static bool HaveSameTypeParameters(IMethodSymbol one, IMethodSymbol other) =>
        TypeParameterParser.Parse(one.TypeParameters).Equals(TypeParameterParser.Parse(other.TypeParameters));

    /// <summary>Whether people wrote the member: an analyzer also sees the proxies themselves.</summary>
    public static bool IsWritten(ISymbol member) => !member.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.Is(KnownTypes.GeneratedCodeAttribute) == true && attribute.ConstructorArguments is [{ Value: "Provost" }, ..]);

    private static bool IsFlowAndTask(IMethodSymbol method)
    {
        var (isFlow, isTask) = (false, false);
        foreach (var attribute in method.GetAttributes())
        {
            var kind = OrchestrationAttribute.KindOf(attribute.AttributeClass);
            isFlow |= kind == OrchestrationKind.Flow;
            isTask |= kind == OrchestrationKind.Task;
        }

        return isFlow && isTask;
    }

    /// <summary>Overloads share a proxy; <c>Load</c> and <c>LoadAsync</c>, a static and an instance overload, or a generic and another, cannot.</summary>
    private static bool SharesProxyWithAnother(IMethodSymbol method, string property)
    {
        var name = ProxyNames.DefaultName(method.Name);
        return SharesProxyWith(method.ContainingType.GetMembers(name), method, property)
            || SharesProxyWith(method.ContainingType.GetMembers(name.Length == method.Name.Length ? name + "Async" : method.Name), method, property);
    }

    private static bool SharesProxyWith(ImmutableArray<ISymbol> members, IMethodSymbol method, string property)
    {
        foreach (var member in members)
        {
            if (member is IMethodSymbol other
                && !ReferenceEquals(other, method)
                && OrchestrationAttribute.Find(other) is { } attribute
                && ProxyNames.Property(other, attribute) == property
                && (other.Name != method.Name || other.IsStatic != method.IsStatic || other.IsGenericMethod != method.IsGenericMethod))
            {
                return true;
            }
        }

        return false;
    }
}
