using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.States;

/// <summary>
/// Follows a value that stands for runs to its end inside one member: through conversions, lists, LINQ and locals to where it is
/// awaited or handed on, or left. What the member hands to other code, keeps in a field or captures is never left.
/// </summary>
/// <param name="calls">Knows the calls that wait for runs.</param>
/// <param name="isOutcomeAsked">Whether it is not enough to wait: somebody has to look how the runs ended.</param>
internal sealed class RunFate(RunCalls calls, bool isOutcomeAsked)
{
    /// <summary>Code that passes a value through more places than this is believed.</summary>
    private const int MostSteps = 200;

    private static readonly HashSet<string> s_sequenceMethods = new(StringComparer.Ordinal)
    {
        "ToList", "ToArray", "ToHashSet", "AsEnumerable", "Concat", "Append", "Prepend", "Reverse", "Skip", "Take", "Select", "SelectMany",
    };

    private static readonly HashSet<string> s_waits = new(StringComparer.Ordinal)
    {
        "ConfigureAwait", "AsTask", "Preserve", "WaitAsync", "ResultAsync", "ResultsAsync", "StateAsync", "StatesAsync",
    };

    private static readonly HashSet<string> s_idleMembers = new(StringComparer.Ordinal)
    {
        "TaskRunId", "Id", "Count", "Length", "Capacity", "ToString", "GetHashCode", "GetType", "Add", "AddRange", "Insert", "Enqueue", "Push", "Clear", "EnsureCapacity",
    };

    private static readonly HashSet<string> s_adding = new(StringComparer.Ordinal) { "Add", "AddRange", "Insert", "Enqueue", "Push" };

    private readonly Stack<IOperation> _pending = new();
    private readonly HashSet<ISymbol> _locals = new(SymbolEqualityComparer.Default);

    /// <summary>Whether nothing that the value comes to learns how the runs end.</summary>
    public bool IsLeft(IOperation value, CancellationToken cancellationToken)
    {
        _pending.Push(value);
        for (var steps = 0; _pending.Count > 0; steps++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (steps == MostSteps || !Follow(_pending.Pop()))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Goes one step on; <see langword="false"/> where the value is put to use.</summary>
    private bool Follow(IOperation value)
    {
        switch (value.Parent)
        {
            case IExpressionStatementOperation:
            case ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation }:
            case IAssignmentOperation assignment when assignment.Target == value:
            case INameOfOperation:
                return true;
            case IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation or ICoalesceOperation or IArrayInitializerOperation
                or IArrayCreationOperation or ICollectionExpressionOperation or ISpreadOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation
                or IVariableDeclarationGroupOperation:
            case IConditionalOperation choice when choice.Condition != value:
            case IAwaitOperation when isOutcomeAsked && IsQuiet(value):
                return Continue(value.Parent);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                return Continue(local, value);
            case IVariableInitializerOperation { Parent: IVariableDeclarationOperation { Declarators: [{ Symbol: var local }] } }:
                return Continue(local, value);
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } }:
                return Continue(local, value);
            case IArgumentOperation { Parent: IInvocationOperation call } argument:
                return FollowInto(call, argument);
            case IInvocationOperation call when call.Instance == value:
                return FollowMember(call, call.TargetMethod.Name);
            case IPropertyReferenceOperation property when property.Instance == value:
                return s_idleMembers.Contains(property.Property.Name);
            case IReturnOperation:
                return FollowOutOfLambda(value);
            default:
                return false;
        }
    }

    private bool Continue(IOperation carrier)
    {
        _pending.Push(carrier);
        return true;
    }

    /// <summary>Every use of the local has to leave the value for it to be left.</summary>
    private bool Continue(ILocalSymbol local, IOperation value)
    {
        if (_locals.Add(local))
        {
            foreach (var reference in TaskVariable.References(OperationRoot.Of(value), local))
            {
                _pending.Push(reference);
            }
        }

        return true;
    }

    private bool FollowInto(IInvocationOperation call, IArgumentOperation argument)
    {
        var method = call.TargetMethod;
        if (method.ContainingType is { Name: "Enumerable" } && s_sequenceMethods.Contains(method.Name))
        {
            // The lambda of a projection decides what becomes of the elements.
            return method.Name is not ("Select" or "SelectMany") && Continue(call);
        }

        if (method.ContainingType is { Name: "Task" } && method.Name is "WhenAll" or "WhenAny" && Knowledge.Awaitable.IsTask(method.ContainingType))
        {
            return Continue(call);
        }

        if (calls.IsOfFutures(method.ContainingType) && (s_waits.Contains(method.Name) || calls.IsQuietWait(call)))
        {
            return Continue(call);
        }

        return s_adding.Contains(method.Name) && call.Instance switch
        {
            ILocalReferenceOperation { Local: var list } => Continue(list, argument),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when call.Parent is IObjectOrCollectionInitializerOperation { Parent: { } creation } => Continue(creation),
            _ => false,
        };
    }

    private bool FollowMember(IInvocationOperation call, string name) =>
        s_waits.Contains(name) ? Continue(call)
        : isOutcomeAsked && calls.IsQuietWait(call) && call.Parent is IExpressionStatementOperation
        || s_idleMembers.Contains(name);

    /// <summary>What a lambda returns is an element of what the call makes of it, or the value of the work that it stands for.</summary>
    private bool FollowOutOfLambda(IOperation value)
    {
        var function = ExecutedOperations.FunctionAround(value);
        return function is IAnonymousFunctionOperation lambda
            && !Generators.Parsing.ExpressionTrees.IsData(lambda)
            && DelegateUse.CallTaking(lambda) is { TargetMethod: { Name: "Select" or "SelectMany" or "Run", ContainingType.Name: "Enumerable" or "Task" } } call
            && Continue(call);
    }

    /// <summary>Whether what is awaited says nothing of how the runs ended.</summary>
    private bool IsQuiet(IOperation awaited) =>
        awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured } ? IsQuiet(configured)
        : awaited is IInvocationOperation call && calls.IsQuietWait(call);
}
