using Microsoft.CodeAnalysis;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>The name under which runs of a flow are listed.</summary>
internal static class FlowName
{
    /// <summary>
    /// The name that the attribute says, or that of the method; <see langword="null"/> where it is not known, since a class derived from
    /// the attribute can give a name of its own.
    /// </summary>
    public static string? Of(IMethodSymbol flow, KnownSymbols known)
    {
        if (known.FlowAttributeOf(flow) is not { } attribute || !SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, known.FlowAttribute))
        {
            return null;
        }

        return attribute.ConstructorArguments switch
        {
            [] => attribute.AttributeConstructor is null ? null : ProxyNames.DefaultName(flow.Name),
            [{ Kind: TypedConstantKind.Primitive, Value: var name }] => name as string ?? ProxyNames.DefaultName(flow.Name),
            _ => null,
        };
    }
}
