using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Reads what a method returns.</summary>
internal static class ReturnParser
{
    public static ReturnModel Parse(IMethodSymbol method)
    {
        var type = method.ReturnType;
        var kind = KindOf(method);
        var result = kind switch
        {
            ReturnKind.Value => TypeNames.InCode(type),
            ReturnKind.Stream => $"global::System.Collections.Generic.IReadOnlyList<{TypeNames.InCode(((INamedTypeSymbol)type).TypeArguments[0])}>",
            ReturnKind.TaskOfT or ReturnKind.ValueTaskOfT => TypeNames.InCode(((INamedTypeSymbol)type).TypeArguments[0]),
            _ => null,
        };
        return new(kind, TypeNames.InCode(type), result);
    }

    public static ReturnKind KindOf(IMethodSymbol method)
    {
        if (method.ReturnsVoid)
            return ReturnKind.Void;

        var type = method.ReturnType.OriginalDefinition;
        if (type.Is(KnownTypes.TaskOfT))
            return ReturnKind.TaskOfT;
        if (type.Is(KnownTypes.Task))
            return ReturnKind.Task;
        if (type.Is(KnownTypes.ValueTaskOfT))
            return ReturnKind.ValueTaskOfT;
        if (type.Is(KnownTypes.AsyncEnumerable))
            return ReturnKind.Stream;

        return type.Is(KnownTypes.ValueTask) ? ReturnKind.ValueTask : ReturnKind.Value;
    }

    /// <summary>Whether callers would await the type although the engine does not know it. It knows futures: those that a flow returns decide its state.</summary>
    public static bool IsCustomAwaitable(ITypeSymbol type) =>
        !type.OriginalDefinition.Is(KnownTypes.FutureOfT)
        && !type.OriginalDefinition.Is(KnownTypes.FutureList)
        && type.GetMembers("GetAwaiter").OfType<IMethodSymbol>().Any(static method => method is { Parameters.IsEmpty: true, IsStatic: false, DeclaredAccessibility: Accessibility.Public });
}
