using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Caching;
using Provost.Analyzers.Facts;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// What the members of one compilation do and call. A member is read when a flow or task is first found to reach it, once for
/// all rules; a compilation whose flows call no helpers reads none.
/// </summary>
internal sealed class CallGraph
{
    private readonly ConditionalWeakTable<IOperation, StrongBox<BodyContent>> _contents = new();
    private readonly ConcurrentDictionary<ISymbol, MemberFacts> _facts = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;
    private readonly ReferencedIo _referenced;
    private readonly CallTargets _targets;
    private readonly MemberBodies _bodies;
    private BodyWalker? _idle;

    /// <param name="compilation">The compilation whose members are read.</param>
    /// <param name="known">The symbols of the runtime in it.</param>
    /// <param name="ofUser">What the user adds to the catalogue of I/O, if anything.</param>
    public CallGraph(Compilation compilation, KnownSymbols known, IoCatalog? ofUser)
    {
        _compilation = compilation;
        Matcher = new(compilation, known, ofUser);
        _referenced = new(compilation, known, Matcher);
        _targets = new(compilation, known, _referenced);
        _bodies = new(compilation);
        Resilience = new(compilation, Matcher);
        Search = new(this);
    }

    public IoMatcher Matcher { get; }

    public Resilience Resilience { get; }

    public IoSearch Search { get; }

    /// <summary>What runs when a body under analysis does: read once for all rules, and kept for as long as the body is bound.</summary>
    public BodyContent Read(ISymbol owner, ImmutableArray<IOperation> blocks, CancellationToken cancellationToken)
    {
        if (blocks.IsEmpty)
        {
            return Walk(blocks, owner.ContainingType, cancellationToken);
        }

        if (!_contents.TryGetValue(blocks[0], out var content))
        {
            var read = new StrongBox<BodyContent>(Walk(blocks, owner.ContainingType, cancellationToken));
            content = _contents.GetValue(blocks[0], _ => read);
        }

        return content.Value;
    }

    /// <summary>What runs when a member does; nothing where there is no code to read.</summary>
    public MemberFacts FactsOf(ISymbol member, CancellationToken cancellationToken) =>
        _facts.TryGetValue(member, out var facts) ? facts : _facts.GetOrAdd(member, Read(member, cancellationToken));

    /// <summary>Whether a walk ends at a method: it is a run of its own, or answered for.</summary>
    public bool EndsAt(IMethodSymbol method) => _targets.Boundary.EndsAt(method);

    /// <summary>How one call ends in I/O of any kind, for a fix; <see langword="null"/> where it does not.</summary>
    public IoPath? PathFrom(IOperation call, CancellationToken cancellationToken)
    {
        List<ISymbol> callees = [];
        _targets.Find(call, callees, open: [], cancellationToken);
        return callees.Select(callee => Search.From(callee, IoQuestion.Everything, cancellationToken)).FirstOrDefault(path => path is not null);
    }

    private MemberFacts Read(ISymbol member, CancellationToken cancellationToken)
    {
        if (!SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _compilation.Assembly))
        {
            return member is IMethodSymbol method ? new(_referenced.FactsOf(method, cancellationToken), [], []) : MemberFacts.Nothing;
        }

        var content = Walk(_bodies.Of(member, cancellationToken), member as INamedTypeSymbol ?? member.ContainingType, cancellationToken);
        ImmutableArray<CallFact> calls =
        [
            .. ImplicitCalls(member, cancellationToken),
            .. content.Calls.Select(call => new CallFact(call.Callee, call.Location, LostFailure.Is(call.Operation) || Resilience.IsRepeated(call.Operation), Guard.IsAround(call.Operation))),
        ];
        return content.IsEmpty && calls.IsEmpty
            ? MemberFacts.Nothing
            : new(
                [.. content.Sites.Select(site => new IoFact(site.Api, site.Location, IsCovered(site, content, cancellationToken), RepeatedWrite.Is(site), SideEffect.Is(site), Guard.IsAround(site.Operation)))],
                calls,
                [.. content.OpenCalls.Select(site => new OpenCallFact(site.Call, site.Location))]);
    }

    /// <summary>Whether no caller need repeat it; what is done with an opened reader or stream is repeated with its opening.</summary>
    private bool IsCovered(IoSite site, BodyContent content, CancellationToken cancellationToken) =>
        LostFailure.Is(site.Operation)
        || Resilience.Covers(site, cancellationToken)
        || site.Api.IsOnHandle && content.Sites.Any(other => !other.Api.IsOnHandle && other.Api.Category == site.Api.Category && Resilience.Covers(other, cancellationToken));

    /// <summary>An idle walker is kept for the next body, which then costs no allocation.</summary>
    private BodyContent Walk(IEnumerable<IOperation> blocks, INamedTypeSymbol? owner, CancellationToken cancellationToken)
    {
        var walker = Interlocked.Exchange(ref _idle, null) ?? new BodyWalker(Matcher, _targets);
        var content = walker.Walk(blocks, owner, cancellationToken);
        _idle = walker;
        return content;
    }

    /// <summary>A constructor that names no other runs that of its base type without parameters.</summary>
    private IEnumerable<CallFact> ImplicitCalls(ISymbol member, CancellationToken cancellationToken)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { BaseType: { } baseType } type }
            && SymbolEqualityComparer.Default.Equals(baseType.ContainingAssembly, _compilation.Assembly)
            && !member.DeclaringSyntaxReferences.Any(reference => NamesAnother(reference.GetSyntax(cancellationToken)))
            && baseType.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty) is { } implied)
        {
            yield return new(implied.OriginalDefinition, type.Locations[0], isRepeated: false, isGuarded: false);
        }
    }

    private static bool NamesAnother(SyntaxNode declaration) => declaration switch
    {
        ConstructorDeclarationSyntax constructor => constructor.Initializer is not null,
        TypeDeclarationSyntax type => type.BaseList?.Types.Any(baseType => baseType is PrimaryConstructorBaseTypeSyntax) == true,
        _ => false,
    };
}
