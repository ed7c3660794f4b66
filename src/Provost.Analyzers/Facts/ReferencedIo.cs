using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Caching;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Facts;

/// <summary>
/// What members of other assemblies do. A built assembly says it in attributes. An editor refers to another project by its
/// compilation, which was never built: there the member that a flow calls is read as one of the project itself is.
/// </summary>
internal sealed class ReferencedIo(Compilation compilation, KnownSymbols known, IoMatcher matcher)
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<CallGraph?>> s_projects = new();

    private readonly ConcurrentDictionary<IAssemblySymbol, ImmutableDictionary<string, ImmutableArray<IoMember>>> _written = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IoFact>> _facts = new(SymbolEqualityComparer.Default);

    /// <summary>Whether anything is known to be done by a method, which need not be one of another assembly.</summary>
    public bool Knows(IMethodSymbol method, CancellationToken cancellationToken) => !FactsOf(method, cancellationToken).IsEmpty;

    public ImmutableArray<IoFact> FactsOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = method.OriginalDefinition;
        if (definition.ContainingAssembly is not { } assembly
            || SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
            || SymbolEqualityComparer.Default.Equals(assembly, known.FlowAttribute.ContainingAssembly))
        {
            return [];
        }

        var written = _written.TryGetValue(assembly, out var found) ? found : _written.GetOrAdd(assembly, IoMemberAttributes.In(assembly));
        if (written.IsEmpty && ProjectOf(assembly) is null)
        {
            return [];
        }

        return _facts.TryGetValue(definition, out var facts) ? facts : _facts.GetOrAdd(definition, Find(definition, written, cancellationToken));
    }

    private ImmutableArray<IoFact> Find(IMethodSymbol method, ImmutableDictionary<string, ImmutableArray<IoMember>> written, CancellationToken cancellationToken) =>
        method.GetDocumentationCommentId() is { } id && matcher.Match(method, receiver: null) is null
            ? [.. (written.IsEmpty ? Read(id, method.ContainingAssembly, cancellationToken) : Of(id, written)).Select(member => Fact(member, method))]
            : [];

    private static ImmutableArray<IoMember> Of(string id, ImmutableDictionary<string, ImmutableArray<IoMember>> written) => written.TryGetValue(id, out var members) ? members : [];

    /// <summary>The symbol is looked up by its id: that of a project for another framework is only like the one that is called.</summary>
    private ImmutableArray<IoMember> Read(string id, IAssemblySymbol assembly, CancellationToken cancellationToken) =>
        ProjectOf(assembly) is { } project
        && GraphOf(project) is { } graph
        && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, project) is IMethodSymbol method
            ? IoMember.Of(method, graph, cancellationToken)
            : [];

    private Compilation? ProjectOf(IAssemblySymbol assembly) => (compilation.GetMetadataReference(assembly) as CompilationReference)?.Compilation;

    /// <summary>The graph of another project, kept for as long as that project stays as it is.</summary>
    private static CallGraph? GraphOf(Compilation project) =>
        s_projects.GetValue(project, static project => new(KnownSymbols.For(project) is { } known ? new(project, known, ofUser: null) : null)).Value;

    private static IoFact Fact(IoMember member, IMethodSymbol method)
    {
        var api = new IoApi(IoEntry.OfMember(member.Category, member.Repeat, member.NeedsRetries), method, member.Path);
        return new(api, Location.None, isCovered: !member.NeedsRetries, isRepeatedWrite: false, SideEffect.Is(api, method.Name), isGuarded: false);
    }
}
