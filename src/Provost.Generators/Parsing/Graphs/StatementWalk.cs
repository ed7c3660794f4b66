using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Generators.Parsing.Graphs;

/// <summary>Goes through the statements of a flow in the order of their execution and draws what matters.</summary>
internal sealed class StatementWalk
{
    private readonly GraphCanvas _canvas;
    private readonly MethodDeclarationSyntax _flow;
    private readonly CallPositions _calls;
    private readonly ValueOrigins _origins = new();
    private readonly ExpressionWalk _expressions;
    private readonly Dictionary<string, LocalFunctionStatementSyntax> _localFunctions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);
    private readonly Stack<LoopEnds> _loops = new();
    private readonly CancellationToken _cancellationToken;

    public StatementWalk(GraphCanvas canvas, IReadOnlyDictionary<(int Start, int End), GraphCall> calls, MethodDeclarationSyntax flow, CancellationToken cancellationToken)
    {
        _canvas = canvas;
        _flow = flow;
        _cancellationToken = cancellationToken;
        _calls = new(calls);
        _expressions = new(canvas, _calls, _origins, this);
        foreach (var function in flow.DescendantNodes().OfType<LocalFunctionStatementSyntax>())
        {
            _calls.AddLocalFunction(function);
            _localFunctions[function.Identifier.ValueText] = function;
        }
    }

    public void Walk()
    {
        if (_flow.ExpressionBody is { } expression)
            _expressions.Visit(expression.Expression);
        else if (_flow.Body is { } body)
            Visit(body);
    }

    /// <summary>Goes through a local function where it is called; not again while it is being gone through.</summary>
    public ImmutableSortedSet<int> Enter(string name, IReadOnlyList<ImmutableSortedSet<int>> arguments)
    {
        if (!_localFunctions.TryGetValue(name, out var function) || !_calls.AreIn(function) || !_entered.Add(name))
            return arguments.Aggregate(ValueOrigins.None, static (all, one) => all.Union(one));

        for (var index = 0; index < function.ParameterList.Parameters.Count && index < arguments.Count; index++)
            _origins.Set(function.ParameterList.Parameters[index].Identifier.ValueText, arguments[index]);

        var origins = function.ExpressionBody is { } expression ? _expressions.Visit(expression.Expression) : Body(function.Body);
        _entered.Remove(name);
        return origins;
    }

    /// <summary>Goes through the body of a function in the flow. What it returns may be any of what it made.</summary>
    public ImmutableSortedSet<int> Body(BlockSyntax? body)
    {
        var first = _canvas.Next;
        var returns = new LoopEnds([], IsFunction: true);
        _loops.Push(returns);
        Visit(body);
        _loops.Pop();
        _canvas.Ends = [.. _canvas.Ends, .. returns.Ends];
        return [.. Enumerable.Range(first, _canvas.Next - first)];
    }

    private void Visit(StatementSyntax? statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _cancellationToken.ThrowIfCancellationRequested();
        switch (statement)
        {
            case null or LocalFunctionStatementSyntax:
                break;
            case BlockSyntax block:
                foreach (var inner in block.Statements)
                    Visit(inner);
                break;
            case IfStatementSyntax choice:
                Visit(choice);
                break;
            case SwitchStatementSyntax choice:
                Visit(choice);
                break;
            case CommonForEachStatementSyntax loop:
                Visit(loop);
                break;
            case ForStatementSyntax loop:
                Visit(loop);
                break;
            case WhileStatementSyntax loop:
                Visit(loop);
                break;
            case DoStatementSyntax loop:
                Visit(loop);
                break;
            case TryStatementSyntax attempt:
                Visit(attempt);
                break;
            case ReturnStatementSyntax { Expression: var value }:
                _expressions.VisitOptional(value);
                LeaveFunction();
                break;
            case ThrowStatementSyntax { Expression: var value }:
                _expressions.VisitOptional(value);
                _canvas.Ends = [];
                break;
            case BreakStatementSyntax when _loops.Count > 0 && !_loops.Peek().IsFunction:
                _loops.Peek().Ends.AddRange(_canvas.Ends);
                _canvas.Ends = [];
                break;
            case ContinueStatementSyntax when Innermost() is { Node: { } node }:
                _canvas.Close(node);
                break;
            default:
                VisitParts(statement);
                break;
        }
    }

    /// <summary>Any other statement: its expressions, then the statements in it.</summary>
    private void VisitParts(SyntaxNode node)
    {
        foreach (var part in node.ChildNodes())
        {
            switch (part)
            {
                case StatementSyntax inner:
                    Visit(inner);
                    break;
                case ExpressionSyntax expression:
                    _expressions.Visit(expression);
                    break;
                case VariableDeclarationSyntax declaration:
                    _expressions.Declare(declaration);
                    break;
            }
        }
    }

    private void LeaveFunction()
    {
        if (_loops.FirstOrDefault(static loop => loop.IsFunction) is { } function)
            function.Ends.AddRange(_canvas.Ends);

        _canvas.Ends = [];
    }

    private LoopEnds? Innermost() => _loops.TakeWhile(static loop => !loop.IsFunction).FirstOrDefault(static loop => loop.Node is not null);

    private void Visit(IfStatementSyntax choice)
    {
        _expressions.Visit(choice.Condition);
        if (!_calls.AreIn(choice.Statement) && (choice.Else is null || !_calls.AreIn(choice.Else)))
        {
            Pass(choice);
            return;
        }

        var branch = _canvas.Add("Branch", choice.Condition.ToString());
        _canvas.Ends = [new(branch, "yes")];
        Visit(choice.Statement);
        var ends = _canvas.Ends;
        _canvas.Ends = [new(branch, "no")];
        Visit(choice.Else?.Statement);
        _canvas.Ends = [.. ends, .. _canvas.Ends];
    }

    /// <summary>A choice between ways that run nothing is not drawn, but one of them may leave the loop or the flow.</summary>
    private void Pass(IfStatementSyntax choice)
    {
        var ends = _canvas.Ends;
        Visit(choice.Statement);
        var others = _canvas.Ends;
        _canvas.Ends = ends;
        Visit(choice.Else?.Statement);
        _canvas.Ends = [.. others.Union(_canvas.Ends)];
    }

    /// <summary>A statement that runs nothing is not drawn; only where its variables come from is remembered.</summary>
    private void Follow(StatementSyntax statement)
    {
        var ends = _canvas.Ends;
        foreach (var node in statement.DescendantNodesAndSelf())
        {
            if (node is VariableDeclarationSyntax declaration)
                _expressions.Declare(declaration);
            else if (node is AssignmentExpressionSyntax assignment)
                _expressions.Visit(assignment);
        }

        _canvas.Ends = ends;
    }

    private void Visit(SwitchStatementSyntax choice)
    {
        _expressions.Visit(choice.Expression);
        if (!choice.Sections.Any(section => _calls.AreIn(section)))
        {
            Follow(choice);
            return;
        }

        var branch = _canvas.Add("Branch", choice.Expression.ToString());
        var exits = new LoopEnds([]);
        _loops.Push(exits);
        foreach (var section in choice.Sections)
        {
            _canvas.Ends = [new(branch, string.Join(", ", section.Labels.Select(Text)))];
            foreach (var statement in section.Statements)
                Visit(statement);
            exits.Ends.AddRange(_canvas.Ends);
        }

        _loops.Pop();
        if (!choice.Sections.Any(static section => section.Labels.Any(static label => label.IsKind(SyntaxKind.DefaultSwitchLabel))))
            exits.Ends.Add(new(branch, "otherwise"));

        _canvas.Ends = exits.Ends;
    }

    private static string Text(SwitchLabelSyntax label) => label switch
    {
        CaseSwitchLabelSyntax constant => constant.Value.ToString(),
        CasePatternSwitchLabelSyntax pattern => pattern.Pattern + (pattern.WhenClause is { } when ? " " + when : ""),
        _ => "otherwise",
    };

    private void Visit(CommonForEachStatementSyntax loop)
    {
        var origins = _expressions.Visit(loop.Expression);
        foreach (var name in Variables(loop))
            _origins.Set(name, origins);

        var variable = loop is ForEachVariableStatementSyntax several ? several.Variable.ToString() : string.Join(", ", Variables(loop));
        Loop(loop.Statement, $"{variable} in {loop.Expression}", "each", ends: true);
    }

    private static IEnumerable<string> Variables(CommonForEachStatementSyntax loop) => loop switch
    {
        ForEachStatementSyntax single => [single.Identifier.ValueText],
        ForEachVariableStatementSyntax several => several.Variable.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Select(static variable => variable.Identifier.ValueText),
        _ => [],
    };

    private void Visit(ForStatementSyntax loop)
    {
        if (loop.Declaration is { } declaration)
            _expressions.Declare(declaration);
        foreach (var initializer in loop.Initializers)
            _expressions.Visit(initializer);

        Loop(loop.Statement, loop.Condition?.ToString() ?? "for ever", "each", ends: loop.Condition is not null, loop.Condition);
    }

    private void Visit(WhileStatementSyntax loop) =>
        Loop(loop.Statement, loop.Condition.ToString(), "yes", ends: !loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression), loop.Condition);

    /// <summary>A loop whose condition is asked first. The condition may itself run something, each time.</summary>
    private void Loop(StatementSyntax body, string label, string again, bool ends, ExpressionSyntax? condition = null)
    {
        if (!_calls.AreIn(body) && (condition is null || !_calls.AreIn(condition)))
        {
            Follow(body);
            return;
        }

        var node = _canvas.Add("Loop", label);
        _expressions.VisitOptional(condition);
        var leaves = ends ? _canvas.Ends.ConvertAll(static end => end with { Label = "done" }) : [];
        _canvas.Ends = _canvas.Ends.ConvertAll(end => end with { Label = again });
        var loop = new LoopEnds([]) { Node = node };
        _loops.Push(loop);
        Visit(body);
        _loops.Pop();
        _canvas.Close(node);
        _canvas.Ends = [.. leaves, .. loop.Ends];
    }

    /// <summary>The body comes first, and the condition leads back to it.</summary>
    private void Visit(DoStatementSyntax loop)
    {
        if (!_calls.AreIn(loop))
        {
            Follow(loop.Statement);
            return;
        }

        var node = _canvas.Add("Loop", $"do, while {loop.Condition}");
        var exits = new LoopEnds([]) { Node = node };
        _loops.Push(exits);
        Visit(loop.Statement);
        _loops.Pop();
        _expressions.Visit(loop.Condition);
        var leaves = _canvas.Ends.ConvertAll(static end => end with { Label = "done" });
        _canvas.Ends = _canvas.Ends.ConvertAll(static end => end with { Label = "yes" });
        _canvas.Close(node);
        _canvas.Ends = [.. leaves, .. exits.Ends];
    }

    /// <summary>From each node of the block the flow may come to a handler; a handler that runs nothing is not drawn.</summary>
    private void Visit(TryStatementSyntax attempt)
    {
        var first = _canvas.Next;
        Visit(attempt.Block);
        var last = _canvas.Next;
        var ends = _canvas.Ends;
        foreach (var handler in attempt.Catches.Where(handler => _calls.AreIn(handler)))
        {
            var label = handler.Declaration is { } declaration ? $"on {declaration.Type}" : "on error";
            _canvas.Ends = [.. Enumerable.Range(first, last - first).Select(node => new OpenEnd(node, label))];
            Visit(handler.Block);
            ends = [.. ends, .. _canvas.Ends];
        }

        _canvas.Ends = ends;
        Visit(attempt.Finally?.Block);
    }

    /// <summary>Where the flow leaves a loop, a switch or a local function early.</summary>
    /// <param name="Ends">The ends there.</param>
    /// <param name="IsFunction">Whether it is a function, which only a return leaves.</param>
    private sealed record LoopEnds(List<OpenEnd> Ends, bool IsFunction = false)
    {
        /// <summary>What a continue leads to; <see langword="null"/> where it is no loop.</summary>
        public int? Node { get; init; }
    }
}
