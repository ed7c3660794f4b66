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

    /// <summary>The flow or task that is called, or whose proxy is asked for by its type arguments: <c>FetchTask&lt;int&gt;()</c>.</summary>
    public IMethodSymbol? Of(IInvocationOperation call)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        return known.IsTask(method) || known.IsFlow(method) ? method
            : method is { IsGenericMethod: true, Parameters.IsEmpty: true } ? BehindProxy(method, method.ReturnType)
            : null;
    }

    /// <summary>The flow or task whose proxy is referred to.</summary>
    public IMethodSymbol? Of(IPropertyReferenceOperation proxy) => BehindProxy(proxy.Property, proxy.Type);

    private static IMethodSymbol? BehindProxy(ISymbol proxy, ITypeSymbol? proxyType) =>
        ProxyNames.MayBeProperty(proxy.Name) && proxyType is INamedTypeSymbol type && type.Name == ProxyNames.Type(proxy.Name)
            ? proxy.ContainingType.OriginalDefinition.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method =>
                OrchestrationAttribute.Find(method) is { } attribute && ProxyNames.Property(method, attribute) == proxy.Name)
            : null;
}
