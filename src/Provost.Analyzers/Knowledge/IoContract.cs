using Microsoft.CodeAnalysis;
using Provost.Generators;

namespace Provost.Analyzers.Knowledge;

/// <summary>What a member says of itself by <c>[PerformsIo]</c>.</summary>
internal static class IoContract
{
    /// <summary>The contract of a method, of what it overrides, or of the property it is an accessor of; <see langword="null"/> where there is none.</summary>
    public static IoEntry? Of(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if ((OfMember(current) ?? (current.AssociatedSymbol is { } property ? OfMember(property) : null)) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    private static IoEntry? OfMember(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "PerformsIoAttribute" } type
                && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Enum, Value: int category }]
                && IoCategories.IsStated(category)
                && MetadataName.Is(type, KnownTypes.PerformsIoAttribute))
            {
                var stated = (IoCategory)category;
                return IoEntry.OfMember(stated, repeat: null, needsRetries: IoCategories.IsRemote(stated) && !RetriesItself(attribute));
            }
        }

        return null;
    }

    private static bool RetriesItself(AttributeData attribute) =>
        attribute.NamedArguments.Any(argument => argument is { Key: "Retries", Value.Value: true });
}
