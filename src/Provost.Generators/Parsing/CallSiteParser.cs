using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Finds the calls of flows and tasks in a file that are to be redirected.</summary>
internal sealed class CallSiteParser
{
    private static readonly FileCache<int, EquatableArray<CallSite>> s_sites = new();

    private readonly SyntaxTree _tree;
    private readonly CompilationPair _compilations;
    private readonly CancellationToken _cancellationToken;
    private readonly SemanticModel _model;
    private readonly Dictionary<IMethodSymbol, InterceptedMethod?> _targets = new(SymbolEqualityComparer.Default);
    private readonly string _fileName;
    private readonly Func<SemanticModel> _modelOfAll;
    private SemanticModel? _modelWithProxies;

    private CallSiteParser(SyntaxTree tree, CompilationPair compilations, CancellationToken cancellationToken)
    {
        _tree = tree;
        _compilations = compilations;
        _cancellationToken = cancellationToken;
        _model = compilations.Own.GetSemanticModel(tree);
        _modelOfAll = () => compilations.UsesProxies ? ModelWithProxies : _model;
        _fileName = Path.GetFileName(tree.FilePath);
    }

    private SemanticModel ModelWithProxies => _modelWithProxies ??= _compilations.WithProxies.GetSemanticModel(_tree);

    public static EquatableArray<CallSite> Parse(TreeFacts file, NameSet names, CompilationPair compilations, CancellationToken cancellationToken)
    {
        var state = DeclarationState.Of(compilations.Own, file.Tree, cancellationToken);
        return s_sites.TryGet(file.Tree, place: 0, state, out var known)
            ? known
            : s_sites.Add(file.Tree, place: 0, state, new CallSiteParser(file.Tree, compilations, cancellationToken).Parse(names).ToEquatableArray());
    }

    private List<CallSite> Parse(NameSet names)
    {
        var tokens = FileNames.Find(_tree, names, _cancellationToken);
        var others = FileNames.OfOtherThanMethods(tokens);
        List<CallSite> sites = [];
        foreach (var token in tokens)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (token.Parent is SimpleNameSyntax name && InvocationOf(name) is { } invocation && Parse(invocation, isOnlyMethod: !others.Contains(token.ValueText)) is { } site)
                sites.Add(site);
        }

        return sites;
    }

    private CallSite? Parse(InvocationExpressionSyntax invocation, bool isOnlyMethod)
    {
        var callee = (isOnlyMethod ? NamedCallee.Find(invocation, _model, _cancellationToken) : null) ?? Callee(invocation);
        if (callee is null)
            return null;

        if (ExtensionBlocks.IsMember(callee) && !ExtensionBlocks.CanBeIntercepted)
            return null;

        var method = InterceptionFilter.Definition(callee);
        if (!_targets.TryGetValue(method, out var target))
            _targets[method] = target = Target(method);
        if (target is null || !CanBeRedirected(invocation))
            return null;
        if (_model.GetInterceptableLocation(invocation, _cancellationToken) is not { } location)
            return null;

        var line = _tree.GetLineSpan(invocation.Span, _cancellationToken).StartLinePosition.Line + 1;
        return new(target, location.Version, location.Data, _fileName, line);
    }

    /// <summary>
    /// The method that is called. What other generators add is not seen here, so an argument may be of unknown type; then the call
    /// is that of the one method which it can be.
    /// </summary>
    private IMethodSymbol? Callee(InvocationExpressionSyntax invocation)
    {
        var info = _model.GetSymbolInfo(invocation, _cancellationToken);
        if (info.Symbol is not null)
            return info.Symbol as IMethodSymbol;
        if (Only(info, invocation) is { } only)
            return only;
        if (!_compilations.UsesProxies || info.CandidateReason == CandidateReason.LateBound)
            return null;

        info = ModelWithProxies.GetSymbolInfo(invocation, _cancellationToken);
        return info.Symbol as IMethodSymbol ?? Only(info, invocation);
    }

    /// <summary>The method that is called, as far as this compilation alone tells.</summary>
    public static IMethodSymbol? Callee(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        var info = model.GetSymbolInfo(invocation, cancellationToken);
        return info.Symbol is null ? Only(info, invocation) : info.Symbol as IMethodSymbol;
    }

    private static IMethodSymbol? Only(SymbolInfo info, InvocationExpressionSyntax invocation)
    {
        if (info.CandidateReason != CandidateReason.OverloadResolutionFailure)
            return null;

        var count = invocation.ArgumentList.Arguments.Count;
        var candidates = info.CandidateSymbols.OfType<IMethodSymbol>().Where(method => NamedCallee.Takes(method, count)).ToList();
        return candidates is [var only] ? only : null;
    }

    /// <summary>What a lambda becomes is only known where all of the call that takes it is.</summary>
    private bool CanBeRedirected(InvocationExpressionSyntax invocation) =>
        InterceptionFilter.CanBeRedirected(invocation, _modelOfAll, _cancellationToken);

    private InterceptedMethod? Target(IMethodSymbol method)
    {
        var compilation = _modelWithProxies is not null && !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilations.Own.Assembly)
            ? _compilations.WithProxies
            : _compilations.Own;
        return OrchestrationAttribute.IsOn(method) && InterceptionFilter.Examine(method, compilation, _cancellationToken) == InterceptionObstacle.None
            ? InterceptedMethodParser.Parse(method, compilation)
            : null;
    }

    /// <summary>The call that the name is the name of; <see langword="null"/> where it is none.</summary>
    private static InvocationExpressionSyntax? InvocationOf(SimpleNameSyntax name)
    {
        ExpressionSyntax invoked = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        return invoked.Parent is InvocationExpressionSyntax invocation && invocation.Expression == invoked ? invocation : null;
    }
}
