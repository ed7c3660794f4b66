using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Finds the attribute, or the subclass of it, that makes a method a flow or a task.</summary>
internal static class OrchestrationAttribute
{
    /// <summary>Whether the method is marked as a flow or a task.</summary>
    public static bool IsOn(IMethodSymbol method) => Find(method) is not null;

    /// <summary>The attribute that makes the method a flow or a task; of two, the task's.</summary>
    public static AttributeData? Find(IMethodSymbol method)
    {
        AttributeData? found = null;
        foreach (var attribute in method.GetAttributes())
        {
            switch (KindOf(attribute.AttributeClass))
            {
                case OrchestrationKind.Task:
                    return attribute;
                case OrchestrationKind.Flow:
                    found ??= attribute;
                    break;
            }
        }

        return found;
    }

    /// <summary>What an attribute class, or a class it derives from, makes of a method.</summary>
    public static OrchestrationKind? KindOf(INamedTypeSymbol? attributeClass)
    {
        for (var type = attributeClass; type is not null; type = type.BaseType)
        {
            if (type.Is(KnownTypes.TaskAttribute))
                return OrchestrationKind.Task;
            if (type.Is(KnownTypes.FlowAttribute))
                return OrchestrationKind.Flow;
        }

        return null;
    }

    /// <summary>Whether the attribute is a subclass, whose constructor may set options that are not seen at compile time.</summary>
    public static bool IsDerived(AttributeData attribute) =>
        attribute.AttributeClass is { } type && !type.Is(KnownTypes.TaskAttribute) && !type.Is(KnownTypes.FlowAttribute);
}
