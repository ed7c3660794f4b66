using Microsoft.CodeAnalysis;
using Provost.Generators.Emitting;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Decorators;

/// <summary>Reads an interface with flows or tasks into the model that its decorator is written from.</summary>
internal static class DecoratorParser
{
    private const string ServiceDecorator = $"global::{KnownTypes.GeneratedNamespace}.ServiceDecorator";

    /// <summary>The decorator; <see langword="null"/> for a type that needs none.</summary>
    public static DecoratorModel? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (type.TypeKind != TypeKind.Interface || !HasInstanceMember(type) || !DecoratorSoundness.IsSound(type))
            return null;

        var name = DecoratorNames.Of(type);
        return new(
            name,
            Accessibilities.Of(type),
            TypeParameterParser.Parse(type.TypeParameters),
            TypeNames.InCode(type),
            DecoratedMembers.Interfaces(type).SelectMany(DecoratedMembers.Of).SelectMany(DecoratedMembers.Types).Any(IsPointer),
            ObsoleteParser.Parse(type),
            ServiceDefinitionOf(type, name, compilation),
            Members(type, compilation, cancellationToken).ToEquatableArray());
    }

    private static bool HasInstanceMember(INamedTypeSymbol type) =>
        type.GetMembers().Any(static member => member is IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary } method && OrchestrationAttribute.IsOn(method));

    private static bool IsPointer(ITypeSymbol type) => SignatureTypes.Any(type, static part => part is IPointerTypeSymbol or IFunctionPointerTypeSymbol);

    private static IEnumerable<DecoratorMember> Members(INamedTypeSymbol service, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var type in DecoratedMembers.Interfaces(service))
        {
            var parser = new DecoratorMemberParser(type, isOwn: SymbolEqualityComparer.Default.Equals(type, service), compilation, cancellationToken);
            foreach (var member in DecoratedMembers.Of(type))
            {
                if (DecoratedMembers.IsAccessible(member, service, compilation))
                    yield return parser.Parse(member);
            }
        }
    }

    /// <summary>A container meets a generic interface with type arguments that are not known here.</summary>
    private static string? ServiceDefinitionOf(INamedTypeSymbol type, string name, Compilation compilation)
    {
        if (!compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            return null;

        var chain = ContainingTypes.Chain(type);
        return chain.TrueForAll(static part => part.TypeParameters.IsEmpty)
            ? $"{ServiceDecorator}.Of<{TypeNames.InCode(type)}>({Names.StepThroughOnly} static (inner) => new {TypeNames.Beside(type, name)}(inner))"
            : $"{ServiceDecorator}.OfGeneric(typeof({Unbound(chain, type.Name)}), typeof({Unbound(chain, name)}))";
    }

    private static string Unbound(List<INamedTypeSymbol> chain, string last) => TypeNames.NamespaceInCode(chain[0])
        + string.Join(".", chain.Select((type, index) => TypeNames.Identifier(index == chain.Count - 1 ? last : type.Name) + Commas(type.Arity)));

    private static string Commas(int arity) => arity == 0 ? "" : $"<{new string(',', arity - 1)}>";
}
