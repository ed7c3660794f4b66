using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.States;

/// <summary>
/// Tells where <c>IsCompleted</c> can only be meant as success from where it asks whether to wait: polling, the fast path of an
/// asynchronous method, and questions that name failure themselves are left alone.
/// </summary>
internal static class CompletionQuestion
{
    private static readonly HashSet<string> s_failureMembers = new(StringComparer.Ordinal) { "IsFaulted", "IsCanceled", "Exception" };

    private static readonly HashSet<string> s_outcomeMembers = new(StringComparer.Ordinal) { "IsFaulted", "IsCanceled", "Exception", "Status", "IsCompletedSuccessfully" };

    /// <summary>What gives the mistake away, as the message says it; <see langword="null"/> where there may be none.</summary>
    public static string? MistakeIn(IPropertyReferenceOperation question, ISymbol task)
    {
        var choice = ChoiceBy(question);
        if (choice is not null && MentionsOutcome(choice.Condition, task))
        {
            return null;
        }

        var (yes, no) = choice is null ? (null, null) : Branches(choice, question);
        if (yes is not null && MentionsOutcome(yes, task))
        {
            return null;
        }

        return no is not null && Mentions(no, task, s_failureMembers) ? "so that the branch for failures is not reached"
            : FinishedTask.Is(task, question) ? "and the task is over by then"
            : yes is not null && ReadsResult(yes, task) && no is not null && !TaskVariable.References(no, task).Any() ? "whose 'Result' throws"
            : IsFilterOfResults(question, task) ? "whose 'Result' throws"
            : null;
    }

    /// <summary>The <c>if</c> or <c>?:</c> that the question decides alone or together with others.</summary>
    private static IConditionalOperation? ChoiceBy(IOperation question)
    {
        var current = question;
        while (current.Parent is IUnaryOperation or IBinaryOperation or IParenthesizedOperation or IConversionOperation
            or IPropertySubpatternOperation or IRecursivePatternOperation or IIsPatternOperation)
        {
            current = current.Parent;
        }

        return current.Parent is IConditionalOperation choice && choice.Condition == current ? choice : null;
    }

    /// <summary>What runs when the task is completed, and what runs when not; nothing where other conditions decide as well.</summary>
    private static (IOperation? Yes, IOperation? No) Branches(IConditionalOperation choice, IOperation question)
    {
        var isNegated = false;
        for (var current = question; current != choice.Condition; current = current.Parent!)
        {
            switch (current.Parent)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }:
                    isNegated = !isNegated;
                    break;
                case IParenthesizedOperation or IConversionOperation:
                    break;
                default:
                    return (null, null);
            }
        }

        return isNegated ? (choice.WhenFalse, choice.WhenTrue) : (choice.WhenTrue, choice.WhenFalse);
    }

    private static bool MentionsOutcome(IOperation code, ISymbol task) => Mentions(code, task, s_outcomeMembers);

    private static bool Mentions(IOperation code, ISymbol task, HashSet<string> members) => code
        .DescendantsAndSelf()
        .OfType<IPropertyReferenceOperation>()
        .Any(member => members.Contains(member.Property.Name) && SymbolEqualityComparer.Default.Equals(TaskVariable.Of(member), task));

    /// <summary>Whether the result is read where a failure is thrown at the reader, and nobody is there to catch it.</summary>
    private static bool ReadsResult(IOperation code, ISymbol task) => code
        .DescendantsAndSelf()
        .OfType<IPropertyReferenceOperation>()
        .Any(member => member.Property.Name == "Result" && SymbolEqualityComparer.Default.Equals(TaskVariable.In(member.Instance), task) && !Surroundings.IsCaught(member));

    /// <summary><c>tasks.Where(task => task.IsCompleted).Select(task => task.Result)</c></summary>
    private static bool IsFilterOfResults(IOperation question, ISymbol task)
    {
        if (LambdaCall(question, task) is not { TargetMethod: { Name: "Where", ContainingType.Name: "Enumerable" } } filter
            || filter.Parent is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" } } select })
        {
            return false;
        }

        return select.Arguments
            .SelectMany(argument => argument.Value.DescendantsAndSelf())
            .OfType<IAnonymousFunctionOperation>()
            .Any(lambda => lambda.Symbol.Parameters is [var parameter] && ReadsResult(lambda.Body, parameter));
    }

    /// <summary>The call that is given the lambda whose parameter the task is, where the lambda returns the question.</summary>
    private static IInvocationOperation? LambdaCall(IOperation question, ISymbol task) =>
        question.Parent is IReturnOperation { Parent: IBlockOperation { Parent: IAnonymousFunctionOperation lambda } }
        && lambda.Symbol.Parameters is [var parameter]
        && SymbolEqualityComparer.Default.Equals(parameter, task)
            ? Reachability.DelegateUse.CallTaking(lambda)
            : null;
}
