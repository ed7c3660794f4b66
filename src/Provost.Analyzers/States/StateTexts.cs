using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Bodies;
using Provost.Generators.Model;

namespace Provost.Analyzers.States;

/// <summary>
/// How code of one compilation spells the names of states, as texts and as members of an enum, found without binding any: what spells none
/// compares no state with one.
/// </summary>
internal sealed class StateTexts
{
    private static readonly ConditionalWeakTable<Compilation, StateTexts> s_cache = new();

    private readonly StatePredicates _predicates;
    private readonly WantedNames _whole;

    private StateTexts(Compilation compilation, StatePredicates predicates, CancellationToken cancellationToken)
    {
        _predicates = predicates;
        var spelling = StateSpelling.Of(predicates);
        var constants = ConstantsNaming(spelling.States, compilation, cancellationToken);
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
        SimpleNameSyntax name => _whole.Contains(token.ValueText) && !IsRaised(name),
        LiteralExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum } => _predicates.AreNamedIn(TextOf(sum)),
        LiteralExpressionSyntax or InterpolatedStringTextSyntax => _predicates.AreNamedIn(token.ValueText),
        _ => false,
    };

    /// <summary>Whether the name is that of an event or a delegate, such as one that tells of a failure.</summary>
    private static bool IsRaised(SimpleNameSyntax name)
    {
        ExpressionSyntax value = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return value.Parent switch
        {
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" } } } => true,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression or (int)SyntaxKind.SubtractAssignmentExpression } assignment => assignment.Left == value,
            InvocationExpressionSyntax => true,
            _ => false,
        };
    }

    private static string TextOf(BinaryExpressionSyntax sum)
    {
        while (sum.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } outer)
        {
            sum = outer;
        }

        return string.Concat(sum.DescendantTokens().Where(static token => token.Parent is LiteralExpressionSyntax).Select(static token => token.ValueText));
    }

    /// <summary>The constants whose value is written with the name of a state, or with such a constant.</summary>
    private static HashSet<string> ConstantsNaming(WantedNames states, Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var hashes = new HashSet<uint>();
        Func<uint, bool> isNaming = word => states.MayContain(word) || hashes.Contains(word);
        int known;
        do
        {
            known = names.Count;
            foreach (var tree in compilation.SyntaxTrees)
            {
                foreach (var (name, words) in ConstantFields.Of(tree, cancellationToken))
                {
                    if (words.Any(isNaming) && names.Add(name))
                    {
                        hashes.Add(NameHash.Of(name));
                    }
                }
            }
        }
        while (names.Count > known);

        return names;
    }
}
