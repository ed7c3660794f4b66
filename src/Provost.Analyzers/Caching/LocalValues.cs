using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Caching;

/// <summary>What the local variables of a body are given: every value that is written to them anywhere, without regard to order.</summary>
internal sealed class LocalValues
{
    private static readonly List<(IOperation Value, VolatileKind Kinds)> s_none = [];

    private readonly Dictionary<ILocalSymbol, List<(IOperation Value, VolatileKind Kinds)>> _values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _sorted = new(SymbolEqualityComparer.Default);

    public LocalValues(IEnumerable<IOperation> body)
    {
        foreach (var operation in body)
        {
            Note(operation);
        }
    }

    /// <summary>The values of a variable, each with the kinds of change that it hands on.</summary>
    public IEnumerable<(IOperation Value, VolatileKind Kinds)> Of(ILocalSymbol local)
    {
        var values = _values.TryGetValue(local, out var found) ? found : s_none;
        return _sorted.Contains(local) ? values.Select(value => (value.Value, value.Kinds & ~VolatileKind.Order)) : values;
    }

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                Add(declarator.Symbol, initializer.Value, VolatileKind.All);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                Add(target.Local, assignment.Value, VolatileKind.All);
                break;
            case ICoalesceAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                Add(target.Local, assignment.Value, VolatileKind.All);
                break;
            case ICompoundAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                // A sum is the same in any order; a text is not.
                Add(target.Local, assignment.Value, target.Type?.SpecialType == SpecialType.System_String ? VolatileKind.All : ~VolatileKind.Order & VolatileKind.All);
                break;
            case IDeconstructionAssignmentOperation { Target: var targets, Value: var value }:
                foreach (var target in targets.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
                {
                    Add(target.Local, value, VolatileKind.All);
                }

                break;
            case IForEachLoopOperation loop:
                foreach (var local in loop.Locals)
                {
                    Add(local, loop.Collection, VolatileKind.All);
                }

                break;
            case IInvocationOperation { TargetMethod: { Name: "Sort", ContainingType.SpecialType: SpecialType.System_Array }, Arguments: [{ Value: ILocalReferenceOperation array }, ..] }:
                _sorted.Add(array.Local);
                break;
            case IInvocationOperation { Parent: IExpressionStatementOperation } call when RootOf(call) is { } local:
                NoteMutation(call, local);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Value: var written, Parent: IInvocationOperation call } when LocalOf(written) is { } local:
                foreach (var argument in call.Arguments.Where(argument => argument != operation))
                {
                    Add(local, argument.Value, VolatileKind.All & ~VolatileKind.Clock);
                }

                break;
        }
    }

    /// <summary>A call on a builder or list puts its arguments into it; one that sorts it does away with the order they came in.</summary>
    private void NoteMutation(IInvocationOperation call, ILocalSymbol local)
    {
        if (call.TargetMethod.Name == "Sort")
        {
            _sorted.Add(local);
        }

        for (IOperation? current = call; current is IInvocationOperation step; current = step.Instance)
        {
            foreach (var argument in step.Arguments)
            {
                Add(local, argument.Value, VolatileKind.All);
            }
        }
    }

    private static ILocalSymbol? RootOf(IInvocationOperation call)
    {
        IOperation? current = call;
        while (current is IInvocationOperation { Instance: { } instance })
        {
            current = instance;
        }

        return (current as ILocalReferenceOperation)?.Local;
    }

    private static ILocalSymbol? LocalOf(IOperation written) => written switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation reference } => reference.Local,
        _ => null,
    };

    private void Add(ILocalSymbol local, IOperation value, VolatileKind kinds)
    {
        if (!_values.TryGetValue(local, out var values))
        {
            _values.Add(local, values = []);
        }

        values.Add((value, kinds));
    }
}
