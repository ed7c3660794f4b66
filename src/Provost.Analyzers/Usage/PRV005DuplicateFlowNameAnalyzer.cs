using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;

namespace Provost.Analyzers.Usage;

/// <summary>PRV005: two flows of a project have one name. Each is reported where it is declared, so that it shows while typing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV005DuplicateFlowNameAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV005";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Two flows have one name",
        messageFormat: "Flow '{0}' is named '{1}', and so is '{2}': their runs, logs and metrics cannot be told apart",
        RuleCategory.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A flow is known by its name: runs are listed, logged, measured and started under it. Two flows of one name are one flow to whoever looks on.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        // A test project declares many small flows, and nobody looks on.
        if (!TestFramework.IsReferencedBy(context.Compilation))
        {
            context.RegisterRunDeclarationAction(known, (flow, file) => Analyze(flow, file, known));
        }
    }

    private static void Analyze(IMethodSymbol flow, SemanticModelAnalysisContext context, KnownSymbols known)
    {
        if (!known.IsFlow(flow) || known.IsTask(flow) || FlowName.Of(flow, known) is not { } name)
        {
            return;
        }

        var others = DeclaredFlows.In(context.SemanticModel.Compilation, known, context.CancellationToken).Named(name, context.CancellationToken).Where(other => !IsSame(flow, other)).ToList();
        if (others.Count > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                Place(flow, known, context.CancellationToken),
                others.Select(static other => other.Locations[0]),
                Describe(flow),
                name,
                Describe(others[0])));
        }
    }

    /// <summary>Whether two declarations are one flow: parts of one method, or a method and what it overrides.</summary>
    private static bool IsSame(IMethodSymbol flow, IMethodSymbol other)
    {
        if (flow.DeclaringSyntaxReferences.Intersect(other.DeclaringSyntaxReferences).Any()
            || SymbolEqualityComparer.Default.Equals(flow.PartialDefinitionPart ?? flow, other.PartialDefinitionPart ?? other))
        {
            return true;
        }

        return Overrides(flow, other) || Overrides(other, flow);
    }

    private static bool Overrides(IMethodSymbol flow, IMethodSymbol other)
    {
        for (var overridden = flow.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name where it is written, in the file that declares the method; else the method's.</summary>
    private static Location Place(IMethodSymbol flow, KnownSymbols known, CancellationToken cancellationToken) =>
        known.FlowAttributeOf(flow)?.ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == flow.Locations[0].SourceTree
        && reference.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList.Arguments: var arguments }
        && arguments.FirstOrDefault(static argument => argument.NameEquals is null) is { } argument
            ? argument.Expression.GetLocation()
            : flow.Locations[0];

    private static string Describe(IMethodSymbol flow) => $"{flow.ContainingType.Name}.{flow.Name}";
}
