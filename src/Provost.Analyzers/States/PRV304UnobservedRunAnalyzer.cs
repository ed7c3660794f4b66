using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.States;

/// <summary>PRV304: a run is started, and what stands for it is never awaited, returned or collected.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV304UnobservedRunAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV304";

    /// <summary>The type of the value that is left, for the fix, which may not see the generated proxy.</summary>
    internal const string ValueKey = "Value";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Run never awaited, returned or collected",
        messageFormat: "What '{0}' returns is never awaited, returned or collected: '{1}' does not learn how the run ends, and may end before it has begun",
        RuleCategory.States,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A flow that ends cancels the futures that have not started, and completes although a run that nobody looked at failed.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var calls = new RunCalls(known);
        var waits = RunCalls.WaitsIn(context.Compilation);
        WantedNames? names = null;
        context.RegisterMentionAction(
            file => names ??= RunNames.In(file.SemanticModel.Compilation, known, file.CancellationToken).Runs.With(waits),
            action => Analyze(action, calls),
            BodyActions.IsCalledWithoutAwait);
    }

    private static void Analyze(OperationContext context, RunCalls calls)
    {
        // Most calls are awaited, and asking that costs nothing.
        if (context.Operation is IInvocationOperation call
            && call.Parent is not IAwaitOperation
            && (calls.Starts(call) || calls.IsWait(call) && !IsPartOfAnother(call, calls))
            && !ExpressionTrees.Contain(call)
            && new RunFate(calls, isOutcomeAsked: false).IsLeft(call, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                CalledName.In(call.Syntax).GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(ValueKey, call.Type!.Name),
                RunCalls.NameOf(call),
                MemberName.Of(context.ContainingSymbol)));
        }
    }

    /// <summary>Whether the wait is for futures that are started in the same expression, where the start is reported.</summary>
    private static bool IsPartOfAnother(IInvocationOperation wait, RunCalls calls) => wait.Descendants().Any(operation => operation is IInvocationOperation call && calls.Starts(call));
}
