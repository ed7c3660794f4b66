using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Generators.Parsing.Graphs;

/// <summary>Goes through the expressions of a flow in the order of their evaluation, and tells which nodes a value came of.</summary>
internal sealed class ExpressionWalk(GraphCanvas canvas, CallPositions calls, ValueOrigins origins, StatementWalk statements)
{
    /// <summary>Methods that call a function for each item of what they are called on.</summary>
    private static readonly HashSet<string> s_eachItem = ["Select", "SelectMany", "SelectAsync", "ForEach", "ForEachAsync", "ConvertAll", "ToDictionary", "Aggregate"];

    /// <summary>Methods after which a collection also holds what they were given.</summary>
    private static readonly HashSet<string> s_adding = ["Add", "AddRange", "Append", "Enqueue", "Insert", "Push", "TryAdd", "TryWrite", "WriteAsync"];

    public void VisitOptional(ExpressionSyntax? expression)
    {
        if (expression is not null)
            Visit(expression);
    }

    public void Declare(VariableDeclarationSyntax declaration)
    {
        foreach (var variable in declaration.Variables)
        {
            if (variable.Initializer is { } initializer)
                origins.Set(variable.Identifier.ValueText, Visit(initializer.Value));
        }
    }

    /// <summary>Draws what the expression runs.</summary>
    /// <returns>The nodes that its value came of.</returns>
    public ImmutableSortedSet<int> Visit(SyntaxNode node)
    {
        if (node is AssignmentExpressionSyntax assignment)
            return Visit(assignment);
        if (node is InvocationExpressionSyntax adding && !calls.AreIn(adding))
            return Plain(adding);
        if (!calls.AreIn(node))
            return origins.Of(node);

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            InvocationExpressionSyntax invocation => Visit(invocation),
            ConditionalExpressionSyntax choice => Visit(choice),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => ShortCircuit(both, both.Left.ToString(), "yes", "no"),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => ShortCircuit(either, either.Left.ToString(), "no", "yes"),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback => ShortCircuit(fallback, $"{fallback.Left} is null", "yes", "no"),
            SwitchExpressionSyntax choice => Visit(choice),
            AnonymousFunctionExpressionSyntax function => Visit(function, ValueOrigins.None),
            QueryExpressionSyntax query => Visit(query),
            _ => Parts(node),
        };
    }

    private ImmutableSortedSet<int> Parts(SyntaxNode node)
    {
        var all = ValueOrigins.None;
        foreach (var part in node.ChildNodes())
            all = all.Union(Visit(part));

        return all;
    }

    private ImmutableSortedSet<int> Visit(AssignmentExpressionSyntax assignment)
    {
        var value = Visit(assignment.Right);
        if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var variable })
        {
            Assign(assignment, variable, value);
            return value;
        }

        foreach (var name in Names(assignment.Left))
            Assign(assignment, name, value);

        if (assignment.Left is ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var collection } })
            origins.Add(collection, value);

        return value;
    }

    private void Assign(AssignmentExpressionSyntax assignment, string variable, ImmutableSortedSet<int> value)
    {
        if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
            origins.Set(variable, value);
        else
            origins.Add(variable, value);
    }

    /// <summary>The variables that an assignment sets: one, or those of a tuple.</summary>
    private static IEnumerable<string> Names(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => [name.Identifier.ValueText],
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(static argument => Names(argument.Expression)),
        DeclarationExpressionSyntax declaration => declaration.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(static variable => variable.Identifier.ValueText),
        _ => [],
    };

    private ImmutableSortedSet<int> Visit(InvocationExpressionSyntax invocation)
    {
        if (calls.At(invocation) is { } call)
            return Visit(invocation, call);
        if (invocation.Expression is IdentifierNameSyntax { Identifier.ValueText: var name })
            return statements.Enter(name, [.. invocation.ArgumentList.Arguments.Select(argument => Visit(argument.Expression))]);

        return Plain(invocation);
    }

    /// <summary>A call of anything else: what it returns is made of what it was called on and given.</summary>
    private ImmutableSortedSet<int> Plain(InvocationExpressionSyntax invocation)
    {
        var (receiver, method) = invocation.Expression is MemberAccessExpressionSyntax access ? (access.Expression, access.Name.Identifier.ValueText) : (null, "");
        var eachOf = s_eachItem.Contains(method) ? CollectionOf(receiver!, invocation.ArgumentList) : null;
        var all = Visit(receiver ?? invocation.Expression);
        var given = ValueOrigins.None;
        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            given = given.Union(eachOf is not null && argument.Expression is AnonymousFunctionExpressionSyntax function && calls.AreIn(function)
                ? EachItem(eachOf, function, eachOf == receiver ? all : given)
                : Visit(argument.Expression));
        }

        if (receiver is IdentifierNameSyntax { Identifier.ValueText: var collection } && s_adding.Contains(method))
            origins.Add(collection, given);

        return all.Union(given);
    }

    private static ExpressionSyntax CollectionOf(ExpressionSyntax receiver, ArgumentListSyntax arguments) =>
        receiver.ToString() is "Parallel" or "System.Threading.Tasks.Parallel" && arguments.Arguments is [var first, ..] ? first.Expression : receiver;

    private ImmutableSortedSet<int> Visit(InvocationExpressionSyntax invocation, GraphCall call)
    {
        if (invocation.Expression is MemberAccessExpressionSyntax { Expression: var receiver })
            Visit(receiver);

        List<(int Node, string? Name)>? handed = null;
        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            var name = argument.Expression is IdentifierNameSyntax variable ? variable.Identifier.ValueText : null;
            foreach (var node in Visit(argument.Expression))
                (handed ??= []).Add((node, name));
        }

        var id = canvas.Add(call.Kind, call.Label, call.Member);
        for (var index = 0; index < handed?.Count; index++)
            canvas.Hand(handed[index].Node, id, handed[index].Name);

        return [id];
    }

    /// <summary>A function that is called for each item of a collection: the receiver, or with <c>Parallel</c> the first argument.</summary>
    private ImmutableSortedSet<int> EachItem(ExpressionSyntax collection, AnonymousFunctionExpressionSyntax function, ImmutableSortedSet<int> items)
    {
        var loop = canvas.Add("Loop", $"{Parameters(function).FirstOrDefault() ?? "item"} in {collection}");
        canvas.Ends = [new(loop, "each")];
        var made = Visit(function, items);
        canvas.Close(loop);
        canvas.Ends = [new(loop, "done")];
        return made;
    }

    private ImmutableSortedSet<int> Visit(AnonymousFunctionExpressionSyntax function, ImmutableSortedSet<int> arguments)
    {
        foreach (var parameter in Parameters(function))
            origins.Set(parameter, arguments);

        return function.ExpressionBody is { } expression ? Visit(expression) : statements.Body(function.Block);
    }

    private static IEnumerable<string> Parameters(AnonymousFunctionExpressionSyntax function) => function switch
    {
        SimpleLambdaExpressionSyntax lambda => [lambda.Parameter.Identifier.ValueText],
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters.Select(static parameter => parameter.Identifier.ValueText),
        AnonymousMethodExpressionSyntax { ParameterList: { } list } => list.Parameters.Select(static parameter => parameter.Identifier.ValueText),
        _ => [],
    };

    private ImmutableSortedSet<int> Visit(ConditionalExpressionSyntax choice)
    {
        Visit(choice.Condition);
        var branch = canvas.Add("Branch", choice.Condition.ToString());
        canvas.Ends = [new(branch, "yes")];
        var all = Visit(choice.WhenTrue);
        var ends = canvas.Ends;
        canvas.Ends = [new(branch, "no")];
        all = all.Union(Visit(choice.WhenFalse));
        canvas.Ends = [.. ends, .. canvas.Ends];
        return all;
    }

    private ImmutableSortedSet<int> ShortCircuit(BinaryExpressionSyntax both, string label, string goOn, string skip)
    {
        var all = Visit(both.Left);
        if (!calls.AreIn(both.Right))
            return all.Union(origins.Of(both.Right));

        var branch = canvas.Add("Branch", label);
        canvas.Ends = [new(branch, goOn)];
        all = all.Union(Visit(both.Right));
        canvas.Ends = [.. canvas.Ends, new(branch, skip)];
        return all;
    }

    private ImmutableSortedSet<int> Visit(SwitchExpressionSyntax choice)
    {
        Visit(choice.GoverningExpression);
        var branch = canvas.Add("Branch", choice.GoverningExpression.ToString());
        var all = ValueOrigins.None;
        List<OpenEnd> ends = [];
        foreach (var arm in choice.Arms)
        {
            canvas.Ends = [new(branch, arm.Pattern is DiscardPatternSyntax ? "otherwise" : arm.Pattern + (arm.WhenClause is { } when ? " " + when : ""))];
            all = all.Union(Visit(arm.Expression));
            ends.AddRange(canvas.Ends);
        }

        canvas.Ends = ends;
        return all;
    }

    private ImmutableSortedSet<int> Visit(QueryExpressionSyntax query)
    {
        var items = Visit(query.FromClause.Expression);
        origins.Set(query.FromClause.Identifier.ValueText, items);
        var loop = canvas.Add("Loop", $"{query.FromClause.Identifier.ValueText} in {query.FromClause.Expression}");
        canvas.Ends = [new(loop, "each")];
        var made = Parts(query.Body);
        canvas.Close(loop);
        canvas.Ends = [new(loop, "done")];
        return made;
    }
}
