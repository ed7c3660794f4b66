using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Generators.Parsing;

/// <summary>Finds the members that a piece of code uses, also those that it uses without naming them.</summary>
internal static class SourceReferences
{
    public static IEnumerable<ISymbol> In(SyntaxNode part, SemanticModel model, CancellationToken cancellationToken) =>
        Roots(part, model, cancellationToken)
            .SelectMany(static root => root.DescendantsAndSelf())
            .SelectMany(Of)
            .Concat(Patterns(part, model, cancellationToken))
            .OfType<ISymbol>();

    private static IEnumerable<IOperation> Roots(SyntaxNode part, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(part, cancellationToken) is { } whole)
            return [whole];

        // The list of accessors is no operation; each accessor is.
        return part is AccessorListSyntax list
            ? list.Accessors.Select(accessor => model.GetOperation(accessor, cancellationToken)).OfType<IOperation>()
            : [];
    }

    private static IEnumerable<ISymbol?> Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => [call.TargetMethod],
        IMemberReferenceOperation reference => [reference.Member],
        IObjectCreationOperation creation => [creation.Constructor],
        IBinaryOperation binary => [binary.OperatorMethod],
        IUnaryOperation unary => [unary.OperatorMethod],
        IIncrementOrDecrementOperation change => [change.OperatorMethod],
        ICompoundAssignmentOperation compound => [compound.OperatorMethod, compound.InConversion.MethodSymbol, compound.OutConversion.MethodSymbol],
        IConversionOperation conversion => [conversion.OperatorMethod],
        IImplicitIndexerReferenceOperation indexer => [indexer.LengthSymbol, indexer.IndexerSymbol],
        IRecursivePatternOperation pattern => [pattern.DeconstructSymbol],
        IUsingOperation { Resources: { } resource } => [Dispose(resource)],
        IUsingDeclarationOperation { DeclarationGroup: { } resource } => [Dispose(resource)],
        _ => [],
    };

    private static IEnumerable<ISymbol?> Patterns(SyntaxNode part, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in part.DescendantNodes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (node)
            {
                case CommonForEachStatementSyntax loop:
                    var each = model.GetForEachStatementInfo(loop);
                    yield return each.GetEnumeratorMethod;
                    yield return each.MoveNextMethod;
                    yield return each.CurrentProperty;
                    break;
                case AwaitExpressionSyntax wait:
                    var awaited = model.GetAwaitExpressionInfo(wait);
                    yield return awaited.GetAwaiterMethod;
                    yield return awaited.GetResultMethod;
                    break;
                case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                    yield return model.GetDeconstructionInfo(assignment).Method;
                    break;
            }
        }
    }

    /// <summary>What is called at the end of a <c>using</c>, if the type of the resource has it itself.</summary>
    private static ISymbol? Dispose(IOperation resource)
    {
        var type = resource is IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var declarator, ..] }, ..] } ? declarator.Symbol.Type : resource.Type;
        return type?.GetMembers("Dispose").Concat(type.GetMembers("DisposeAsync")).OfType<IMethodSymbol>().FirstOrDefault(static method => method.Parameters.IsEmpty);
    }
}
