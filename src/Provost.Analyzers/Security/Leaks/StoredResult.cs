using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>Tells whether what a task or flow returns is kept outside its run.</summary>
internal static class StoredResult
{
    public static LeakSink? Of(ISymbol member, KnownSymbols known)
    {
        if (member is not IMethodSymbol method)
        {
            return null;
        }

        if (known.TaskAttributeOf(method) is { } task)
        {
            return IsPersisted(task) || IsCached(task) ? new($"the stored result of task '{method.Name}'", canBeMasked: false) : null;
        }

        return known.FlowAttributeOf(method) is { } flow && IsPersisted(flow) ? new($"the stored result of flow '{method.Name}'", canBeMasked: false) : null;
    }

    private static bool IsPersisted(AttributeData attribute) => Option(attribute, "PersistResult") is true;

    private static bool IsCached(AttributeData attribute) =>
        Option(attribute, "CacheKey") is string
        || Option(attribute, "CachePolicy") is int and not 0
        || Option(attribute, "CacheExpirationSeconds") is double and not 0;

    private static object? Option(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind is not TypedConstantKind.Array)
            {
                return argument.Value.Value;
            }
        }

        return null;
    }
}
