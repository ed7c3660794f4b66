using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Host;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using Provost.Analyzers.States;

namespace Provost.CodeFixes.States;

/// <summary>
/// How one check becomes a question to a predicate. What needs the semantic model is found first and written onto the tree
/// as annotations; the rewriting itself is pure syntax, so that checks inside checks can be rewritten one after the other.
/// </summary>
internal sealed class StateRewriting
{
    private readonly StateCheckForm _form;
    private readonly bool _isNegated;
    private readonly ImmutableArray<string> _predicates;
    private readonly StateSubject _subject;
    private readonly SyntaxAnnotation _unitMark = new();
    private readonly Dictionary<SyntaxNode, string> _named;

    private StateRewriting(StateCheckForm form, SyntaxNode unit, StateSubject subject, StateCheck check, Dictionary<SyntaxNode, string> named)
    {
        _form = form;
        Unit = unit;
        _subject = subject;
        _predicates = check.Predicates;
        _isNegated = check.IsNegated;
        _named = named;
        Question = named.Count == 0 ? check.Question : string.Join(" or ", named.OrderBy(pair => pair.Key.SpanStart).Select(pair => pair.Value).Distinct());
    }

    /// <summary>What is replaced.</summary>
    public SyntaxNode Unit { get; }

    /// <summary>The predicates to be asked, for the title.</summary>
    public string Question { get; }

    /// <summary>How to rewrite the check, or <see langword="null"/> where no rewriting surely keeps its meaning.</summary>
    public static StateRewriting? Plan(StateCheck check, SemanticModel model, StatePredicates predicates, CancellationToken cancellation) => check.Form switch
    {
        StateCheckForm.Comparison => PlanComparison(check, model, predicates, cancellation),
        StateCheckForm.MemberPattern => PlanPattern(check, check.Unit, [TestedPattern(check.Unit)], model, predicates, cancellation),
        StateCheckForm.Subpattern => PlanSubpattern(check, model, predicates),
        StateCheckForm.Switch => PlanSwitch(check, model, predicates, cancellation),
        StateCheckForm.TypePattern => PlanTypePattern(check, model, predicates, cancellation),
        StateCheckForm.OfType => PlanOfType(check, model),
        _ => null,
    };

    /// <summary>Carries out the plans, innermost first.</summary>
    public static SyntaxNode Apply(SyntaxNode root, IEnumerable<StateRewriting> plans, SolutionServices services)
    {
        var ordered = plans.OrderBy(plan => plan.Unit.Span.Length).ToList();
        var marks = new Dictionary<SyntaxNode, List<SyntaxAnnotation>>();
        foreach (var (node, mark) in ordered.SelectMany(plan => plan.Marks()))
        {
            if (!marks.TryGetValue(node, out var list))
            {
                marks.Add(node, list = []);
            }

            list.Add(mark);
        }

        var marked = root.ReplaceNodes(marks.Keys, (original, current) => current.WithAdditionalAnnotations(marks[original]));
        var editor = new SyntaxEditor(marked, services);
        foreach (var plan in ordered)
        {
            editor.ReplaceNode(marked.GetAnnotatedNodes(plan._unitMark).Single(), (current, _) => plan.Rewrite(current));
        }

        return editor.GetChangedRoot();
    }

    private IEnumerable<(SyntaxNode Node, SyntaxAnnotation Mark)> Marks()
    {
        yield return (Unit, _unitMark);
        foreach (var mark in _subject.Marks())
        {
            yield return mark;
        }

        foreach (var named in _named)
        {
            yield return (named.Key, StatePatternRewriter.MarkFor(named.Value));
        }

        if (Unit.Parent is ParenthesizedExpressionSyntax parentheses)
        {
            yield return (parentheses, Simplifier.Annotation);
        }
    }

    private static StateRewriting? PlanComparison(StateCheck check, SemanticModel model, StatePredicates predicates, CancellationToken cancellation)
    {
        var subject = StateSubject.Of(check, model, predicates, cancellation);
        return check.Unit is ExpressionSyntax && subject is not null && (check.Predicates.Length == 1 || subject.CanBePattern)
            ? new(check.Form, check.Unit, subject, check, [])
            : null;
    }

    private static StateRewriting? PlanPattern(
        StateCheck check, SyntaxNode unit, IEnumerable<SyntaxNode> patterns, SemanticModel model, StatePredicates predicates, CancellationToken cancellation) =>
        StateSubject.Of(check, model, predicates, cancellation) is { CanBePattern: true } subject && NamesIn(patterns, model, predicates) is { } named
            ? new(check.Form, unit, subject, check, named)
            : null;

    /// <summary>The constants of patterns with their predicates; <see langword="null"/> when one has none, or is there twice.</summary>
    private static Dictionary<SyntaxNode, string>? NamesIn(IEnumerable<SyntaxNode> patterns, SemanticModel model, StatePredicates predicates)
    {
        var named = new Dictionary<SyntaxNode, string>();
        var seen = new HashSet<string>();
        foreach (var node in patterns.SelectMany(pattern => pattern.DescendantNodesAndSelf(node => node is not ExpressionSyntax)))
        {
            switch (node)
            {
                case ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression }:
                case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }:
                case UnaryPatternSyntax or BinaryPatternSyntax or ParenthesizedPatternSyntax or DiscardPatternSyntax or ConstantPatternSyntax:
                    break;
                case ExpressionSyntax constant when PredicateOf(constant, model, predicates) is { } predicate && seen.Add(predicate):
                    named.Add(constant, predicate);
                    break;
                default:
                    return null;
            }
        }

        return named;
    }

    private static string? PredicateOf(ExpressionSyntax constant, SemanticModel model, StatePredicates predicates) =>
        model.GetConstantValue(constant) switch
        {
            { HasValue: true, Value: string name } => predicates.ForName(name),
            { HasValue: true, Value: { } value } => predicates.ForEnumMember(model.GetTypeInfo(constant).Type, value),
            _ => null,
        };

    private static StateRewriting? PlanSubpattern(StateCheck check, SemanticModel model, StatePredicates predicates)
    {
        if (check.Unit is not SubpatternSyntax subpattern || NamesIn([subpattern.Pattern], model, predicates) is not { } named)
        {
            return null;
        }

        if (StatePatternRewriter.TrySingle(subpattern.Pattern, out _, out _))
        {
            return new(check.Form, subpattern, StateSubject.None, check, named);
        }

        return subpattern is
            {
                ExpressionColon: NameColonSyntax,
                Parent: PropertyPatternClauseSyntax { Subpatterns.Count: 1, Parent: RecursivePatternSyntax { Type: null, Designation: null, PositionalPatternClause: null } whole },
            }
            ? new(check.Form, whole, StateSubject.None, check, named)
            : null;
    }

    private static StateRewriting? PlanSwitch(StateCheck check, SemanticModel model, StatePredicates predicates, CancellationToken cancellation)
    {
        IEnumerable<SyntaxNode>? patterns = check.Unit switch
        {
            SwitchExpressionSyntax choice => choice.Arms.Select(arm => arm.Pattern),
            SwitchStatementSyntax choice when !choice.DescendantNodes().Any(node => node.IsKind(SyntaxKind.GotoCaseStatement)) =>
                choice.Sections.SelectMany(section => section.Labels).Where(label => label is not DefaultSwitchLabelSyntax).Select(LabelPattern),
            _ => null,
        };
        return patterns is null ? null : PlanPattern(check, check.Unit, patterns, model, predicates, cancellation);
    }

    private static SyntaxNode LabelPattern(SwitchLabelSyntax label) => label switch
    {
        CaseSwitchLabelSyntax single => single.Value,
        CasePatternSwitchLabelSyntax pattern => pattern.Pattern,
        _ => label,
    };

    private static StateRewriting? PlanTypePattern(StateCheck check, SemanticModel model, StatePredicates predicates, CancellationToken cancellation)
    {
        var named = new Dictionary<SyntaxNode, string>();
        var unit = check.Unit is ExpressionSyntax { Parent: ConstantPatternSyntax or TypePatternSyntax } innermost ? innermost.Parent! : check.Unit;
        foreach (var node in TestedPattern(unit).DescendantNodesAndSelf())
        {
            if (PatternAt(node, model, cancellation) is { } operation
                && StateTypePattern.Find(operation, predicates) is var (type, predicate)
                && !named.ContainsKey(type))
            {
                if (!CanLoseType(node, model, predicates, cancellation))
                {
                    return null;
                }

                named.Add(type, predicate);
            }
        }

        var subject = unit is IsPatternExpressionSyntax test ? StateSubject.State(test.Expression, model, cancellation) : StateSubject.None;
        return named.Count == 0 ? null : new(check.Form, unit, subject, check, named);
    }

    /// <summary>The pattern of a test; <c>x is Kind.A</c> has one, too, though its syntax is that of a type test.</summary>
    private static SyntaxNode TestedPattern(SyntaxNode unit) => unit switch
    {
        IsPatternExpressionSyntax test => test.Pattern,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test => test.Right,
        _ => unit,
    };

    private static IPatternOperation? PatternAt(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        PatternSyntax => model.GetOperation(node, cancellation) as IPatternOperation,
        CaseSwitchLabelSyntax => (model.GetOperation(node, cancellation) as IPatternCaseClauseOperation)?.Pattern,
        _ => null,
    };

    /// <summary>Whether the pattern still does its work when its variable is only known to be a state.</summary>
    private static bool CanLoseType(SyntaxNode pattern, SemanticModel model, StatePredicates predicates, CancellationToken cancellation)
    {
        if (pattern is RecursivePatternSyntax { PositionalPatternClause: not null })
        {
            return false;
        }

        var designation = pattern switch
        {
            DeclarationPatternSyntax declaration => declaration.Designation,
            RecursivePatternSyntax recursive => recursive.Designation,
            _ => null,
        };

        return designation is not SingleVariableDesignationSyntax variable
            || (model.GetDeclaredSymbol(variable, cancellation) is { } symbol
                && pattern.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
                && member.DescendantNodes()
                    .OfType<IdentifierNameSyntax>()
                    .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, symbol))
                    .All(use => NeedsOnlyState(use, model, predicates, cancellation)));
    }

    private static bool NeedsOnlyState(IdentifierNameSyntax use, SemanticModel model, StatePredicates predicates, CancellationToken cancellation)
    {
        if (use.Parent is MemberAccessExpressionSyntax access && access.Expression == use)
        {
            return model.GetSymbolInfo(access, cancellation).Symbol is { ContainingType: { } owner } && predicates.ForType(owner) is null;
        }

        return model.GetTypeInfo(use, cancellation).ConvertedType is { } needed
            && predicates.ForType(needed) is null
            && (predicates.IsState(needed) || needed.SpecialType is SpecialType.System_Object);
    }

    private static StateRewriting? PlanOfType(StateCheck check, SemanticModel model) =>
        check.Unit is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 }
        && check.Unit.Parent is MemberAccessExpressionSyntax
        {
            Name: IdentifierNameSyntax { Identifier.ValueText: "Any" or "Count" or "LongCount" },
            Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } outer,
        }
            ? new(check.Form, outer, StateSubject.Element(check.Subject, model), check, [])
            : null;

    private SyntaxNode Rewrite(SyntaxNode current) => _form switch
    {
        StateCheckForm.Comparison => AskIn(current, _predicates, _isNegated),
        StateCheckForm.MemberPattern when current is IsPatternExpressionSyntax test => RewriteIs(test),
        StateCheckForm.MemberPattern => AskIn(current, _predicates, isNegated: false),
        StateCheckForm.Subpattern => StatePatternRewriter.RewriteSubpattern(current),
        StateCheckForm.Switch => StateSwitchRewriter.Rewrite(current, _subject),
        StateCheckForm.TypePattern => RewriteTypePattern(current),
        StateCheckForm.OfType => StateOfTypeRewriter.Rewrite((InvocationExpressionSyntax)current, _predicates[0], _subject.MayBeNull),
        _ => current,
    };

    private SyntaxNode RewriteTypePattern(SyntaxNode current) => current switch
    {
        IsPatternExpressionSyntax test => RewriteIs(test),
        CaseSwitchLabelSyntax label => StateSwitchRewriter.RewriteLabel(label),
        PatternSyntax pattern => StatePatternRewriter.Rewrite(pattern),
        _ => current,
    };

    private ExpressionSyntax RewriteIs(IsPatternExpressionSyntax test)
    {
        var plain = StatePatternRewriter.TryAlternatives(test.Pattern, out var predicates, out var isNegated);
        return plain && (predicates.Length == 1 || _subject.CanBeRepeated(test))
            ? AskIn(test, predicates, isNegated)
            : test.WithExpression(_subject.StateIn(test)!.WithTriviaFrom(test.Expression)).WithPattern(StatePatternRewriter.Rewrite(test.Pattern));
    }

    private ExpressionSyntax AskIn(SyntaxNode current, ImmutableArray<string> predicates, bool isNegated) =>
        _subject.Ask(current, predicates, isNegated).WithTriviaFrom(current);
}
