using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Provost.Generators;

namespace Provost.Analyzers;

/// <summary>The symbols of the runtime in one compilation, looked up once and shared by all rules.</summary>
internal sealed class KnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<KnownSymbols?>> s_cache = new();

    private KnownSymbols(INamedTypeSymbol flowAttribute, INamedTypeSymbol taskAttribute)
    {
        FlowAttribute = flowAttribute;
        TaskAttribute = taskAttribute;
        State = flowAttribute.ContainingAssembly.GetTypeByMetadataName(KnownTypes.State);
        StateType = flowAttribute.ContainingAssembly.GetTypeByMetadataName(KnownTypes.StateType);
    }

    public INamedTypeSymbol FlowAttribute { get; }

    public INamedTypeSymbol TaskAttribute { get; }

    public INamedTypeSymbol? State { get; }

    public INamedTypeSymbol? StateType { get; }

    /// <summary>The symbols of a compilation, or <see langword="null"/> where it does not reference the runtime.</summary>
    public static KnownSymbols? For(Compilation compilation) =>
        s_cache.GetValue(compilation, static compilation => new(Create(compilation))).Value;

    public bool IsFlow(ISymbol symbol) => Has(symbol, FlowAttribute);

    public bool IsTask(ISymbol symbol) => Has(symbol, TaskAttribute);

    /// <summary>The attribute that makes a method a task, be it the runtime's own or one derived from it.</summary>
    public AttributeData? TaskAttributeOf(ISymbol symbol) => Find(symbol, TaskAttribute);

    /// <summary>The attribute that makes a method a flow, be it the runtime's own or one derived from it.</summary>
    public AttributeData? FlowAttributeOf(ISymbol symbol) => Find(symbol, FlowAttribute);

    /// <summary>The attribute that makes a task of the code of a method: its own, or that of the member which it overrides or implements.</summary>
    public AttributeData? TaskAttributeOfCode(IMethodSymbol method) =>
        OrchestratedCode.DeclarationOf(method, this) is { } declaration ? TaskAttributeOf(declaration) : null;

    /// <summary>Whether the code of a method is that of a task, by its own attribute or that of the member which it overrides or implements.</summary>
    public bool IsTaskCode(IMethodSymbol method) => OrchestratedCode.DeclarationOf(method, this) is { } declaration && IsTask(declaration);

    /// <summary>Whether the code of a method is that of a flow; a task that is marked as a flow too is a task.</summary>
    public bool IsFlowCode(IMethodSymbol method) => OrchestratedCode.DeclarationOf(method, this) is { } declaration && IsFlow(declaration) && !IsTask(declaration);

    /// <summary>To ask one assembly by its name is much faster than to ask all, and done for each compilation.</summary>
    private static KnownSymbols? Create(Compilation compilation) =>
        (compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(static assembly => assembly.Name == KnownTypes.RuntimeNamespace) ?? compilation.Assembly) is var runtime
        && (runtime.GetTypeByMetadataName(KnownTypes.FlowAttribute) ?? compilation.GetTypeByMetadataName(KnownTypes.FlowAttribute)) is { } flow
        && flow.ContainingAssembly.GetTypeByMetadataName(KnownTypes.TaskAttribute) is { } task
            ? new(flow, task)
            : null;

    private static bool Has(ISymbol symbol, INamedTypeSymbol attribute) => Find(symbol, attribute) is not null;

    private static AttributeData? Find(ISymbol symbol, INamedTypeSymbol attribute)
    {
        foreach (var candidate in symbol.GetAttributes())
        {
            for (var type = candidate.AttributeClass; type is not null; type = type.BaseType)
            {
                if (SymbolEqualityComparer.Default.Equals(type, attribute))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
