using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;
using Provost.Generators;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Facts;

/// <summary>Reads what an assembly says of its members.</summary>
internal static class IoMemberAttributes
{
    private static readonly ImmutableDictionary<string, ImmutableArray<IoMember>> s_nothing = ImmutableDictionary<string, ImmutableArray<IoMember>>.Empty;

    /// <summary>The facts that were written into an assembly, by member.</summary>
    public static ImmutableDictionary<string, ImmutableArray<IoMember>> In(IAssemblySymbol assembly) =>
        ReferencedNames.UsesRuntime(assembly)
            ? assembly.GetAttributes().Select(Read).OfType<IoMember>().GroupBy(member => member.Member, StringComparer.Ordinal).ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray())
            : s_nothing;

    private static IoMember? Read(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "IoMemberAttribute" } type
        && attribute.ConstructorArguments is [{ Value: string member }, { Kind: TypedConstantKind.Enum, Value: int category }, { Value: string path }]
        && IoCategories.IsStated(category)
        && MetadataName.Is(type, KnownTypes.IoMemberAttribute)
            ? new(member, (IoCategory)category, path, Repeat(attribute), NeedsRetries(attribute))
            : null;

    private static Repeatability Repeat(AttributeData attribute) =>
        Named(attribute, "Repeat") is string name && Repeatabilities.Parse(name) is { } repeat ? repeat : Repeatability.Unknown;

    private static bool NeedsRetries(AttributeData attribute) => Named(attribute, "NeedsRetries") is true;

    private static object? Named(AttributeData attribute, string property) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == property && argument.Value.Kind == TypedConstantKind.Primitive).Value is { IsNull: false, Kind: TypedConstantKind.Primitive } value
            ? value.Value
            : null;
}
