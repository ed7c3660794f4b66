using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.States;

/// <summary>The variable that a task is asked through; only of variables can be said what else the code does with them.</summary>
internal static class TaskVariable
{
    /// <summary>The local or parameter whose member is referred to, or that a property pattern is applied to.</summary>
    public static ISymbol? Of(IPropertyReferenceOperation member) => member.Parent switch
    {
        IPropertySubpatternOperation { Parent: IRecursivePatternOperation { Parent: IIsPatternOperation test } } => In(test.Value),
        _ => In(member.Instance),
    };

    /// <summary>The local or parameter that an expression is, conversions and parentheses aside.</summary>
    public static ISymbol? In(IOperation? value) => Surroundings.Unconverted(value) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>The references to a variable in a piece of code, lambdas included.</summary>
    public static IEnumerable<IOperation> References(IOperation code, ISymbol variable) => code
        .DescendantsAndSelf()
        .Where(operation => operation is ILocalReferenceOperation or IParameterReferenceOperation && SymbolEqualityComparer.Default.Equals(In(operation), variable));
}
