using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Security.Leaks;

namespace Provost.Analyzers.Security;

/// <summary>
/// PRV202: a secret goes where more people can read than may know it. Runs in every project, with or without flows. A body is
/// followed only when something in it reads a secret, and bound only when something has the name of what does.
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
            var reads = new SecretReads(start.Compilation, sources);
            var known = KnownSymbols.For(start.Compilation);
            start.RegisterSemanticModelAction(file => AnalyzeFile(file, reads, sources, known));
            if (known is not null)
            {
                start.RegisterSymbolAction(symbol => AnalyzeDeclaration(symbol, new(known, sources)), SymbolKind.Method);
            }

            start.RegisterCompilationEndAction(ReportOptions);
        });
    }

    private static void AnalyzeFile(SemanticModelAnalysisContext context, SecretReads reads, SecretSources sources, KnownSymbols? known)
    {
        HashSet<SyntaxNode> followed = [];
        foreach (var expression in reads.In(context.SemanticModel.SyntaxTree, context.CancellationToken))
        {
            if (context.SemanticModel.GetOperation(expression, context.CancellationToken) is { } operation
                && sources.IsStart(operation)
                && BodyOf(operation) is var body
                && followed.Add(body.Syntax))
            {
                AnalyzeBody(context, body, sources, known);
            }
        }
    }

    private static IOperation BodyOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static void AnalyzeBody(SemanticModelAnalysisContext context, IOperation body, SecretSources sources, KnownSymbols? known)
    {
        if (GraphOf(body, context.CancellationToken) is not { } graph || BodyScan.Of(body) is not { } scan)
        {
            return;
        }

        var sinks = LeakSinks.For(context.Options, context.SemanticModel.SyntaxTree);
        var result = known is not null && context.SemanticModel.GetDeclaredSymbol(body.Syntax, context.CancellationToken) is { } member ? StoredResult.Of(member, known) : null;
        foreach (var leak in SecretFlow.LeaksIn(graph, scan, sources, sinks, result, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule, leak.At.GetLocation(), leak.Path, LeakProperties.Of(leak.Sink), leak.Source, leak.Sink.Description));
        }
    }

    /// <summary>The graph of a body; attributes, whose arguments are constants, have none.</summary>
    private static ControlFlowGraph? GraphOf(IOperation body, CancellationToken cancellation) => body switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellation),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellation),
        IParameterInitializerOperation parameter => ControlFlowGraph.Create(parameter, cancellation),
        _ => null,
    };

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
