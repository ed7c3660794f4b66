using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;

namespace Provost.Analyzers.States;

/// <summary>PRV301: a decision is made by the class of a state, which only hand-made states have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV301StateCheckedByTypeAnalyzer : StateAnalyzer
{
    public const string Id = "PRV301";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        "State checked by type",
        "Only hand-made states are of class '{0}', those that runs end in are not: ask '{1}'",
        RuleCategory.States,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The classes Completed, Failed and so on make states to return from a flow or task. The engine's own states are State<T>, so a type test is silently false for most of them.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    public PRV301StateCheckedByTypeAnalyzer()
        : base(s_rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, StatePredicates predicates)
    {
        var byTypeOf = new StateMemberComparison(operand => operand is ITypeOfOperation { TypeOperand: var type } ? predicates.ForType(type) : null);
        var byTypeName = new StateMemberComparison(constant => predicates.ForName(constant.ConstantValue is { HasValue: true, Value: string name } ? name : null));

        StateTypeMentions? mentions = null;
        context.RegisterMentionAction(
            file => (mentions ??= new(StateTypeNames.In(file.SemanticModel.Compilation, predicates, file.CancellationToken))).Names,
            action => Analyze(action, predicates, byTypeOf, byTypeName),
            name => mentions!.Matter(name));
    }

    private void Analyze(OperationContext context, StatePredicates predicates, StateMemberComparison byTypeOf, StateMemberComparison byTypeName)
    {
        switch (context.Operation)
        {
            case IIsTypeOperation test:
                AnalyzeIsType(context, test, predicates);
                break;
            case ITypePatternOperation or IDeclarationPatternOperation or IRecursivePatternOperation:
                AnalyzePattern(context, (IPatternOperation)context.Operation, predicates);
                break;
            case IConversionOperation cast:
                AnalyzeTryCast(context, cast, predicates);
                break;
            case IInvocationOperation call:
                AnalyzeCall(context, call, predicates, byTypeOf, byTypeName);
                break;
        }
    }

    private void AnalyzeIsType(OperationContext context, IIsTypeOperation test, StatePredicates predicates)
    {
        if (predicates.ForType(test.TypeOperand) is { } predicate
            && predicates.IsState(test.ValueOperand.Type)
            && test.Syntax is BinaryExpressionSyntax syntax)
        {
            var check = new StateCheck(StateCheckForm.Comparison, syntax, syntax.Left, [predicate], test.IsNegated);
            Report(context, predicates, check, syntax.Right, test.TypeOperand.Name, predicate);
        }
    }

    private void AnalyzePattern(OperationContext context, IPatternOperation pattern, StatePredicates predicates)
    {
        if (StateTypePattern.Find(pattern, predicates) is var (type, predicate))
        {
            var check = new StateCheck(StateCheckForm.TypePattern, StateTypePattern.Outermost(pattern.Syntax), type, [predicate]);
            Report(context, predicates, check, type, pattern.NarrowedType.Name, predicate);
        }
    }

    private void AnalyzeTryCast(OperationContext context, IConversionOperation cast, StatePredicates predicates)
    {
        if (!cast.IsTryCast
            || predicates.ForType(cast.Type) is not { } predicate
            || !predicates.IsState(cast.Operand.Type)
            || cast.Syntax is not BinaryExpressionSyntax syntax)
        {
            return;
        }

        var check = StateTryCast.NullTestOf(cast) is var (test, isNegated)
            ? new StateCheck(StateCheckForm.Comparison, test, syntax.Left, [predicate], isNegated)
            : new StateCheck(StateCheckForm.Other, syntax, syntax.Left, [predicate]);
        Report(context, predicates, check, syntax.Right, cast.Type!.Name, predicate);
    }

    private void AnalyzeCall(OperationContext context, IInvocationOperation call, StatePredicates predicates, StateMemberComparison byTypeOf, StateMemberComparison byTypeName)
    {
        switch (call.TargetMethod.Name)
        {
            case "GetType" when predicates.IsState(call.Instance?.Type):
                AnalyzeGetType(context, predicates, call, byTypeOf, byTypeName);
                break;
            case "IsInstanceOfType" when call is { Instance: ITypeOfOperation { TypeOperand: var type }, Arguments.Length: 1 }:
                AnalyzeIsInstanceOfType(context, predicates, call, type, call.Arguments[0].Value);
                break;
            case "OfType" or "Cast" when call is { TargetMethod: { TypeArguments.Length: 1, ContainingType.Name: "Enumerable" }, Arguments.Length: 1 }:
                AnalyzeOfType(context, predicates, call, call.TargetMethod.TypeArguments[0], call.Arguments[0].Value);
                break;
        }
    }

    private void AnalyzeGetType(OperationContext context, StatePredicates predicates, IInvocationOperation call, StateMemberComparison byTypeOf, StateMemberComparison byTypeName)
    {
        var check = StateTypeTest.AssignabilityOf(call, predicates)
            ?? byTypeOf.Find(call)
            ?? (StateTypeTest.NameOf(call) is { } name ? byTypeName.Find(name) : null);
        if (check is not null)
        {
            Report(context, predicates, check, StateMemberComparison.NameOf(call.Syntax), check.Question.Replace("Is", ""), check.Question);
        }
    }

    private void AnalyzeIsInstanceOfType(OperationContext context, StatePredicates predicates, IInvocationOperation call, ITypeSymbol type, IOperation value)
    {
        value = value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : value;
        if (predicates.ForType(type) is { } predicate && predicates.IsState(value.Type))
        {
            var check = new StateCheck(StateCheckForm.Comparison, call.Syntax, value.Syntax, [predicate]);
            Report(context, predicates, check, StateMemberComparison.NameOf(call.Syntax), type.Name, predicate);
        }
    }

    private void AnalyzeOfType(OperationContext context, StatePredicates predicates, IInvocationOperation call, ITypeSymbol type, IOperation source)
    {
        source = source is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : source;
        if (predicates.ForType(type) is { } predicate && StateTypeTest.ElementTypeOf(source.Type) is { } element && predicates.IsState(element))
        {
            var form = call.TargetMethod.Name == "OfType" ? StateCheckForm.OfType : StateCheckForm.Other;
            var check = new StateCheck(form, call.Syntax, source.Syntax, [predicate]);
            var name = StateMemberComparison.NameOf(call.Syntax);
            var at = name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } ? arguments[0] : name;
            Report(context, predicates, check, at, type.Name, predicate);
        }
    }
}
