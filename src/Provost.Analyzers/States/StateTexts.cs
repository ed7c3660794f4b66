using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Bodies;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.States;

/// <summary>
/// How code of one compilation spells the names of states, as texts and as members of an enum, found without binding any: what spells none
/// compares no state with one.
/// </summary>
internal sealed class StateTexts
{
    private static readonly ConditionalWeakTable<Compilation, StateTexts> s_cache = new();
    private static readonly ConditionalWeakTable<SyntaxTree, ConstantsOfFile> s_constants = new();

    private readonly StatePredicates _predicates;
    private readonly WantedNames _whole;

    private StateTexts(Compilation compilation, StatePredicates predicates, CancellationToken cancellationToken)
    {
        _predicates = predicates;
        var spelling = StateSpelling.Of(predicates);
        var constants = compilation.SyntaxTrees.SelectMany(tree => ConstantsOf(tree, spelling.States, cancellationToken)).ToList();
        _whole = constants.Count == 0 ? spelling.Whole : spelling.Whole.With(constants);
        Names = constants.Count == 0 ? spelling.Begun : spelling.Begun.With(constants);
    }

    /// <summary>The names of states and of constants that stand for one, and how a text that is put together may begin.</summary>
    public WantedNames Names { get; }

    public static StateTexts In(Compilation compilation, StatePredicates predicates, CancellationToken cancellationToken) =>
        s_cache.TryGetValue(compilation, out var texts) ? texts : s_cache.GetValue(compilation, compilation => new(compilation, predicates, cancellationToken));

    /// <summary>Whether a name is used there, or a text that has the name of a state, alone or put together with others.</summary>
    public bool Matter(SyntaxToken token) => token.Parent switch
    {
        SimpleNameSyntax => _whole.Contains(token.ValueText),
        LiteralExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum } => _predicates.AreNamedIn(TextOf(sum)),
        LiteralExpressionSyntax or InterpolatedStringTextSyntax => _predicates.AreNamedIn(token.ValueText),
        _ => false,
    };

    private static string TextOf(BinaryExpressionSyntax sum)
    {
        while (sum.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } outer)
        {
            sum = outer;
        }

        return string.Concat(sum.DescendantTokens().Where(static token => token.Parent is LiteralExpressionSyntax).Select(static token => token.ValueText));
    }

    private static ImmutableArray<string> ConstantsOf(SyntaxTree tree, WantedNames spelled, CancellationToken cancellationToken)
    {
        if (!s_constants.TryGetValue(tree, out var found) || found.Spelled != spelled)
        {
            s_constants.Remove(tree);
            found = s_constants.GetValue(tree, tree => new(spelled, Find(tree, spelled, cancellationToken)));
        }

        return found.Names;
    }

    private static ImmutableArray<string> Find(SyntaxTree tree, WantedNames spelled, CancellationToken cancellationToken)
    {
        if (!SourceNames.Of(tree, cancellationToken).MayMention(spelled))
        {
            return [];
        }

        var names = ImmutableArray.CreateBuilder<string>();
        var root = tree.GetRoot(cancellationToken);
        using var scanner = new IdentifierScanner(tree.GetText(cancellationToken));
        while (scanner.MoveNext())
        {
            if (spelled.MayContain(scanner.Hash)
                && BodySyntax.DeclarationAround(root.FindToken(scanner.Start).Parent) is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } constant
                && field.Modifiers.Any(SyntaxKind.ConstKeyword))
            {
                names.Add(constant.Identifier.ValueText);
            }
        }

        return names.ToImmutable();
    }

    private sealed record ConstantsOfFile(WantedNames Spelled, ImmutableArray<string> Names);
}
