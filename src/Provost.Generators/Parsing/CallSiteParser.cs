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
        if (Callee(invocation, model, cancellationToken) is not { } symbol)
            return null;

        if (ExtensionBlocks.IsMember(symbol) && !ExtensionBlocks.CanBeIntercepted)
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

    /// <summary>
    /// The method that is called. What other generators add is not seen here, so an argument may be of unknown type; then the call
    /// is that of the one method which it can be.
    /// </summary>
    public static IMethodSymbol? Callee(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        var info = model.GetSymbolInfo(invocation, cancellationToken);
        if (info.Symbol is not null || info.CandidateReason != CandidateReason.OverloadResolutionFailure)
            return info.Symbol as IMethodSymbol;

        var count = invocation.ArgumentList.Arguments.Count;
        var candidates = info.CandidateSymbols.OfType<IMethodSymbol>().Where(method => Takes(method, count)).ToList();
        return candidates is [var only] ? only : null;
    }

    private static bool Takes(IMethodSymbol method, int count) =>
        count >= method.Parameters.Count(static parameter => parameter is { IsOptional: false, IsParams: false })
        && (count <= method.Parameters.Length || method.Parameters.Any(static parameter => parameter.IsParams));

    private static InterceptedMethod? Target(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken) =>
        OrchestrationAttribute.IsOn(method) && InterceptionFilter.Examine(method, compilation, cancellationToken) == InterceptionObstacle.None
            ? InterceptedMethodParser.Parse(method, compilation)
            : null;
}
