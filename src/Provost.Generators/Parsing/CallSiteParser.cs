using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Finds the calls of flows and tasks in a file that are to be redirected.</summary>
internal static class CallSiteParser
{
    public static EquatableArray<CallSite> Parse(TreeFacts file, NameSet names, Compilation compilation, CancellationToken cancellationToken)
    {
        var root = file.Tree.GetRoot(cancellationToken);
        var model = compilation.GetSemanticModel(file.Tree);
        var targets = new Dictionary<IMethodSymbol, InterceptedMethod?>(SymbolEqualityComparer.Default);
        List<CallSite> sites = [];
        foreach (var invoked in file.Invocations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (names.Contains(invoked.Name)
                && root.FindNode(new(invoked.Start, invoked.Length), getInnermostNodeForTie: true) is InvocationExpressionSyntax invocation
                && Parse(invocation, model, targets, cancellationToken) is { } site)
            {
                sites.Add(site);
            }
        }

        return sites.ToEquatableArray();
    }

    private static CallSite? Parse(
        InvocationExpressionSyntax invocation,
        SemanticModel model,
        Dictionary<IMethodSymbol, InterceptedMethod?> targets,
        CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol symbol)
            return null;

        var method = InterceptionFilter.Definition(symbol);
        if (!targets.TryGetValue(method, out var target))
            targets[method] = target = Target(method, model.Compilation, cancellationToken);
        if (target is null || !InterceptionFilter.CanBeRedirected(invocation, model, cancellationToken))
            return null;
        if (model.GetInterceptableLocation(invocation, cancellationToken) is not { } location)
            return null;

        var line = invocation.SyntaxTree.GetLineSpan(invocation.Span, cancellationToken).StartLinePosition.Line + 1;
        return new(target, location.Version, location.Data, Path.GetFileName(invocation.SyntaxTree.FilePath), line);
    }

    private static InterceptedMethod? Target(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken) =>
        OrchestrationAttribute.IsOn(method) && InterceptionFilter.Examine(method, compilation, cancellationToken) == InterceptionObstacle.None
            ? InterceptedMethodParser.Parse(method, compilation)
            : null;
}
