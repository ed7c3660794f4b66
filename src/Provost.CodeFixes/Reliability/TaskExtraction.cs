using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>Moves one call out of a flow into a new task that stands after the flow.</summary>
internal sealed class TaskExtraction
{
    private readonly IoCall _call;
    private readonly CapturedValues _values;
    private readonly TokenForwarding? _token;
    private readonly ITypeSymbol _result;
    private readonly string _name;

    private TaskExtraction(IoCall call, CapturedValues values, TokenForwarding? token, ITypeSymbol result, string name)
    {
        _call = call;
        _values = values;
        _token = token;
        _result = result;
        _name = name;
    }

    public string Api => _call.Api.DisplayName;

    /// <summary>How to move the call whose name is given, or <see langword="null"/> where that would change what it means.</summary>
    public static TaskExtraction? Plan(SimpleNameSyntax name, SemanticModel model, KnownSymbols known, CallGraph graph, CancellationToken cancellation)
    {
        if (IoCall.At(name, model, known, graph, cancellation) is not { } call
            || model.GetDeclaredSymbol(call.Type, cancellation) is not { } type
            || model.GetTypeInfo(call.Expression, cancellation).Type is not { } result
            || !CanReturn(call, result)
            || CapturedValues.Of(call, model, known, cancellation) is not { } values)
        {
            return null;
        }

        values.AddTypeParametersOf(result);
        var taskName = TaskName.For(call.Api, call.Expression, call.Flow, type, known, Awaitable.IsTask(result));
        return new(call, values, TokenForwarding.For(call, values, model), result, taskName);
    }

    /// <summary>The document's new root: the flow calls the task, and the task follows the flow and what was extracted from it before.</summary>
    public SyntaxNode Apply(SyntaxNode root, SemanticModel model, KnownSymbols known, string attributeArguments)
    {
        var type = _call.Type;
        var text = new TaskMethodText(model, _call, ParametersInOrder(), TypeParametersInOrder(), _values.NeedsInstance);
        var task = text.Parse(known, attributeArguments, _result, _name, Body(), root.SyntaxTree.Options);
        var members = type.Members
            .Replace(_call.Flow, _call.Flow.ReplaceNode(_call.Expression, Replacement()))
            .Insert(Place(), task);
        return root.ReplaceNode(type, type.WithMembers(members));
    }

    /// <summary>After the flow, and after the private methods there that the flow calls before this.</summary>
    private int Place()
    {
        var calledBefore = new HashSet<string>(_call.Flow.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.SpanStart < _call.Expression.SpanStart)
            .Select(call => call.Expression)
            .OfType<SimpleNameSyntax>()
            .Select(name => name.Identifier.ValueText));
        var members = _call.Type.Members;
        var place = members.IndexOf(_call.Flow) + 1;
        while (place < members.Count
            && members[place] is MethodDeclarationSyntax method
            && method.Modifiers.Any(SyntaxKind.PrivateKeyword)
            && calledBefore.Contains(method.Identifier.ValueText))
        {
            place++;
        }

        return place;
    }

    private static bool CanReturn(IoCall call, ITypeSymbol result)
    {
        if (result.SpecialType == SpecialType.System_Void)
        {
            return call.Expression.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;
        }

        var isTask = Awaitable.IsTask(result);
        if (isTask && result is INamedTypeSymbol { TypeArguments.IsEmpty: true })
        {
            return true;
        }

        return (isTask || !Awaitable.Is(result))
            && TaskBoundary.CanLeave(Awaitable.Unwrap(result), isTask, AsksForHeadersOnly(call));
    }

    private static bool AsksForHeadersOnly(IoCall call) =>
        call.Invocation?.Arguments.Any(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type.Name: "HttpCompletionOption" }) == true;

    /// <summary>Parameters as they appear in the call, the token last.</summary>
    private ImmutableArray<TaskParameter> ParametersInOrder()
    {
        var parameters = _token is null ? _values.Parameters : [.. _values.Parameters, _token.Parameter];
        return [.. parameters.OrderBy(parameter => TokenUse.IsToken(parameter.Type)).ThenBy(parameter => parameter.Position)];
    }

    private ImmutableArray<ITypeParameterSymbol> TypeParametersInOrder() => [.. _values.TypeParameters.OrderBy(parameter => parameter.Ordinal)];

    private ExpressionSyntax Body()
    {
        var body = _call.Expression.ReplaceNodes(
            _values.Hoisted.Keys,
            (original, _) => SyntaxFactory.IdentifierName(_values.Hoisted[original]).WithTriviaFrom(original));
        return (_token is not null && body is InvocationExpressionSyntax call ? TokenForwarding.WithArgument(call, _token.Argument) : body).WithoutTrivia();
    }

    private ExpressionSyntax Replacement()
    {
        var arguments = ParametersInOrder().Select(parameter => parameter.Argument).OfType<ExpressionSyntax>().Select(SyntaxFactory.Argument);
        var typeParameters = TypeParametersInOrder();
        SimpleNameSyntax name = typeParameters.IsEmpty
            ? SyntaxFactory.IdentifierName(_name)
            : SyntaxFactory.GenericName(
                SyntaxFactory.Identifier(_name),
                SyntaxFactory.TypeArgumentList(Separated(typeParameters.Select(parameter => (TypeSyntax)SyntaxFactory.IdentifierName(parameter.Name)))));
        return SyntaxFactory.InvocationExpression(name, SyntaxFactory.ArgumentList(Separated(arguments))).WithTriviaFrom(_call.Expression);
    }

    private static SeparatedSyntaxList<T> Separated<T>(IEnumerable<T> nodes)
        where T : SyntaxNode
    {
        var items = nodes.ToArray();
        var comma = SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return SyntaxFactory.SeparatedList(items, Enumerable.Repeat(comma, Math.Max(0, items.Length - 1)));
    }
}
