using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// The classes and structs of a compilation that derive from or implement a type. They are found by the names in base lists,
/// which each file keeps for as long as it stays as it is, and only those found are bound.
/// </summary>
internal sealed class SubtypeIndex(Compilation compilation)
{
    /// <summary>With more subtypes than this no call has one target.</summary>
    private const int MostSubtypes = 200;

    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<INamedTypeSymbol>> _found = new(SymbolEqualityComparer.Default);

    /// <summary>The subtypes that can be made; those that the generator wrote pass every call on and do not count.</summary>
    public ImmutableArray<INamedTypeSymbol> ConcreteSubtypesOf(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _found.TryGetValue(type, out var found) ? found : _found.GetOrAdd(type, Find(type, cancellationToken));

    private ImmutableArray<INamedTypeSymbol> Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var subtypes = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var names = new HashSet<string>(StringComparer.Ordinal) { type.Name };
        var pending = new Queue<string>(names);
        while (pending.Count > 0 && subtypes.Count < MostSubtypes)
        {
            var name = pending.Dequeue();
            foreach (var tree in compilation.SyntaxTrees)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var bases = BaseLists.Of(tree, cancellationToken);
                foreach (var declaration in bases.DeclarationsNaming(name))
                {
                    if (Symbol(tree, declaration, cancellationToken) is { } symbol && IsSubtype(symbol, type) && subtypes.Add(symbol))
                    {
                        Enqueue(symbol.Name);
                    }
                }

                foreach (var alias in bases.AliasesOf(name))
                {
                    Enqueue(alias);
                }
            }
        }

        return [.. subtypes.Where(subtype => !subtype.IsAbstract && subtype.TypeKind is TypeKind.Class or TypeKind.Struct && !IsGenerated(subtype))];

        void Enqueue(string name)
        {
            if (names.Add(name))
            {
                pending.Enqueue(name);
            }
        }
    }

    private INamedTypeSymbol? Symbol(SyntaxTree tree, BaseTypeDeclarationSyntax declaration, CancellationToken cancellationToken) =>
        SemanticModels.Of(compilation, tree).GetDeclaredSymbol(declaration, cancellationToken);

    private static bool IsSubtype(INamedTypeSymbol symbol, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            return symbol.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, type));
        }

        for (var current = symbol.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGenerated(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: "GeneratedCodeAttribute" } attributeType
        && attribute.ConstructorArguments is [{ Value: KnownTypes.RuntimeNamespace }, ..]
        && MetadataName.Is(attributeType, KnownTypes.GeneratedCodeAttribute));
}
