using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>
/// The flows that one compilation declares. Files are first asked for the names of attributes, which each keeps for as long as it
/// stays as it is; only what may be a flow is bound.
/// </summary>
internal sealed class DeclaredFlows
{
    private static readonly ConditionalWeakTable<Compilation, DeclaredFlows> s_cache = new();

    private readonly Compilation _compilation;
    private readonly KnownSymbols _known;
    private readonly IEnumerable<MethodDeclarationSyntax> _candidates;
    private ImmutableArray<IMethodSymbol> _all;

    private DeclaredFlows(Compilation compilation, KnownSymbols known, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _known = known;
        _candidates = RunNames.In(compilation, known, cancellationToken).Declarations;
    }

    /// <summary>The flows of a compilation, found once for all rules.</summary>
    public static DeclaredFlows In(Compilation compilation, KnownSymbols known, CancellationToken cancellationToken) =>
        s_cache.TryGetValue(compilation, out var flows) ? flows : s_cache.GetValue(compilation, compilation => new(compilation, known, cancellationToken));

    /// <summary>All flows, in the order of files and lines.</summary>
    public ImmutableArray<IMethodSymbol> All(CancellationToken cancellationToken)
    {
        if (_all.IsDefault)
        {
            ImmutableInterlocked.InterlockedInitialize(ref _all, [.. Bind(_candidates, cancellationToken)]);
        }

        return _all;
    }

    /// <summary>The flows of a name, in the order of files and lines; those whose attribute says another name as a literal are not bound.</summary>
    public IEnumerable<IMethodSymbol> Named(string name, CancellationToken cancellationToken) =>
        Bind(_candidates.Where(method => MayBeNamed(method, name)), cancellationToken).Where(flow => FlowName.Of(flow, _known) == name);

    private IEnumerable<IMethodSymbol> Bind(IEnumerable<MethodDeclarationSyntax> candidates, CancellationToken cancellationToken)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var method in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (SemanticModels.Of(_compilation, method.SyntaxTree).GetDeclaredSymbol(method, cancellationToken) is IMethodSymbol symbol
                && _known.IsFlow(symbol)
                && !_known.IsTask(symbol)
                && found.Add(symbol))
            {
                yield return symbol;
            }
        }
    }

    /// <summary>Whether an attribute of the method leaves it open that the name is this one: it says it, says none, or says it otherwise than by a literal.</summary>
    private static bool MayBeNamed(MethodDeclarationSyntax method, string name)
    {
        foreach (var list in method.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                var written = attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null);
                var isOther = written?.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var text } && text != name
                    || written is null && ProxyNames.DefaultName(method.Identifier.ValueText) != name;
                if (!isOther)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
