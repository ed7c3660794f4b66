using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Graphs;

/// <summary>Finds the calls in a flow that run tasks and flows: of the methods themselves, which are bound, and of their proxies, by name.</summary>
/// <param name="model">The model of the file.</param>
/// <param name="type">The type of the flow.</param>
/// <param name="methodNames">The names of flows and tasks.</param>
/// <param name="otherNames">Those of them that something else may bear in the file.</param>
/// <param name="proxies">The proxies.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class GraphCalls(SemanticModel model, INamedTypeSymbol type, NameSet methodNames, HashSet<string> otherNames, ProxyIndex proxies, CancellationToken cancellationToken)
{
    public IReadOnlyDictionary<(int Start, int End), GraphCall> In(MethodDeclarationSyntax flow)
    {
        var calls = new Dictionary<(int Start, int End), GraphCall>();
        foreach (var invocation in flow.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if ((OfMethod(invocation) ?? OfProxy(invocation)) is { } call)
                calls[(invocation.SpanStart, invocation.Span.End)] = call;
        }

        return calls;
    }

    private GraphCall? OfMethod(InvocationExpressionSyntax invocation)
    {
        if (NamedCallee.InvokedName(invocation) is not { } name || !methodNames.Contains(name))
            return null;
        var found = otherNames.Contains(name) ? null : NamedCallee.Find(invocation, model, cancellationToken);
        if ((found ?? CallSiteParser.Callee(invocation, model, cancellationToken)) is not { } callee || InterceptionFilter.Definition(callee) is not { } method)
            return null;
        if (OrchestrationAttribute.Find(method) is not { } attribute || OrchestrationAttribute.KindOf(attribute.AttributeClass) is not { } kind)
            return null;

        return new(kind == OrchestrationKind.Flow ? "Subflow" : "Task", ProxyNames.DefaultName(method.Name), ManifestKeys.FullName(method));
    }

    private GraphCall? OfProxy(InvocationExpressionSyntax invocation)
    {
        if (invocation.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var verb, Expression: var receiver } || KindOf(verb) is not { } kind)
            return null;
        if (ProxyIn(receiver) is not { } proxy)
            return null;

        return new(kind == "Task" && proxy.Kind == OrchestrationKind.Flow ? "Subflow" : kind, proxy.Label, proxy.Member);
    }

    private static string? KindOf(string verb) => verb switch
    {
        "Run" or "RunAsync" or "RunState" or "RunStateAsync" => "Task",
        "Submit" => "Submit",
        "Map" => "Map",
        _ => null,
    };

    /// <summary>The proxy that <c>Etl.LoadTask.WithOptions(...).After(...)</c> begins with.</summary>
    private ProxyEntry? ProxyIn(ExpressionSyntax receiver)
    {
        while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithOptions" or "After", Expression: var inner } })
            receiver = inner;

        return receiver switch
        {
            IdentifierNameSyntax { Identifier.ValueText: var name } when IsProxy(name) => proxies.Find(name, type.Name),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var owner } when IsProxy(name) => proxies.Find(name, OwnerName(owner)),
            _ => null,
        };
    }

    private bool IsProxy(string name) => ProxyNames.MayBeProperty(name) && proxies.Contains(name);

    /// <summary>The type that has the proxy: named, or that of the instance.</summary>
    private string? OwnerName(ExpressionSyntax owner) => model.GetSymbolInfo(owner, cancellationToken).Symbol switch
    {
        INamedTypeSymbol named => named.Name,
        _ => model.GetTypeInfo(owner, cancellationToken).Type?.Name,
    };
}
