using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.States;

/// <summary>
/// The base of the rules on how a state is asked. Silent in test projects, where exact names and types are what is asserted,
/// and inside the hierarchy of <c>State</c>, which has to look at itself.
/// </summary>
public abstract class StateAnalyzer : ProvostAnalyzer
{
    private protected StateAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        if (StatePredicates.For(known) is { } predicates && !TestFramework.IsReferencedBy(context.Compilation))
        {
            Register(context, predicates);
        }
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, StatePredicates predicates);

    private protected void Report(OperationContext context, StatePredicates predicates, StateCheck check, SyntaxNode at, params object[] arguments)
    {
        if (IsExempt(context, predicates))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            SupportedDiagnostics[0], at.GetLocation(), check.AdditionalLocations, check.Properties, arguments));
    }

    private static bool IsExempt(OperationContext context, StatePredicates predicates) =>
        predicates.IsState(context.ContainingSymbol.ContainingType)
        || predicates.IsState(context.ContainingSymbol as ITypeSymbol)
        || ExpressionTrees.Contain(context.Operation);
}
