using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;

namespace Provost.Analyzers.Caching;

/// <summary>PRV501: the method that makes a cache key makes another one the next time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV501VolatileCacheKeyAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV501";

    private const string InvariantGlobalization = "build_property.InvariantGlobalization";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Cache key is not the same the next time",
        messageFormat: "Key '{0}' of task '{1}' depends on {2} through '{3}': {4}",
        RuleCategory.Caching,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A result is found under the key that the same inputs make again: in the next run, in another process, on another machine. What differs there makes a key that nobody looks for.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var keys = new KeyFunctions(context.Compilation, known);
        var flow = new VolatileFlow(context.Compilation, AskedOf(context.Options), throughCalls: VolatileKind.Chance | VolatileKind.HashCode);
        context.RegisterBodyAction(
            file => FileBodies.Of(file.SemanticModel).DeclarationsMentioning(keys.Names(file.CancellationToken), BodyActions.IsDeclared, file.CancellationToken),
            block => AnalyzeBody(block, keys, flow));
    }

    private static void AnalyzeBody(BodyContext context, KeyFunctions keys, VolatileFlow flow)
    {
        if (context.OwningSymbol is not IMethodSymbol method || keys.TaskOf(method, context.CancellationToken) is not { } task)
        {
            return;
        }

        foreach (var value in flow.In(context.OperationBlocks, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                value.Syntax.GetLocation(),
                value.Inner is null ? [] : [value.Inner],
                VolatileProperties.Of(value),
                method.Name,
                task.Name,
                value.Describe(),
                value.Name,
                value.Consequence()));
        }
    }

    /// <summary>A program with one culture for all threads has nothing to fear from it.</summary>
    private static VolatileKind AskedOf(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(InvariantGlobalization, out var value) && value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase)
            ? VolatileKind.All & ~VolatileKind.Culture
            : VolatileKind.All;
}
