using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>
/// What a call needs from the flow around it: variables, which become parameters; arguments that must be worked out in the
/// flow, since they await or run a task; the instance; type parameters.
/// </summary>
internal sealed class CapturedValues
{
    private readonly SemanticModel _model;
    private readonly KnownSymbols _known;
    private readonly IoCall _call;
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);

    private CapturedValues(IoCall call, SemanticModel model, KnownSymbols known)
    {
        _call = call;
        _model = model;
        _known = known;
    }

    public List<TaskParameter> Parameters { get; } = [];

    /// <summary>Arguments that stay in the flow, and the names that stand for them in the task.</summary>
    public Dictionary<ExpressionSyntax, string> Hoisted { get; } = [];

    /// <summary>The type parameters of the flow that the call speaks of.</summary>
    public HashSet<ITypeParameterSymbol> TypeParameters { get; } = new(SymbolEqualityComparer.Default);

    public bool NeedsInstance { get; private set; }

    /// <summary>The needs of a call, or <see langword="null"/> where moving it would change what it means.</summary>
    public static CapturedValues? Of(IoCall call, SemanticModel model, KnownSymbols known, CancellationToken cancellation)
    {
        var values = new CapturedValues(call, model, known);
        return values.CanMove(cancellation) && values.TryHoist(cancellation) && values.TryCapture(cancellation) && !LiveReceiver.IsAmong(values._captured, call, model, cancellation)
            ? values
            : null;
    }

    public bool IsNameTaken(string name) => Parameters.Any(parameter => parameter.Name == name);

    /// <summary>Notes the type parameters that a type is made of.</summary>
    public void AddTypeParametersOf(ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol { DeclaringMethod: not null } parameter:
                TypeParameters.Add(parameter);
                break;
            case IArrayTypeSymbol array:
                AddTypeParametersOf(array.ElementType);
                break;
            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                {
                    AddTypeParametersOf(argument);
                }

                break;
        }
    }

    /// <summary>Nothing that the call does to variables may be lost by doing it elsewhere.</summary>
    private bool CanMove(CancellationToken cancellation) =>
        !_call.Expression.DescendantNodes().Any(IsBoundToItsPlace)
        && !_call.Operation.DescendantsAndSelf().Any(operation => operation is IInvalidOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation)
        && !new VariableEffects(_call, _model).ReachTheFlow(cancellation);

    private static bool IsBoundToItsPlace(SyntaxNode node) =>
        node is BaseExpressionSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax or RefExpressionSyntax or ThrowExpressionSyntax;

    private bool TryHoist(CancellationToken cancellation)
    {
        if (MustStay(_call.Callee, cancellation))
        {
            return false;
        }

        foreach (var argument in _call.Invocation?.Arguments ?? [])
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter, Syntax: ArgumentSyntax { Expression: var expression } }
                && (MustStay(expression, cancellation) || IsComputedToken(parameter, expression) || IsMadeOfWhatCannotEnter(expression, cancellation)))
            {
                Hoisted.Add(expression, parameter.Name);
            }
        }

        foreach (var expression in Hoisted.Keys.ToArray())
        {
            Hoist(Hoisted[expression], _model.GetTypeInfo(expression, cancellation).ConvertedType, expression);
        }

        return Parameters.All(parameter => TaskBoundary.CanEnter(parameter.Type))
            && RemainingNodes().All(node => node is not AwaitExpressionSyntax || IsInOwnFunction(node));
    }

    private void Hoist(string name, ITypeSymbol? type, ExpressionSyntax expression)
    {
        name = Unused(name);
        Parameters.Add(new(name, type ?? _model.Compilation.ObjectType, expression.WithoutTrivia(), expression.SpanStart));
        Hoisted[expression] = name;
        AddTypeParametersOf(Parameters[Parameters.Count - 1].Type);
    }

    /// <summary>A name that neither another parameter has nor the rest of the call speaks of.</summary>
    private string Unused(string name)
    {
        var unused = name;
        for (var number = 2; IsNameTaken(unused) || RemainingNodes().Any(node => node is IdentifierNameSyntax { Parent: not NameColonSyntax } used && used.Identifier.ValueText == unused); number++)
        {
            unused = name + number;
        }

        return unused;
    }

    /// <summary>What is in the call and not in an argument that stays in the flow.</summary>
    private IEnumerable<SyntaxNode> RemainingNodes() =>
        _call.Expression.DescendantNodes(node => !IsKeptInFlow(node)).Where(node => !IsKeptInFlow(node));

    private bool IsKeptInFlow(SyntaxNode node) => node is ExpressionSyntax expression && Hoisted.ContainsKey(expression);

    private static bool IsComputedToken(IParameterSymbol parameter, ExpressionSyntax expression) =>
        TokenUse.IsToken(parameter.Type)
        && expression is MemberAccessExpressionSyntax or InvocationExpressionSyntax
        && expression.ToString() is not "CancellationToken.None";

    /// <summary>What awaits, runs a task or flow, or does other I/O is no part of the new task.</summary>
    private bool MustStay(ExpressionSyntax expression, CancellationToken cancellation) =>
        expression.DescendantNodesAndSelf().Any(node =>
            node is AwaitExpressionSyntax && !IsInOwnFunction(node)
            || node is InvocationExpressionSyntax && node != _call.Expression && IsOrchestratedOrIo(node, cancellation));

    private bool IsOrchestratedOrIo(SyntaxNode node, CancellationToken cancellation) =>
        _model.GetOperation(node, cancellation) is IInvocationOperation call
        && (_known.IsTask(call.TargetMethod)
            || _known.IsFlow(call.TargetMethod)
            || _call.Graph.Matcher.Match(call.TargetMethod, call.Instance?.Type) is { DoesIo: true });

    /// <summary>
    /// Whether an argument can be handed to the task, and a variable or local function that it is worked out with cannot: the address
    /// of a response, the path of an anonymous object.
    /// </summary>
    private bool IsMadeOfWhatCannotEnter(ExpressionSyntax expression, CancellationToken cancellation) =>
        TaskBoundary.CanEnter(_model.GetTypeInfo(expression, cancellation).ConvertedType)
        && expression.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => _model.GetSymbolInfo(name, cancellation).Symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } => true,
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => false,
            ILocalSymbol or IParameterSymbol => !IsDeclaredInside(_model.GetSymbolInfo(name, cancellation).Symbol!) && !TaskBoundary.CanEnter(_model.GetTypeInfo(name, cancellation).Type),
            _ => false,
        });

    private bool IsInOwnFunction(SyntaxNode node) =>
        node.Ancestors().TakeWhile(ancestor => ancestor != _call.Expression).Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax);

    private bool TryCapture(CancellationToken cancellation)
    {
        NeedsInstance = _call.Operation.DescendantsAndSelf().Any(operation =>
            operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && !IsHoisted(operation.Syntax));

        foreach (var node in RemainingNodes())
        {
            if (node is TypeSyntax type && _model.GetSymbolInfo(type, cancellation).Symbol is ITypeSymbol named)
            {
                AddTypeParametersOf(named);
            }
            else if (node is IdentifierNameSyntax name && name.Parent is not (NameColonSyntax or NameEqualsSyntax) && !TryCapture(name, cancellation))
            {
                return false;
            }
        }

        return TypeParameters.All(parameter => SymbolEqualityComparer.Default.Equals(parameter.DeclaringMethod, _model.GetDeclaredSymbol(_call.Flow, cancellation)));
    }

    private bool IsHoisted(SyntaxNode node) => Hoisted.Count > 0 && node.AncestorsAndSelf().Any(IsKeptInFlow);

    /// <summary>Makes a variable a parameter; <see langword="false"/> where it cannot be one.</summary>
    private bool TryCapture(IdentifierNameSyntax name, CancellationToken cancellation)
    {
        var symbol = _model.GetSymbolInfo(name, cancellation).Symbol;
        switch (symbol)
        {
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                return false;
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }:
                NeedsInstance = true;
                return true;
            case ILocalSymbol { IsRef: true } or IParameterSymbol { RefKind: not RefKind.None }:
                return false;
            case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol when !IsDeclaredInside(symbol) && _captured.Add(symbol):
                return TryAdd(name, symbol, cancellation);
            default:
                return true;
        }
    }

    private bool IsDeclaredInside(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == _call.Expression.SyntaxTree && _call.Expression.Span.Contains(reference.Span));

    private bool TryAdd(IdentifierNameSyntax name, ISymbol symbol, CancellationToken cancellation)
    {
        var info = _model.GetTypeInfo(name, cancellation);
        var type = info.Nullability.FlowState == NullableFlowState.NotNull && info.Type is { IsReferenceType: true }
            ? info.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
            : info.Type;
        if (IsNameTaken(symbol.Name) || !TaskBoundary.CanEnter(type))
        {
            return false;
        }

        Parameters.Add(new(name.Identifier.Text, type!, SyntaxFactory.IdentifierName(name.Identifier.WithoutTrivia()), name.SpanStart));
        AddTypeParametersOf(type!);
        return true;
    }
}
