using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Caching;

/// <summary>
/// Looks for live objects in values of a type, through elements and members: level by level, within budgets. What may be null, or
/// was written before types said so, is passed by, for without it the rest is data; and so is what attributes keep out of the contents or write by other means.
/// </summary>
internal sealed class LiveValues(LiveTypes live, IAssemblySymbol assembly)
{
    private const int MostLevels = 4;
    private const int MostTypes = 200;

    /// <summary>The nearest live object, or <see langword="null"/> where none is certain.</summary>
    public LiveMember? In(ITypeSymbol type)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default) { type };
        var pending = new Queue<(ITypeSymbol Type, string Path, int Level)>();
        pending.Enqueue((type, "", 0));
        while (pending.Count > 0)
        {
            var (current, path, level) = pending.Dequeue();
            if (live.Of(current) is { } kind)
            {
                return new(kind, current, path);
            }

            if (level == MostLevels)
            {
                continue;
            }

            foreach (var (part, step) in PartsOf(current))
            {
                if (seen.Count < MostTypes && seen.Add(part))
                {
                    pending.Enqueue((part, step.Length == 0 ? path : path.Length == 0 ? step : $"{path}.{step}", level + 1));
                }
            }
        }

        return null;
    }

    private IEnumerable<(ITypeSymbol Type, string Step)> PartsOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [(array.ElementType, "")],
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(element => (element.Type, element.Name)),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => [(nullable.TypeArguments[0], "")],
        INamedTypeSymbol named when IsSequence(named) => IsOfPlatform(named) ? named.TypeArguments.Select(argument => (argument, "")) : [],
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named when !IsOfPlatform(named) && !IsWrittenOtherwise(named) => MembersOf(named),
        _ => [],
    };

    private IEnumerable<(ITypeSymbol Type, string Step)> MembersOf(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None } && !IsOfPlatform(current); current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (ContentOf(member) is { } content && !IsLeftOut(member))
                {
                    yield return (content, member.Name);
                }
            }
        }
    }

    /// <summary>
    /// The type of what a member adds to the contents of its object, if it is not null. A private field makes the object refuse to be
    /// hashed whatever is in it; here it is told only of the code at hand, so that a reference to a project or to its assembly are the same.
    /// </summary>
    private ITypeSymbol? ContentOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: { DeclaredAccessibility: Accessibility.Public } } property => Present(property.Type),
        IFieldSymbol { IsStatic: false, IsConst: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public } field => Present(field.Type),
        IFieldSymbol { IsStatic: false, IsConst: false, IsImplicitlyDeclared: false } field
            when SymbolEqualityComparer.Default.Equals(field.ContainingAssembly, assembly) && live.Of(field.Type) is not null => field.Type,
        _ => null,
    };

    private static ITypeSymbol? Present(ITypeSymbol type) => type.IsValueType || type.NullableAnnotation == NullableAnnotation.NotAnnotated ? type : null;

    private static bool IsSequence(INamedTypeSymbol type) =>
        type.SpecialType is SpecialType.System_Collections_IEnumerable || type.AllInterfaces.Any(contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static bool IsLeftOut(ISymbol member) => HasAttribute(member, "JsonIgnoreAttribute") || IsWrittenOtherwise(member);

    private static bool IsWrittenOtherwise(ISymbol symbol) => HasAttribute(symbol, "JsonConverterAttribute");

    private static bool HasAttribute(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            {
                if (type.Name == name && MetadataName.Is(type, "System.Text.Json.Serialization." + name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsOfPlatform(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { Name: "System" or "Microsoft" or "Provost", IsGlobalNamespace: false };
    }
}
