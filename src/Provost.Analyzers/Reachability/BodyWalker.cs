using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// Reads an executed body in one pass: the body, the local functions it calls, and the lambdas that run with it. The pass keeps
/// its own stack, since an expression can be nested deeper than a thread's stack allows.
/// </summary>
internal sealed class BodyWalker(IoMatcher matcher, CallTargets targets)
{
    private readonly Stack<IOperation> _pending = new();
    private readonly List<ISymbol> _callees = [];
    private readonly List<OpenCall> _open = [];
    private INamedTypeSymbol? _owner;
    private ImmutableArray<IoSite>.Builder? _sites;
    private ImmutableArray<CallSite>.Builder? _calls;
    private ImmutableArray<OpenCallSite>.Builder? _openCalls;
    private Dictionary<ISymbol, ILocalFunctionOperation>? _declared;
    private HashSet<ISymbol>? _reached;

    /// <summary>Reads the blocks of a member of <paramref name="owner"/>, whose own static initializers ran before it.</summary>
    public BodyContent Walk(IEnumerable<IOperation> blocks, INamedTypeSymbol? owner, CancellationToken cancellationToken)
    {
        _owner = owner;
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
            if (Visit(operation, cancellationToken))
            {
                PushChildren(operation);
            }
        }

        _declared?.Clear();
        _reached?.Clear();
        return new(Take(ref _sites, static site => site.Position), Take(ref _calls, static call => call.Position), Take(ref _openCalls, static call => call.Position));
    }

    /// <summary>Notes what an operation does, and says whether what is inside it runs.</summary>
    private bool Visit(IOperation operation, CancellationToken cancellationToken)
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
                return true;
            case IMethodReferenceOperation reference when !DelegateUse.IsExecuted(reference):
                return true;
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference:
                Reach(reference.Method);
                return true;
        }

        if (Match(operation) is not { } api)
        {
            NoteCalls(operation, cancellationToken);
        }
        else if (api.DoesIo && !targets.Boundary.EndsAt(api.Method))
        {
            (_sites ??= ImmutableArray.CreateBuilder<IoSite>()).Add(new(operation, api));
        }

        return true;
    }

    private IoApi? Match(IOperation operation) => operation switch
    {
        IInvocationOperation call => matcher.Match(call.TargetMethod, CallTargets.TypeOf(call.Instance)) ?? matcher.MatchQuery(call),
        IMethodReferenceOperation reference => matcher.Match(reference.Method, CallTargets.TypeOf(reference.Instance)),
        IObjectCreationOperation { Constructor: { } constructor } => matcher.Match(constructor, receiver: null),
        IPropertyReferenceOperation reference => MatchAccess(reference),
        IForEachLoopOperation loop => matcher.MatchQuery(loop),
        _ => null,
    };

    private IoApi? MatchAccess(IPropertyReferenceOperation reference)
    {
        var isOnlyWritten = reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;
        var accessor = isOnlyWritten ? reference.Property.SetMethod : reference.Property.GetMethod;
        return accessor is null ? null : matcher.Match(accessor, CallTargets.TypeOf(reference.Instance));
    }

    private void NoteCalls(IOperation operation, CancellationToken cancellationToken)
    {
        targets.Find(operation, _callees, _open, cancellationToken);
        foreach (var callee in _callees)
        {
            if (callee is not INamedTypeSymbol type || !IsOwner(type))
            {
                (_calls ??= ImmutableArray.CreateBuilder<CallSite>()).Add(new(operation, callee));
            }
        }

        foreach (var call in _open)
        {
            (_openCalls ??= ImmutableArray.CreateBuilder<OpenCallSite>()).Add(new(operation, call));
        }

        _callees.Clear();
        _open.Clear();
    }

    private bool IsOwner(INamedTypeSymbol type)
    {
        for (var outer = _owner; outer is not null; outer = outer.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(outer.OriginalDefinition, type))
            {
                return true;
            }
        }

        return false;
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

    private static ImmutableArray<T> Take<T>(ref ImmutableArray<T>.Builder? found, Func<T, int> position)
    {
        if (found is null)
        {
            return [];
        }

        // Stable, so that of several members that one place runs the called one stays before those that come with it.
        var sorted = found.OrderBy(position).ToImmutableArray();
        found = null;
        return sorted;
    }
}
