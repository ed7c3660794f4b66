using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>Tells whether what a task or flow returns is kept outside its run.</summary>
internal static class StoredResult
{
    private static readonly string[] s_resultOptions = ["ResultStorage", "ResultSerializer"];

    private static readonly string[] s_taskOptions = ["CacheKey", "ResultStorageKey", .. s_resultOptions];

    public static LeakSink? Of(ISymbol member, KnownSymbols known)
    {
        if (member is not IMethodSymbol method)
        {
            return null;
        }

        var declaration = OrchestratedCode.DeclarationOf(method, known) ?? method;
        return known.TaskAttributeOf(declaration) is { } task ? (IsKept(task, s_taskOptions) ? new($"the stored result of task '{method.Name}'", canBeMasked: false) : null)
            : known.FlowAttributeOf(declaration) is { } flow && IsKept(flow, s_resultOptions) ? new($"the stored result of flow '{method.Name}'", canBeMasked: false)
            : null;
    }

    /// <summary>As the runtime decides: what the run says of persistence, or whether it asks for caching or says how results are kept.</summary>
    private static bool IsKept(AttributeData attribute, string[] options) =>
        Option(attribute, "PersistResult") as bool? ?? (options.Any(option => Option(attribute, option) is string) || Option(attribute, "CachePolicy") is int and not 0);

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
