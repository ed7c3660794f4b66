using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Finds the calls of flows and tasks in a file that are to be redirected.</summary>
internal static class CallSiteParser
{
    public static EquatableArray<CallSite> Parse(SyntaxTree tree, NameSet names, Compilation compilation, CancellationToken cancellationToken)
    {
        var model = compilation.GetSemanticModel(tree);
        var targets = new Dictionary<IMethodSymbol, InterceptedMethod?>(SymbolEqualityComparer.Default);
        List<CallSite> sites = [];
        foreach (var invocation in tree.GetRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TreeFacts.InvokedName(invocation) is { } name && names.Contains(name) && Parse(invocation, model, targets, cancellationToken) is { } site)
                sites.Add(site);
        }

        return sites.ToEquatableArray();
    }

    private static CallSite? Parse(
        InvocationExpressionSyntax invocation,
        SemanticModel model,
        Dictionary<IMethodSymbol, InterceptedMethod?> targets,
        CancellationToken cancellationToken)
    {
        // Symbols first: an operation tree is only made for calls of flows and tasks.
        if (model.GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol symbol || !OrchestrationAttribute.IsOn(InterceptionFilter.Definition(symbol)))
            return null;
        if (model.GetOperation(invocation, cancellationToken) is not IInvocationOperation call || InterceptionFilter.Examine(call, cancellationToken) != InterceptionObstacle.None)
            return null;
        if (model.GetInterceptableLocation(invocation, cancellationToken) is not { } location)
            return null;

        var method = InterceptionFilter.Definition(call.TargetMethod);
        if (!targets.TryGetValue(method, out var target))
            targets[method] = target = InterceptedMethodParser.Parse(method, model.Compilation);
        if (target is null)
            return null;

        var line = invocation.SyntaxTree.GetLineSpan(invocation.Span, cancellationToken).StartLinePosition.Line + 1;
        return new(target, location.Version, location.Data, Path.GetFileName(invocation.SyntaxTree.FilePath), line);
    }
}
