using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>The value of a variable that is given one where it is declared, and never another.</summary>
internal static class LocalValue
{
    /// <summary>The value, or <see langword="null"/> where there is none or more than one.</summary>
    public static IOperation? Of(ILocalReferenceOperation reference)
    {
        IOperation? value = null;
        foreach (var operation in OperationRoot.Of(reference).Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Is(declarator.Symbol, reference):
                    value = (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target } when Is(target.Local, reference):
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation passed } when Is(passed.Local, reference):
                    return null;
            }
        }

        // A value that speaks of its own variable would be followed for ever.
        return value is not null && !value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(other => Is(other.Local, reference)) ? value : null;
    }

    private static bool Is(ILocalSymbol local, ILocalReferenceOperation reference) => SymbolEqualityComparer.Default.Equals(local, reference.Local);
}
