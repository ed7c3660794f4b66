using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.States;

/// <summary>Knows tasks that are over where they are asked, so that the answer to <c>IsCompleted</c> is always yes.</summary>
internal static class FinishedTask
{
    /// <summary>Whether a task is over wherever this place is reached; <see langword="false"/> where it may be under way.</summary>
    public static bool Is(ISymbol task, IOperation place)
    {
        if (task is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } })
        {
            return LambdaTaking(task, place) is { } lambda && IsOfFinished(lambda, task);
        }

        for (var current = place; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            switch (parent)
            {
                case IForEachLoopOperation loop when loop.Locals.Any(local => SymbolEqualityComparer.Default.Equals(local, task)):
                    return IsFinishedSequence(loop.Collection, loop);
                case IBlockOperation block when StatementsBefore(block, current).Any(statement => Finishes(statement, task, place)):
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<IOperation> StatementsBefore(IBlockOperation block, IOperation statement) => block.Operations.TakeWhile(candidate => candidate != statement);

    /// <summary>
    /// Whether the task is over after the statement, and may have failed: the first statement of a <c>try</c> waits for it and the
    /// code goes on after a <c>catch</c>, or the wait itself does not throw.
    /// </summary>
    private static bool Finishes(IOperation statement, ISymbol task, IOperation place)
    {
        if (IsFirstOf(statement, task))
        {
            return !IsChangedBetween(task, statement, place);
        }

        var wait = statement is ITryOperation { Body.Operations: [var guarded, ..] } attempt && attempt.Catches.Any(GoesOn) ? guarded
            : IsQuiet(statement) ? statement
            : null;
        return wait is not null
            && WaitedFor(wait).Any(waited => SymbolEqualityComparer.Default.Equals(TaskVariable.In(waited), task))
            && !IsChangedBetween(task, wait, place);
    }

    private static bool GoesOn(ICatchClauseOperation clause) => clause.Handler.Operations.LastOrDefault() is not
        (IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } or IReturnOperation or IBranchOperation);

    /// <summary><c>await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)</c></summary>
    private static bool IsQuiet(IOperation statement) =>
        statement is IExpressionStatementOperation { Operation: IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Arguments: [{ Value: var options }] } } }
        && options.DescendantsAndSelf().Any(option => option is IFieldReferenceOperation { Field.Name: "SuppressThrowing" });

    /// <summary><c>var first = await Task.WhenAny(...)</c></summary>
    private static bool IsFirstOf(IOperation statement, ISymbol task) =>
        statement is IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: var local } declarator] } declaration] }
        && SymbolEqualityComparer.Default.Equals(local, task)
        && Surroundings.Awaited((declarator.Initializer ?? declaration.Initializer)?.Value) is IInvocationOperation { TargetMethod: { Name: "WhenAny", ContainingType.Name: "Task" } };

    /// <summary>The tasks, or sequences of them, that a statement waits for until all are over.</summary>
    private static IEnumerable<IOperation> WaitedFor(IOperation statement)
    {
        var value = statement switch
        {
            IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } => assignment.Value,
            IExpressionStatementOperation expression => expression.Operation,
            IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var declarator] } declaration] } => (declarator.Initializer ?? declaration.Initializer)?.Value,
            _ => null,
        };
        return value switch
        {
            IInvocationOperation { TargetMethod: { Name: "Wait", Parameters.IsEmpty: true, ContainingType.Name: "Task" }, Instance: { } task } => [task],
            IInvocationOperation { TargetMethod: { Name: "WaitAll", ContainingType.Name: "Task" } } all => Operands(all),
            _ => Surroundings.Awaited(value) switch
            {
                IInvocationOperation { TargetMethod: { Name: "WhenAll", ContainingType.Name: "Task" } } all => Operands(all),
                { } task => [task],
                null => [],
            },
        };
    }

    private static IEnumerable<IOperation> Operands(IInvocationOperation call) => call.Arguments.SelectMany(static argument => argument.Value switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements,
        _ => [argument.Value],
    });

    /// <summary>Whether the variable may stand for another task, or a list of tasks hold others, since the wait.</summary>
    private static bool IsChangedBetween(ISymbol variable, IOperation wait, IOperation place)
    {
        return TaskVariable.References(OperationRoot.Of(place), variable).Any(reference => IsChange(reference) && reference.Syntax.SpanStart > wait.Syntax.Span.End);
    }

    private static bool IsChange(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IArgumentOperation { Parameter.RefKind: not RefKind.None } => true,
        IInvocationOperation { TargetMethod: var method } call => call.Instance == reference && !Knowledge.Awaitable.IsTask(method.ContainingType),
        _ => false,
    };

    private static IAnonymousFunctionOperation? LambdaTaking(ISymbol parameter, IOperation place)
    {
        for (var current = place.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, parameter.ContainingSymbol))
            {
                return lambda;
            }
        }

        return null;
    }

    /// <summary>Whether a lambda is given tasks that are over: a continuation, or one over a sequence that was waited for.</summary>
    private static bool IsOfFinished(IAnonymousFunctionOperation lambda, ISymbol task) => Reachability.DelegateUse.CallTaking(lambda) switch
    {
        { TargetMethod: { Name: "ContinueWith", ContainingType.Name: "Task" } } => lambda.Symbol.Parameters is [var first, ..] && SymbolEqualityComparer.Default.Equals(first, task),
        { TargetMethod.ContainingType.Name: "Enumerable", Arguments: [var source, ..] } call => IsFinishedSequence(source.Value, call),
        _ => false,
    };

    private static bool IsFinishedSequence(IOperation sequence, IOperation place)
    {
        return Surroundings.Unconverted(sequence) is IInvocationOperation { TargetMethod: { Name: "WhenEach", ContainingType.Name: "Task" } }
            || TaskVariable.In(sequence) is { } variable && Is(variable, place);
    }
}
