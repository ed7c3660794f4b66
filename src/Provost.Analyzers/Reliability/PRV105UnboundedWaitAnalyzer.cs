using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV105: a task waits for something that may never come, and nothing ends the wait.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV105UnboundedWaitAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV105";

    private const string TimeoutOption = "TimeoutSeconds";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Unbounded wait in a task without a timeout",
        messageFormat: "Task '{0}' waits in '{1}' without a limit: a {2} that never answers holds it, and its flow, for ever",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A task with TimeoutSeconds fails when the time is over, and is retried. Without it, a wait that does not end is a run that does not end.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
        context.RegisterRunAction(known, block => AnalyzeBody(block, known, knowledge));
    }

    private static void AnalyzeBody(BodyContext context, KnownSymbols known, IoKnowledge knowledge)
    {
        if (context.OwningSymbol is not IMethodSymbol task
            || known.TaskAttributeOfCode(task) is not { } attribute
            || RetryPolicy.Of(attribute, known) is null
            || attribute.NamedArguments.Any(option => option is { Key: TimeoutOption, Value.Value: not 0.0 }))
        {
            return;
        }

        var matcher = knowledge.GraphFor(context.FilterTree).Matcher;
        var options = IoOptions.For(context.Options, context.FilterTree);
        var waits = ExecutedOperations.In(context.OperationBlocks, context.CancellationToken)
            .OfType<IInvocationOperation>()
            .Where(call => UnboundedWaits.WhatIsWaitedFor(call, matcher) is not null && !(matcher.Match(call.TargetMethod, CallTargets.TypeOf(call.Instance)) is { } api && options.Ignores(api)))
            .OrderBy(call => call.Syntax.SpanStart)
            .ToList();
        if (waits.Count > 0)
        {
            Report(context, task, attribute, waits, UnboundedWaits.WhatIsWaitedFor(waits[0], matcher)!);
        }
    }

    /// <summary>On the attribute, which is where the limit is missing, unless it is in another file.</summary>
    private static void Report(BodyContext context, IMethodSymbol task, AttributeData attribute, List<IInvocationOperation> waits, string what)
    {
        var locations = waits.Select(wait => CalledName.In(wait.Syntax).GetLocation()!);
        if (attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is AttributeSyntax syntax
            && syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && context.OperationBlocks.Any(block => method.Contains(block.Syntax)))
        {
            locations = locations.Prepend(syntax.Name.GetLocation());
        }

        var member = waits[0].TargetMethod;
        context.ReportDiagnostic(Diagnostic.Create(s_rule, locations.First(), locations.Skip(1), task.Name, $"{member.ContainingType.Name}.{member.Name}", what));
    }
}
