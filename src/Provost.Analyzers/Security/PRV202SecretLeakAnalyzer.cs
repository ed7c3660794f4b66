using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Security.Leaks;

namespace Provost.Analyzers.Security;

/// <summary>
/// PRV202: a secret goes where more people can read than may know it. Runs in every project, with or without flows. A body is
/// followed only when something in it reads a secret.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV202SecretLeakAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "PRV202";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        "Secret leaks",
        "{0} reaches {1}: leave it out, or mask it",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Logs, tags, names of runs, messages of exceptions and stored results are read, copied and kept by many. A secret in one of them is known to all who can read it, and has to be revoked.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private static readonly DiagnosticDescriptor s_wrongOption = new(
        Id,
        "Secret leaks",
        "The option '{0}' has the value '{1}', which is left out; allowed: {2}",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An option in .editorconfig that is misspelt or has a wrong value would otherwise be ignored in silence.",
        helpLinkUri: RuleHelp.LinkTo(Id),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule, s_wrongOption];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var sources = new SecretSources();
            var known = KnownSymbols.For(start.Compilation);
            start.RegisterOperationBlockStartAction(block => Watch(block, sources, known));
            if (known is not null)
            {
                start.RegisterSymbolAction(symbol => AnalyzeDeclaration(symbol, new(known, sources)), SymbolKind.Method);
            }

            start.RegisterCompilationEndAction(ReportOptions);
        });
    }

    private static void Watch(OperationBlockStartAnalysisContext context, SecretSources sources, KnownSymbols? known)
    {
        var isStarted = false;
        context.RegisterOperationAction(
            operation => isStarted = isStarted || sources.IsStart(operation.Operation),
            OperationKind.Invocation,
            OperationKind.PropertyReference);
        context.RegisterOperationBlockEndAction(end =>
        {
            if (isStarted)
            {
                AnalyzeBody(end, sources, known);
            }
        });
    }

    private static void AnalyzeBody(OperationBlockAnalysisContext context, SecretSources sources, KnownSymbols? known)
    {
        var sinks = LeakSinks.For(context.Options, context.FilterTree);
        var result = known is null ? null : StoredResult.Of(context.OwningSymbol, known);
        foreach (var body in context.OperationBlocks)
        {
            if (body.Kind != OperationKind.Attribute && BodyScan.Of(body) is { } scan)
            {
                foreach (var leak in SecretFlow.LeaksIn(context.GetControlFlowGraph(body), scan, sources, sinks, result, context.CancellationToken))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        s_rule, leak.At.GetLocation(), leak.Path, LeakProperties.Of(leak.Sink), leak.Source, leak.Sink.Description));
                }
            }
        }
    }

    private static void ReportOptions(CompilationAnalysisContext context)
    {
        foreach (var problem in LeakOptions.Problems(context.Options, context.Compilation.SyntaxTrees))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_wrongOption, SettingLocation.Find(context.Options.AdditionalFiles, problem, context.CancellationToken), problem.Key, problem.Value, problem.Allowed));
        }
    }

    private static void AnalyzeDeclaration(SymbolAnalysisContext context, DeclaredLeaks declared)
    {
        foreach (var (source, sink, location) in declared.Of((IMethodSymbol)context.Symbol, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, location, additionalLocations: null, LeakProperties.Of(sink), source, sink.Description));
        }
    }
}
