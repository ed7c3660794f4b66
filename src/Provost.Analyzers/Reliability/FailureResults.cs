using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Calls whose failure is a value, and whether code looks at that value. What leaves the method by any way is taken to be
/// looked at elsewhere.
/// </summary>
internal static class FailureResults
{
    private static readonly ImmutableHashSet<string> s_silentOfResponse =
        ["Content", "Headers", "TrailingHeaders", "Version", "RequestMessage", "Dispose"];

    private static readonly ImmutableHashSet<string> s_silentOfProcess =
        ["Id", "StandardOutput", "StandardError", "StandardInput", "WaitForExit", "WaitForExitAsync", "Kill", "Dispose", "Close", "Start", "StartInfo", "BeginOutputReadLine", "BeginErrorReadLine", "EnableRaisingEvents", "OutputDataReceived", "ErrorDataReceived", "ProcessName"];

    private const string Client = "System.Net.Http.HttpClient";
    private const string Invoker = "System.Net.Http.HttpMessageInvoker";
    private const string Json = "System.Net.Http.Json.HttpClientJsonExtensions";
    private const string Response = "System.Net.Http.HttpResponseMessage";
    private const string Process = "System.Diagnostics.Process";

    /// <summary>The name of the value that tells the failure of a call, or <see langword="null"/> where that throws.</summary>
    public static string? FailureOf(IInvocationOperation call)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (Is(method.ContainingType, Client) || Is(method.ContainingType, Invoker) || Is(method.ContainingType, Json))
        {
            return Is(Awaitable.Unwrap(method.ReturnType), Response) ? "status" : null;
        }

        return Is(method.ContainingType, Process) && method.Name is "WaitForExit" or "WaitForExitAsync" ? "exit code" : null;
    }

    /// <summary>Whether the value of a call that <see cref="FailureOf"/> knows is looked at, or may be.</summary>
    public static bool IsChecked(IInvocationOperation call)
    {
        if (Is(call.TargetMethod.ContainingType, Process))
        {
            return call.Instance is not ILocalReferenceOperation process || MayBeChecked(process.Local, call, s_silentOfProcess);
        }

        var value = ValueOf(call);
        return value switch
        {
            null => true,
            { Parent: IExpressionStatementOperation } => false,
            { Parent: ISimpleAssignmentOperation { Target: IDiscardOperation } } => false,
            { Parent: IMemberReferenceOperation member } => !s_silentOfResponse.Contains(member.Member.Name),
            { Parent: IInvocationOperation chained } when chained.Instance == value => !s_silentOfResponse.Contains(chained.TargetMethod.Name),
            { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } } => MayBeChecked(local, call, s_silentOfResponse),
            { Parent: IUsingOperation } => false,
            _ => true,
        };
    }

    /// <summary>The awaited response: a response that is not awaited here is somebody else's.</summary>
    private static IOperation? ValueOf(IInvocationOperation call)
    {
        IOperation value = call;
        while (value.Parent is IConversionOperation or IAwaitOperation
            || value.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured && configured.Instance == value)
        {
            value = value.Parent;
        }

        return value is IAwaitOperation or IInvocationOperation { Parent: not IReturnOperation } && !Awaitable.IsTask(value.Type) ? value : null;
    }

    private static bool MayBeChecked(ILocalSymbol local, IOperation call, ImmutableHashSet<string> silent) =>
        OperationRoot.Of(call).Descendants().OfType<ILocalReferenceOperation>().Any(reference =>
            SymbolEqualityComparer.Default.Equals(reference.Local, local) && !IsSilent(reference, silent));

    /// <summary>Whether a mention of the value can tell nothing of a failure.</summary>
    private static bool IsSilent(ILocalReferenceOperation reference, ImmutableHashSet<string> silent)
    {
        IOperation value = reference;
        while (value.Parent is IConversionOperation { IsImplicit: true } or IConditionalAccessOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IMemberReferenceOperation member => silent.Contains(member.Member.Name),
            IInvocationOperation call when call.Instance == value => silent.Contains(call.TargetMethod.Name),
            IExpressionStatementOperation or IUsingOperation => true,
            ISimpleAssignmentOperation assignment => assignment.Target == value,
            _ => false,
        };
    }

    private static bool Is(ITypeSymbol? type, string name) => type is INamedTypeSymbol named && MetadataName.Is(named, name);
}
