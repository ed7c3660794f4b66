using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>Tells the flows and tasks among the methods that code mentions, without reading the attributes of the platform's.</summary>
internal sealed class OrchestratedMethods(Compilation compilation, IAssemblySymbol runtime)
{
    private readonly ConcurrentDictionary<ISymbol, bool> _assemblies = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method is marked as a flow or task.</summary>
    public bool Contains(IMethodSymbol method) => MayDeclare(method.ContainingAssembly) && OrchestrationAttribute.IsOn(method);

    /// <summary>Whether a method is a flow or task that has a proxy; one without has a report of its own.</summary>
    public bool HasProxy(IMethodSymbol method, CancellationToken cancellationToken) =>
        MayDeclare(method.ContainingAssembly) && InterceptionFilter.HasProxy(method, compilation, cancellationToken);

    private bool MayDeclare(IAssemblySymbol? assembly) =>
        assembly is not null && _assemblies.GetOrAdd(assembly, symbol => ReferencesRuntime((IAssemblySymbol)symbol));

    private bool ReferencesRuntime(IAssemblySymbol assembly) =>
        SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
        || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == runtime.Name));
}
