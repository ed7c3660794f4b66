using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.CodeFixes.Reliability;

/// <summary>
/// What a call does to the variables around it. The data flow analysis of the compiler does not answer for every expression,
/// a receiver of <c>ConfigureAwait</c> among them.
/// </summary>
internal sealed class VariableEffects(IoCall call, SemanticModel model)
{
    /// <summary>Whether the call assigns a variable of the flow, or declares one that the flow uses.</summary>
    public bool ReachTheFlow(CancellationToken cancellation) =>
        call.Operation.DescendantsAndSelf().Any(WritesAround) || call.Expression.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Any(variable => IsUsedAround(variable, cancellation));

    private bool WritesAround(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => IsVariableAround(assignment.Target),
        IIncrementOrDecrementOperation step => IsVariableAround(step.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => IsVariableAround(argument.Value),
        IAddressOfOperation => true,
        _ => false,
    };

    private bool IsVariableAround(IOperation target) => target switch
    {
        ILocalReferenceOperation local => IsAround(local.Local),
        IParameterReferenceOperation parameter => IsAround(parameter.Parameter),
        ITupleOperation tuple => tuple.Elements.Any(IsVariableAround),
        _ => false,
    };

    private bool IsAround(ISymbol variable) =>
        !variable.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == call.Expression.SyntaxTree && call.Expression.Span.Contains(reference.Span));

    private bool IsUsedAround(SingleVariableDesignationSyntax variable, CancellationToken cancellation) =>
        model.GetDeclaredSymbol(variable, cancellation) is { } symbol
        && call.Flow.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == symbol.Name
            && !call.Expression.Span.Contains(name.Span)
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, symbol));
}
