using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.States;

/// <summary>PRV306: runs whose failure is not thrown are treated as if they had all completed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV306UncheckedOutcomeAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV306";

    /// <summary>Says what of the three is reported, for the fix.</summary>
    internal const string KindKey = "Kind";

    /// <summary>Says whether the result is taken of a future or of a state, for the fix, which may not see the generated proxy.</summary>
    internal const string OwnerKey = "Owner";

    internal const string DroppedState = nameof(DroppedState);

    internal const string QuietWait = nameof(QuietWait);

    internal const string UncheckedResult = nameof(UncheckedResult);

    private static readonly WantedNames s_names = new(["RunState", "RunStateAsync", "StateAsync", "StatesAsync", "Submit", "Map", "Result"]);

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Outcome of a run is not looked at",
        messageFormat: "{0} in '{1}': {2}",
        RuleCategory.States,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "What gives states in place of exceptions leaves it to the caller to look at them. Where nobody does, a failure passes unnoticed, or the first one takes the results of the others with it.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var calls = new RunCalls(known);
        var results = new UncheckedResults(known, calls);
        context.RegisterMentionAction(_ => s_names, action => Analyze(action, known, calls, results), BodyActions.IsCalled);
    }

    private static void Analyze(OperationContext context, KnownSymbols known, RunCalls calls, UncheckedResults results)
    {
        if (context.Operation is IInvocationOperation call
            && ReportOf(call, context.ContainingSymbol, known, calls, results, context.CancellationToken) is var (kind, what, why) && !ExpressionTrees.Contain(call))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                CalledName.In(call.Syntax).GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(KindKey, kind).Add(OwnerKey, call.TargetMethod.ContainingType.Name),
                what,
                MemberName.Of(context.ContainingSymbol),
                why));
        }
    }

    private static (string Kind, string What, string Why)? ReportOf(
        IInvocationOperation call, ISymbol member, KnownSymbols known, RunCalls calls, UncheckedResults results, CancellationToken cancellationToken)
    {
        if (calls.GivesState(call))
        {
            return DroppedStates.IsDropped(call)
                ? (DroppedState, $"The state that '{RunCalls.NameOf(call)}' gives is not looked at", "it does not throw, so a failure passes unnoticed")
                : null;
        }

        if (call.TargetMethod.Name is "Submit" or "Map" && calls.Starts(call))
        {
            return !FailsByItself(member, known)
                && new RunFate(calls, isOutcomeAsked: true).IsLeft(call, cancellationToken)
                && !new RunFate(calls, isOutcomeAsked: false).IsLeft(call, cancellationToken)
                ? (QuietWait, $"The runs of '{RunCalls.NameOf(call)}' are waited for and never looked at", "the wait does not throw, so a failure passes unnoticed")
                : null;
        }

        return call.TargetMethod.Name == "Result" && results.Contain(call)
            ? (UncheckedResult, "A result is taken of each run", "the wait for them does not throw, the first run that failed does here, and the results of the others are lost; ask 'State.IsCompleted' first")
            : null;
    }

    /// <summary>Whether the flow asks the engine to fail it for runs that it does not look at, or may do so out of sight.</summary>
    private static bool FailsByItself(ISymbol member, KnownSymbols known) =>
        member is IMethodSymbol method
        && known.FlowAttributeOf(OrchestratedCode.DeclarationOf(method, known) ?? method) is { } flow
        && (OrchestrationAttribute.IsDerived(flow) || flow.NamedArguments.Any(static option => option is { Key: "FailOnUnobservedFailures", Value.Value: true }));
}
