using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Bodies;

/// <summary>
/// The code of one file that rules look at, shared by them. To have the compiler hand out every body of a project would have it bind them
/// all; here only what may matter is bound: flows, tasks, and code that mentions a name.
/// </summary>
internal sealed class FileBodies
{
    private static readonly ConditionalWeakTable<SemanticModel, FileBodies> s_cache = new();

    private readonly ConcurrentDictionary<SyntaxNode, CodeBody?> _bodies = new();
    private readonly SemanticModel _model;
    private ImmutableArray<CodeBody> _runs;
    private ImmutableArray<(uint Hash, int Start)> _identifiers;

    private FileBodies(SemanticModel model) => _model = model;

    public static FileBodies Of(SemanticModel model) => s_cache.TryGetValue(model, out var bodies) ? bodies : s_cache.GetValue(model, static model => new(model));

    /// <summary>The code of the flows and tasks of the file, and of what overrides or implements one.</summary>
    public ImmutableArray<CodeBody> Runs(KnownSymbols known, CancellationToken cancellationToken)
    {
        if (_runs.IsDefault)
        {
            var names = RunNames.In(_model.Compilation, known, cancellationToken);
            ImmutableInterlocked.InterlockedInitialize(
                ref _runs,
                [.. names.CandidatesIn(_model.SyntaxTree, cancellationToken)
                    .Concat(DeclarationsMentioning(names.Methods, BodyActions.IsDeclared, cancellationToken))
                    .Distinct()
                    .Select(declaration => BodyOf(declaration, cancellationToken))
                    .OfType<CodeBody>()
                    .Where(body => body.Owner is IMethodSymbol method && OrchestratedCode.DeclarationOf(method, known) is not null)]);
        }

        return _runs;
    }

    /// <summary>The code that mentions one of the names, at a place where it may matter.</summary>
    public IEnumerable<CodeBody> Mentioning(WantedNames names, Func<SyntaxToken, bool> matters, CancellationToken cancellationToken) =>
        DeclarationsMentioning(names, matters, cancellationToken).Select(declaration => BodyOf(declaration, cancellationToken)).OfType<CodeBody>();

    /// <summary>The declarations whose code mentions one of the names, at a place where it may matter.</summary>
    public IEnumerable<SyntaxNode> DeclarationsMentioning(WantedNames names, Func<SyntaxToken, bool> matters, CancellationToken cancellationToken)
    {
        if (!SourceNames.Of(_model.SyntaxTree, cancellationToken).MayMention(names))
        {
            return [];
        }

        var root = _model.SyntaxTree.GetRoot(cancellationToken);
        return (names.IsAny ? BodySyntax.DeclarationsIn(root) : Mentions(root, names, matters, cancellationToken)).Distinct();
    }

    /// <summary>Where the file has one of the names, or a word that looks like one to their hashes.</summary>
    public IEnumerable<int> PlacesOf(WantedNames names, CancellationToken cancellationToken) => SourceNames.Of(_model.SyntaxTree, cancellationToken).MayMention(names)
        ? Identifiers(cancellationToken).Where(identifier => names.MayContain(identifier.Hash)).Select(static identifier => identifier.Start)
        : [];

    /// <summary>The code of one declaration.</summary>
    public CodeBody? BodyOf(SyntaxNode declaration, CancellationToken cancellationToken) =>
        _bodies.TryGetValue(declaration, out var body) ? body : _bodies.GetOrAdd(declaration, Create(declaration, cancellationToken));

    private CodeBody? Create(SyntaxNode declaration, CancellationToken cancellationToken) =>
        BodySyntax.OwnerOf(declaration, _model, cancellationToken) is { } owner ? new(owner, _model, BodySyntax.BlocksOf(declaration)) : null;

    private List<SyntaxNode> Mentions(SyntaxNode root, WantedNames names, Func<SyntaxToken, bool> matters, CancellationToken cancellationToken)
    {
        List<SyntaxNode> declarations = [];
        foreach (var (hash, start) in Identifiers(cancellationToken))
        {
            if (names.MayContain(hash)
                && root.FindToken(start) is var token
                && token.Span.Contains(start)
                && matters(token)
                && BodySyntax.DeclarationAround(token.Parent) is { } declaration)
            {
                declarations.Add(declaration);
            }
        }

        return declarations;
    }

    /// <summary>What the file mentions and where, read once for all rules that look for names.</summary>
    private ImmutableArray<(uint Hash, int Start)> Identifiers(CancellationToken cancellationToken)
    {
        if (_identifiers.IsDefault)
        {
            var identifiers = ImmutableArray.CreateBuilder<(uint, int)>();
            using var scanner = new IdentifierScanner(_model.SyntaxTree.GetText(cancellationToken));
            while (scanner.MoveNext())
            {
                identifiers.Add((scanner.Hash, scanner.Start));
            }

            ImmutableInterlocked.InterlockedInitialize(ref _identifiers, identifiers.ToImmutable());
        }

        return _identifiers;
    }
}
