using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Repeats <c>[Obsolete]</c> on what is generated for a member, so that using either tells the user the same.</summary>
internal static class ObsoleteParser
{
    /// <summary>The attribute as written in code, or an empty text.</summary>
    public static string Parse(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Is(KnownTypes.ObsoleteAttribute) && AttributeParser.Parse(attribute) is { } model)
                return $"[{model.Type}{(model.Arguments.IsEmpty ? "" : $"({string.Join(", ", model.Arguments)})")}]";
        }

        return "";
    }

    /// <summary>Whether to use the method is an error: nothing may run it any more, so the manifest does not list it either.</summary>
    public static bool IsError(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Is(KnownTypes.ObsoleteAttribute) == true && attribute.ConstructorArguments is [_, { Value: true }])
                return true;
        }

        return false;
    }
}
