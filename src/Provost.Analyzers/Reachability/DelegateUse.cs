using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Generators;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Reachability;

/// <summary>Tells lambdas and method groups that run with the body they are written in from those that are only kept, or run elsewhere.</summary>
internal static class DelegateUse
{
    /// <summary>Whether the body of a lambda is taken to run when the method around it does.</summary>
    public static bool IsExecuted(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is not null && !ExpressionTrees.IsData(lambda) && IsUsedHere(lambda);

    /// <summary>Whether a method that is named, not called, is taken to run when the method around it does.</summary>
    public static bool IsExecuted(IMethodReferenceOperation reference) => reference.Parent is not null && IsUsedHere(reference);

    /// <summary>The call that a lambda or method group is an argument of, whatever conversions lie between.</summary>
    public static IInvocationOperation? CallTaking(IOperation @delegate) =>
        OutermostValue(@delegate).Parent is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;

    private static bool IsUsedHere(IOperation @delegate)
    {
        var value = OutermostValue(@delegate);
        return value.Parent switch
        {
            IAssignmentOperation assignment when assignment.Target != value => !IsStorage(assignment.Target),
            IEventAssignmentOperation or IReturnOperation or ISymbolInitializerOperation and not IVariableInitializerOperation => false,
            IArgumentOperation { Parent: IObjectCreationOperation creation } argument => IsRunBy(creation.Constructor, argument.Parameter),
            IArgumentOperation { Parent: IInvocationOperation call } argument => !IsRegistration(call.TargetMethod) && !KeptParameters.Contains(argument.Parameter),
            _ => true,
        };
    }

    private static IOperation OutermostValue(IOperation value)
    {
        while (value.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IConditionalOperation
            or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation)
        {
            value = value.Parent;
        }

        return value;
    }

    private static bool IsStorage(IOperation target) => target is IMemberReferenceOperation;

    /// <summary>
    /// A constructor of the project may run what it is given. Those of others keep it, for a timer, a callback, a lazy value; but a
    /// thread and a task are made to run it.
    /// </summary>
    private static bool IsRunBy(IMethodSymbol? constructor, IParameterSymbol? parameter) =>
        constructor?.DeclaringSyntaxReferences.IsEmpty == false
            ? !KeptParameters.Contains(parameter)
            : constructor?.ContainingType is { Name: "Thread" or "Task", ContainingNamespace: { Name: "Threading" or "Tasks" } };

    /// <summary>
    /// What these methods are given runs later and elsewhere: a service is built, a request is served, a token is cancelled.
    /// The runtime takes delegates to configure runs, never to run them as part of the caller.
    /// </summary>
    private static bool IsRegistration(IMethodSymbol method)
    {
        if (method is { Name: "Register" or "UnsafeRegister", ContainingType.Name: "CancellationToken" })
        {
            return true;
        }

        for (var space = method.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (IsOfRegistrations(space))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfRegistrations(INamespaceSymbol space) => space switch
    {
        { Name: "DependencyInjection" or "Hosting", ContainingNamespace: { Name: "Extensions", ContainingNamespace.Name: "Microsoft" } } => true,
        { Name: "AspNetCore", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } } => true,
        { Name: KnownTypes.RuntimeNamespace, ContainingNamespace.IsGlobalNamespace: true } => true,
        _ => false,
    };
}
