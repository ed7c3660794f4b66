using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Calls whose failure is a value, and whether code looks at that value. What leaves the method by any way is taken to be
/// looked at elsewhere.
/// </summary>
internal sealed class FailureResults(Compilation compilation)
{
    private static readonly ImmutableHashSet<string> s_silentOfResponse =
        ["Content", "Headers", "TrailingHeaders", "Version", "RequestMessage", "Dispose"];

    private static readonly ImmutableHashSet<string> s_silentOfProcess =
        ["Id", "StandardOutput", "StandardError", "StandardInput", "WaitForExit", "WaitForExitAsync", "Kill", "Dispose", "Close", "Start", "StartInfo", "BeginOutputReadLine", "BeginErrorReadLine", "EnableRaisingEvents", "OutputDataReceived", "ErrorDataReceived", "ProcessName"];

    private readonly INamedTypeSymbol? _client = compilation.GetTypeByMetadataName("System.Net.Http.HttpClient");
    private readonly INamedTypeSymbol? _invoker = compilation.GetTypeByMetadataName("System.Net.Http.HttpMessageInvoker");
    private readonly INamedTypeSymbol? _json = compilation.GetTypeByMetadataName("System.Net.Http.Json.HttpClientJsonExtensions");
    private readonly INamedTypeSymbol? _response = compilation.GetTypeByMetadataName("System.Net.Http.HttpResponseMessage");
    private readonly INamedTypeSymbol? _process = compilation.GetTypeByMetadataName("System.Diagnostics.Process");

    /// <summary>The name of the value that tells the failure of a call, or <see langword="null"/> where that throws.</summary>
    public string? FailureOf(IInvocationOperation call)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (Is(method.ContainingType, _client) || Is(method.ContainingType, _invoker) || Is(method.ContainingType, _json))
        {
            return Is(Knowledge.Awaitable.Unwrap(method.ReturnType), _response) ? "status" : null;
        }

        return Is(method.ContainingType, _process) && method.Name is "WaitForExit" or "WaitForExitAsync" ? "exit code" : null;
    }

    /// <summary>Whether the value of a call that <see cref="FailureOf"/> knows is looked at, or may be.</summary>
    public bool IsChecked(IInvocationOperation call)
    {
        if (Is(call.TargetMethod.ContainingType, _process))
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

        return value is IAwaitOperation or IInvocationOperation { Parent: not IReturnOperation } && !Knowledge.Awaitable.IsTask(value.Type) ? value : null;
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

    private static bool Is(ISymbol? symbol, INamedTypeSymbol? type) => type is not null && SymbolEqualityComparer.Default.Equals(symbol, type);
}
