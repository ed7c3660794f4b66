using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.States;

/// <summary>Tells where a state that was asked for is not used. A discard, <c>_ =</c>, says that this is meant.</summary>
internal static class DroppedStates
{
    public static bool IsDropped(IOperation call)
    {
        var value = call;
        var isAwaited = false;
        while (value.Parent is IAwaitOperation or IConversionOperation or IParenthesizedOperation
            || value.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured && configured.Instance == value)
        {
            value = value.Parent;
            isAwaited |= value is IAwaitOperation;
        }

        // What is not awaited is a run that nobody waits for, and has a rule of its own.
        var isState = isAwaited || !Knowledge.Awaitable.IsTask(call.Type);
        return isState && value.Parent switch
        {
            IExpressionStatementOperation => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => !TaskVariable.References(OperationRoot.Of(value), local).Any(),
            _ => false,
        };
    }
}
