using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.CodeFixes.Reliability;

/// <summary>A reported call or property read, as an expression that can be moved whole.</summary>
internal sealed class IoCall
{
    private IoCall(ExpressionSyntax expression, IOperation operation, IoApi api, MethodDeclarationSyntax flow, TypeDeclarationSyntax type, CallGraph graph)
    {
        Graph = graph;
        Expression = expression;
        Operation = operation;
        Api = api;
        Flow = flow;
        Type = type;
    }

    public ExpressionSyntax Expression { get; }

    /// <summary>An invocation or a property reference.</summary>
    public IOperation Operation { get; }

    public IoApi Api { get; }

    public MethodDeclarationSyntax Flow { get; }

    public TypeDeclarationSyntax Type { get; }

    /// <summary>What the project knows of I/O.</summary>
    public CallGraph Graph { get; }

    public IInvocationOperation? Invocation => Operation as IInvocationOperation;

    /// <summary>The receiver and the member, without the arguments.</summary>
    public ExpressionSyntax Callee => Expression is InvocationExpressionSyntax call ? call.Expression : Expression;

    /// <summary>The call whose name was reported, or <see langword="null"/> where it cannot be moved as it stands.</summary>
    public static IoCall? At(SimpleNameSyntax name, SemanticModel model, KnownSymbols known, CallGraph graph, CancellationToken cancellation)
    {
        if (ExpressionAt(name) is not { ContainsDirectives: false } expression
            || expression.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: ClassDeclarationSyntax or RecordDeclarationSyntax or StructDeclarationSyntax } flow
            || model.GetDeclaredSymbol(flow, cancellation) is not { } method
            || !known.IsFlow(method)
            || IsInConditionalAccess(expression)
            || IsWritten(expression)
            || model.GetOperation(expression, cancellation) is not { } operation)
        {
            return null;
        }

        var matcher = graph.Matcher;
        var api = operation switch
        {
            IInvocationOperation call => matcher.Match(call.TargetMethod, call.Instance?.Type) ?? matcher.MatchQuery(call),
            IPropertyReferenceOperation { Property.GetMethod: { } getter } property => matcher.Match(getter, property.Instance?.Type),
            _ => null,
        };
        api ??= ThroughHelper(operation, known, graph, cancellation);
        return api is { DoesIo: true } ? new(expression, operation, api, flow, (TypeDeclarationSyntax)flow.Parent, graph) : null;
    }

    /// <summary>A helper that does I/O, taken for the API that it reaches.</summary>
    private static IoApi? ThroughHelper(IOperation operation, KnownSymbols known, CallGraph graph, CancellationToken cancellation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Ordinary } target } || known.IsTask(target) || known.IsFlow(target))
        {
            return null;
        }

        var helper = (target.ReducedFrom ?? target).OriginalDefinition;
        var path = graph.PathFrom(operation, cancellation);
        return path is null ? null : new(path.Api.Entry, helper, $"{helper.ContainingType.Name}.{helper.Name}");
    }

    private static ExpressionSyntax? ExpressionAt(SimpleNameSyntax name)
    {
        ExpressionSyntax callee = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (callee.Parent is InvocationExpressionSyntax call && call.Expression == callee)
        {
            return call;
        }

        return callee is MemberAccessExpressionSyntax ? callee : null;
    }

    private static bool IsInConditionalAccess(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().Any(node =>
            node is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax
            && !node.Ancestors().TakeWhile(ancestor => ancestor != expression.Parent).Any(ancestor => ancestor is ConditionalAccessExpressionSyntax));

    private static bool IsWritten(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == expression,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
        PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } => true,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };
}
