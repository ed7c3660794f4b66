using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Observability;

/// <summary>Finds the flows and tasks that code runs, directly or by their proxies.</summary>
internal sealed class StartedRuns(KnownSymbols known)
{
    /// <summary>The flows and tasks that run with a body, each once.</summary>
    public HashSet<IMethodSymbol> In(ImmutableArray<IOperation> blocks, CancellationToken cancellationToken)
    {
        var found = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in ExecutedOperations.In(blocks, cancellationToken))
        {
            if (operation is IInvocationOperation call && Of(call) is { } run)
            {
                found.Add(run);
            }
            else if (operation is IPropertyReferenceOperation proxy && Of(proxy) is { } proxied)
            {
                found.Add(proxied);
            }
        }

        return found;
    }

    /// <summary>The flow or task that is called.</summary>
    public IMethodSymbol? Of(IInvocationOperation call)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        return known.IsTask(method) || known.IsFlow(method) ? method : null;
    }

    /// <summary>The flow or task whose proxy is referred to.</summary>
    public IMethodSymbol? Of(IPropertyReferenceOperation proxy) =>
        ProxyNames.MayBeProperty(proxy.Property.Name) && proxy.Type is INamedTypeSymbol type && type.Name == ProxyNames.Type(proxy.Property.Name)
            ? proxy.Property.ContainingType.OriginalDefinition.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method =>
                OrchestrationAttribute.Find(method) is { } attribute && ProxyNames.Property(method, attribute) == proxy.Property.Name)
            : null;
}
