using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Finds the I/O of an executed body in one pass: the body, the local functions it calls, and the lambdas that run with it.
/// The pass keeps its own stack, since an expression can be nested deeper than a thread's stack allows.
/// </summary>
internal sealed class BodyWalker(IoMatcher matcher)
{
    private static readonly ImmutableArray<IoSite> s_nothing = [];

    private readonly Stack<IOperation> _pending = new();
    private ImmutableArray<IoSite>.Builder? _sites;
    private Dictionary<ISymbol, ILocalFunctionOperation>? _declared;
    private HashSet<ISymbol>? _reached;

    /// <summary>The sites in the order of the source.</summary>
    public ImmutableArray<IoSite> Walk(ImmutableArray<IOperation> blocks, CancellationToken cancellationToken)
    {
        foreach (var block in blocks)
        {
            if (block.Kind != OperationKind.Attribute)
            {
                _pending.Push(block);
            }
        }

        while (_pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var operation = _pending.Pop();
            if (Visit(operation))
            {
                PushChildren(operation);
            }
        }

        var sites = TakeSites();
        _declared?.Clear();
        _reached?.Clear();
        return sites;
    }

    /// <summary>Notes what an operation does, and says whether what is inside it runs.</summary>
    private bool Visit(IOperation operation)
    {
        switch (operation)
        {
            case INameOfOperation or ITypeOfOperation or IAttributeOperation:
                return false;
            case ILocalFunctionOperation function:
                return IsReached(function);
            case IAnonymousFunctionOperation lambda:
                return DelegateUse.IsExecuted(lambda);
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } call:
                Reach(call.TargetMethod);
                break;
            case IInvocationOperation call:
                Note(call, matcher.Match(call.TargetMethod, TypeOf(call.Instance)) ?? matcher.MatchQuery(call));
                break;
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference:
                Reach(reference.Method);
                break;
            case IMethodReferenceOperation reference:
                Note(reference, matcher.Match(reference.Method, TypeOf(reference.Instance)));
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                Note(creation, matcher.Match(constructor, receiver: null));
                break;
            case IPropertyReferenceOperation reference:
                Note(reference, MatchAccess(reference));
                break;
            case IForEachLoopOperation loop:
                Note(loop, matcher.MatchQuery(loop));
                break;
        }

        return true;
    }

    private IoApi? MatchAccess(IPropertyReferenceOperation reference)
    {
        var isTarget = reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;
        var isOnlyWritten = isTarget && reference.Parent is ISimpleAssignmentOperation;
        var accessor = isOnlyWritten ? reference.Property.SetMethod : reference.Property.GetMethod;
        return accessor is null ? null : matcher.Match(accessor, TypeOf(reference.Instance));
    }

    private static ITypeSymbol? TypeOf(IOperation? receiver)
    {
        while (receiver is IConversionOperation { IsImplicit: true } conversion)
        {
            receiver = conversion.Operand;
        }

        return receiver?.Type;
    }

    private void Note(IOperation operation, IoApi? api)
    {
        if (api is not null && api.Category != IoCategory.Resilience)
        {
            (_sites ??= ImmutableArray.CreateBuilder<IoSite>()).Add(new(operation, api));
        }
    }

    private bool IsReached(ILocalFunctionOperation function)
    {
        if (_reached?.Contains(function.Symbol) == true)
        {
            return true;
        }

        (_declared ??= new(SymbolEqualityComparer.Default))[function.Symbol] = function;
        return false;
    }

    private void Reach(IMethodSymbol localFunction)
    {
        var symbol = localFunction.OriginalDefinition;
        if ((_reached ??= new(SymbolEqualityComparer.Default)).Add(symbol) && _declared is not null && _declared.TryGetValue(symbol, out var function))
        {
            PushChildren(function);
        }
    }

    private void PushChildren(IOperation operation)
    {
        foreach (var child in operation.ChildOperations.Reverse())
        {
            _pending.Push(child);
        }
    }

    private ImmutableArray<IoSite> TakeSites()
    {
        if (_sites is null)
        {
            return s_nothing;
        }

        _sites.Sort(static (left, right) => left.Position.CompareTo(right.Position));
        var sites = _sites.ToImmutable();
        _sites = null;
        return sites;
    }
}
