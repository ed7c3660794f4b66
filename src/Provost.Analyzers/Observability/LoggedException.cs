using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Observability;

/// <summary>Finds calls of a logger, in a <c>catch</c>, that are given the text of the exception and not the exception.</summary>
internal static class LoggedException
{
    /// <summary>The exception whose text is all that is logged; <see langword="null"/> where it is logged itself, or goes on.</summary>
    public static ILocalSymbol? OnlyAsText(IInvocationOperation call)
    {
        if (ClauseAround(call) is not { ExceptionDeclarationOrExpression: IVariableDeclaratorOperation { Symbol: var exception } } clause
            || call.Arguments.Any(static argument => argument is { Parameter.Name: "exception", ArgumentKind: ArgumentKind.Explicit, Value.ConstantValue.HasValue: false })
            || Throws(clause))
        {
            return null;
        }

        return call.Arguments.SelectMany(static argument => argument.Value.DescendantsAndSelf()).Any(operation => IsText(operation, exception)) ? exception : null;
    }

    private static ICatchClauseOperation? ClauseAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            if (current is ICatchClauseOperation clause)
            {
                return clause;
            }
        }

        return null;
    }

    /// <summary>What is thrown on is logged, with its stack, by the engine.</summary>
    private static bool Throws(ICatchClauseOperation clause) => clause.Handler.Descendants().Any(static operation => operation is IThrowOperation);

    private static bool IsText(IOperation operation, ILocalSymbol exception) =>
        operation is ILocalReferenceOperation { Local: var local } reference
        && SymbolEqualityComparer.Default.Equals(local, exception)
        && reference.Parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Message" } => true,
            IInvocationOperation { TargetMethod.Name: "ToString" } => true,
            IInterpolationOperation or IConversionOperation { Parent: IInterpolationOperation } => true,
            IConversionOperation { Parent: IArrayInitializerOperation } or IArrayInitializerOperation => true,
            _ => false,
        };
}
