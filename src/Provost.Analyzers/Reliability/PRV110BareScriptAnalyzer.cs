using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;
using Provost.Analyzers.Usage;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV110: a program that has the runtime at hand does its I/O in its entry point, and has no flow.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV110BareScriptAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV110";

    private static readonly WantedNames s_entryPoint = new([WellKnownMemberNames.EntryPointMethodName]);

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Script does its I/O outside any flow",
        messageFormat: "The program calls '{0}' ({1} I/O) from its entry point and has no flow: nothing retries, times or records it",
        RuleCategory.Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A script that fetches and stores is a flow without its guards. As a flow with tasks it is retried, timed, logged and listed, and it still starts from the same entry point.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        if (context.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication && !TestFramework.IsReferencedBy(context.Compilation))
        {
            var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
            context.RegisterBodyAction(EntryPointsIn, block => AnalyzeBody(block, known, knowledge));
        }
    }

    private static IEnumerable<SyntaxNode> EntryPointsIn(SemanticModelAnalysisContext file) =>
        file.SemanticModel.SyntaxTree.GetRoot(file.CancellationToken) is CompilationUnitSyntax unit && unit.Members.Any(SyntaxKind.GlobalStatement)
            ? [unit]
            : FileBodies.Of(file.SemanticModel).DeclarationsMentioning(s_entryPoint, BodyActions.IsDeclared, file.CancellationToken);

    private static void AnalyzeBody(BodyContext context, KnownSymbols known, IoKnowledge knowledge)
    {
        if (context.OwningSymbol is not IMethodSymbol { IsStatic: true, Name: WellKnownMemberNames.EntryPointMethodName or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName } entryPoint
            || !SymbolEqualityComparer.Default.Equals(context.Compilation.GetEntryPoint(context.CancellationToken), entryPoint))
        {
            return;
        }

        var graph = knowledge.GraphFor(context.FilterTree);
        var content = graph.Read(entryPoint, context.OperationBlocks, context.CancellationToken);
        if (content.IsEmpty)
        {
            return;
        }

        var question = new IoQuestion(IoOptions.For(context.Options, context.FilterTree), needsRetries: false, IoInterest.OutOfProcess);
        var findings = IoFinding.In(content, question, graph, context.CancellationToken);
        if (!findings.IsEmpty && !ProgramKind.IsOfItsOwn(context.OperationBlocks, known, context.CancellationToken) && !HasFlows(context.Compilation, known, context.CancellationToken))
        {
            var first = findings[0];
            var locations = findings.SelectMany(static finding => finding.Locations).OrderBy(static location => location.SourceSpan.Start).ToList();
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                first.Locations[0],
                locations.Where(location => location != first.Locations[0]).Concat(first.Path?.Locations ?? []),
                first.NameIn(entryPoint),
                first.ReasonIn(entryPoint)));
        }
    }

    /// <summary>Whether the program has a flow or a task to call: its own, or that of an assembly that it refers to.</summary>
    private static bool HasFlows(Compilation compilation, KnownSymbols known, CancellationToken cancellationToken) =>
        !DeclaredFlows.In(compilation, known, cancellationToken).All(cancellationToken).IsEmpty || !ReferencedNames.Read(compilation, cancellationToken).Methods.IsEmpty;
}
