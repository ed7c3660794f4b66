using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.States;

/// <summary>
/// Results that are taken of one run after the other, after a wait that does not throw, in a member that asks nowhere how a run
/// ended and catches nothing.
/// </summary>
internal sealed class UncheckedResults(KnownSymbols known, RunCalls calls)
{
    private static readonly HashSet<string> s_questions = new(StringComparer.Ordinal)
    {
        "IsCompleted", "IsFailed", "IsCrashed", "IsCancelled", "IsFinal", "Type", "Name", "Exception", "Message",
    };

    /// <summary>Whether a call of <c>Result</c> is one of them.</summary>
    public bool Contain(IInvocationOperation result)
    {
        if (!IsThrowing(result) || ElementOf(result) is not { } element || SourceOf(element, result) is not { } source)
        {
            return false;
        }

        var root = OperationRoot.Of(result);
        return IsOfAnyOutcome(source, result, root) && !Surroundings.IsCaught(result) && !AsksOutcome(root);
    }

    private bool IsThrowing(IInvocationOperation call) =>
        call.TargetMethod.ContainingType is { Name: "State" or "Future" } type
        && calls.IsOfRuntime(type)
        && !call.Arguments.Any(static argument => argument is { Parameter.Name: "raiseOnFailure", ArgumentKind: ArgumentKind.Explicit });

    /// <summary>The variable for one of several runs: <c>future</c> in <c>future.State.Result()</c>, <c>state</c> in <c>state.Result()</c>.</summary>
    private static ISymbol? ElementOf(IInvocationOperation result) =>
        TaskVariable.In(result.Instance is IPropertyReferenceOperation { Property.Name: "State", Instance: { } future } ? future : result.Instance);

    /// <summary>What the variable runs over: the sequence of the loop, or the one that the lambda is applied to.</summary>
    private static IOperation? SourceOf(ISymbol element, IOperation place)
    {
        for (var current = place.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IForEachLoopOperation loop when loop.Locals.Any(local => SymbolEqualityComparer.Default.Equals(local, element)):
                    return Surroundings.Unconverted(loop.Collection);
                case IAnonymousFunctionOperation lambda when SymbolEqualityComparer.Default.Equals(lambda.Symbol, element.ContainingSymbol) && element is IParameterSymbol { Ordinal: 0 }:
                    return DelegateUse.CallTaking(lambda) is { TargetMethod: { ContainingType.Name: "Enumerable", Name: "Select" or "SelectMany" or "Sum" or "ToDictionary" }, Arguments: [var source, ..] }
                        ? Surroundings.Unconverted(source.Value)
                        : null;
            }
        }

        return null;
    }

    /// <summary>Whether the runs of a sequence are over there, and may have ended in any way.</summary>
    private bool IsOfAnyOutcome(IOperation source, IOperation place, IOperation root)
    {
        if (source is IInvocationOperation { TargetMethod.Name: "AsCompletedAsync" } completed && calls.IsOfFutures(completed.TargetMethod.ContainingType) || IsOfStates(source))
        {
            return true;
        }

        if (TaskVariable.In(source) is not { } sequence)
        {
            return false;
        }

        return TaskVariable.References(root, sequence).Any(reference => reference.Syntax.SpanStart < place.Syntax.SpanStart && IsWaitedFor(reference))
            || sequence is ILocalSymbol && root.Descendants().Any(operation =>
                operation is IVariableDeclaratorOperation { Initializer.Value: { } value } declarator
                && SymbolEqualityComparer.Default.Equals(declarator.Symbol, sequence)
                && IsOfStates(value));
    }

    /// <summary><c>await Futures.StatesAsync(futures)</c></summary>
    private bool IsOfStates(IOperation? value) =>
        Surroundings.Awaited(value) is IInvocationOperation { TargetMethod.Name: "StatesAsync" } states && calls.IsOfFutures(states.TargetMethod.ContainingType);

    private bool IsWaitedFor(IOperation reference)
    {
        var current = reference;
        while (current.Parent is IConversionOperation or ISpreadOperation or ICollectionExpressionOperation or IArgumentOperation)
        {
            current = current.Parent;
        }

        return current.Parent is IInvocationOperation wait && calls.IsQuietWait(wait);
    }

    /// <summary>Whether the member asks any state how its run ended; which of them is not worth a guess.</summary>
    private bool AsksOutcome(IOperation root) => root.Descendants().Any(operation =>
        operation is IPropertyReferenceOperation { Property: { ContainingType: { } type } property }
        && s_questions.Contains(property.Name)
        && SymbolEqualityComparer.Default.Equals(type, known.State));
}
