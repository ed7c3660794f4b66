using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>Calls that hold the thread until something is done, and what to await instead.</summary>
internal sealed class BlockingCalls(KnownSymbols known)
{
    private readonly IAssemblySymbol _runtime = known.TaskAttribute.ContainingAssembly;

    /// <summary>How an operation blocks, or <see langword="null"/> where it does not.</summary>
    public BlockingCall? Of(IOperation operation, IoMatcher matcher) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Result" } property, Instance: { } instance } when Awaitable.IsTask(property.ContainingType) =>
            Unless(IsDone(instance, operation), new(BlockingKind.Result, "await it")),
        IInvocationOperation call => OfCall(call, matcher),
        _ => null,
    };

    private BlockingCall? OfCall(IInvocationOperation call, IoMatcher matcher)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        switch (method.Name)
        {
            case "GetResult" when call.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } awaited } && Awaitable.IsTask(Unconfigured(awaited).Type):
                return Unless(IsDone(Unconfigured(awaited), call), new(BlockingKind.GetResult, "await it"));
            case "Wait" when Awaitable.IsTask(type) && call.Instance is { } task:
                return IsZero(call) ? null : Unless(IsDone(task, call), new(BlockingKind.Wait, "await it"));
            case "WaitAll" or "WaitAny" when Awaitable.IsTask(type):
                return new(BlockingKind.WaitMany, $"await Task.{(method.Name == "WaitAll" ? "WhenAll" : "WhenAny")}");
            case "Sleep" when MetadataName.Is(type, "System.Threading.Thread"):
                return IsZero(call) ? null : new(BlockingKind.Sleep, "await Task.Delay");
            case "Result" or "Wait" or "Results" or "WaitAll" when SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _runtime) && AsyncTwinOf(call) is { } twin:
                return new(BlockingKind.Twin, $"await {twin.Name}", twin);
        }

        return matcher.Match(method, Reachability.CallTargets.TypeOf(call.Instance)) is { DoesIo: true, IsOnHandle: false, Repeat: not Repeatability.Probe }
            && !Awaitable.Is(method.ReturnType)
            && AsyncTwinOf(call) is { } asynchronous
                ? new(BlockingKind.Twin, $"await {asynchronous.Name}", asynchronous)
                : null;
    }

    /// <summary>
    /// The member of the same name with "Async" that takes the same, and perhaps a token more, and gives the same to await; a name
    /// alone is not believed.
    /// </summary>
    private static IMethodSymbol? AsyncTwinOf(IInvocationOperation call)
    {
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var candidate in type.GetMembers(method.Name + "Async").OfType<IMethodSymbol>())
            {
                if (candidate.IsStatic == method.IsStatic
                    && candidate.Arity == method.Arity
                    && candidate.DeclaredAccessibility == Accessibility.Public
                    && !candidate.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute")
                    && TakesTheSame(candidate, method)
                    && GivesTheSame(candidate.ReturnType, method))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    private static bool TakesTheSame(IMethodSymbol candidate, IMethodSymbol method)
    {
        var expected = method.Parameters.Where(parameter => !IsToken(parameter)).ToList();
        var taken = candidate.Parameters.Where(parameter => !IsToken(parameter)).ToList();
        return candidate.Parameters.All(parameter => !IsToken(parameter) || parameter.IsOptional || method.Parameters.Any(IsToken))
            && taken.Count >= expected.Count
            && taken.Skip(expected.Count).All(parameter => parameter.IsOptional)
            && expected.Zip(taken, static (left, right) => left.Type.ToDisplayString() == right.Type.ToDisplayString()).All(same => same);
    }

    private static bool IsToken(IParameterSymbol parameter) => TokenUse.IsToken(parameter.Type);

    private static bool GivesTheSame(ITypeSymbol type, IMethodSymbol method) =>
        Awaitable.IsTask(type)
        && (method.ReturnsVoid
            ? type is INamedTypeSymbol { TypeArguments.IsEmpty: true }
            : Awaitable.Unwrap(type).WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(NullableFlowState.None) == method.ReturnType.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(NullableFlowState.None));

    private static IOperation Unconfigured(IOperation awaited) =>
        awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } ? task : awaited;

    private static bool IsZero(IInvocationOperation call) =>
        call.Arguments.Any(argument => argument.Value.ConstantValue is { HasValue: true, Value: 0 } || argument.Value is IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } });

    private static BlockingCall? Unless(bool isDone, BlockingCall call) => isDone ? null : call;

    /// <summary>
    /// Whether a task may be known to be over: the code mentions it, before this place, in an await, a <c>WhenAll</c> or a question
    /// for its completion; or it is the argument of a continuation, or made of a value that was there.
    /// </summary>
    private static bool IsDone(IOperation task, IOperation place)
    {
        while (task is IConversionOperation or IParenthesizedOperation)
        {
            task = task is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)task).Operand;
        }

        if (BornFinished.Is(task.Syntax))
        {
            return true;
        }

        ISymbol? variable = task switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        };
        if (variable is null)
        {
            return false;
        }

        if (variable is IFieldSymbol field && BornFinished.Is(field)
            || task is ILocalReferenceOperation reference && BornFinished.Is(LocalValue.Of(reference)?.Syntax))
        {
            return true;
        }

        if (variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } })
        {
            return true;
        }

        return OperationRoot.Of(place).Descendants().Any(operation =>
            operation.Syntax.SpanStart < place.Syntax.SpanStart
            && operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation
            && IsMention(operation, variable)
            && MayTellOfCompletion(operation));
    }

    private static bool IsMention(IOperation operation, ISymbol variable) => SymbolEqualityComparer.Default.Equals(
        operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        },
        variable);

    private static bool MayTellOfCompletion(IOperation mention)
    {
        for (var current = mention; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IAwaitOperation or IMemberReferenceOperation { Member.Name: "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "Status" or "IsCanceled" }:
                case IInvocationOperation { TargetMethod.Name: "WhenAll" or "WhenAny" or "WaitAll" or "WaitAny" or "Wait" }:
                case IArgumentOperation or IAssignmentOperation when current == mention:
                    return true;
                case IExpressionStatementOperation or IVariableDeclarationGroupOperation or IBlockOperation:
                    return false;
            }
        }

        return false;
    }
}
