using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Generators;

namespace Provost.Analyzers.States;

/// <summary>Tells the calls that start runs or wait for them, and whose value is the way to learn how the runs end.</summary>
internal sealed class RunCalls(KnownSymbols known)
{
    private readonly IAssemblySymbol _runtime = known.TaskAttribute.ContainingAssembly;

    /// <summary>Whether the value of a call stands for runs that it starts: an awaitable, a future or a list of futures.</summary>
    public bool Starts(IInvocationOperation call) => call.Type is INamedTypeSymbol type && type.Name switch
    {
        "Future" or "FutureList" => IsOfRuntime(type) && IsOfProxy(call.TargetMethod),
        "Task" or "ValueTask" => Awaitable.IsTask(type) && IsRun(call.TargetMethod),
        "IAsyncEnumerable" => IsRun(call.TargetMethod),
        _ => false,
    };

    /// <summary>Whether to call a method is to run a flow or task, be it directly or by its proxy.</summary>
    public bool IsRun(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return known.IsTask(definition) || known.IsFlow(definition) || IsOfProxy(method);
    }

    /// <summary>Whether a call asks futures to be awaited: <c>WaitAsync</c>, <c>ResultAsync</c>, <c>Futures.WaitAllAsync</c> and so on.</summary>
    public bool IsWait(IInvocationOperation call) => Awaitable.IsTask(call.Type) && IsOfFutures(call.TargetMethod.ContainingType);

    /// <summary>The names of what asks futures to be awaited.</summary>
    public static IEnumerable<string> WaitsIn(Compilation compilation) =>
        new[] { "Provost.Future", "Provost.Future`1", "Provost.FutureList`1", "Provost.Futures" }
            .Select(compilation.GetTypeByMetadataName)
            .SelectMany(static type => type?.GetMembers() ?? [])
            .OfType<IMethodSymbol>()
            .Where(static method => Awaitable.IsTask(method.ReturnType))
            .Select(static method => method.Name);

    /// <summary>Whether a call waits and says nothing of failures: <c>Wait</c>, <c>WaitAsync</c>, <c>WaitAll</c>, <c>WaitAllAsync</c>.</summary>
    public bool IsQuietWait(IInvocationOperation call) =>
        call.TargetMethod.Name is "Wait" or "WaitAsync" or "WaitAll" or "WaitAllAsync" && IsOfFutures(call.TargetMethod.ContainingType);

    /// <summary>Whether a call gives states in place of exceptions.</summary>
    public bool GivesState(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "RunStateAsync" or "RunState" => IsOfProxy(call.TargetMethod),
        "StateAsync" or "StatesAsync" => IsOfFutures(call.TargetMethod.ContainingType),
        _ => false,
    };

    /// <summary>Whether a type is a future, a list of futures, or the class of the methods for several.</summary>
    public bool IsOfFutures(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Future" or "FutureList" or "Futures" } named && IsOfRuntime(named);

    /// <summary>Whether a type is one of the runtime's own.</summary>
    public bool IsOfRuntime(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _runtime);

    /// <summary>What is called, as the code says it: <c>FetchTask.Submit</c> or <c>FetchAsync</c>.</summary>
    public static string NameOf(IInvocationOperation call) =>
        call.Instance is IPropertyReferenceOperation proxy ? $"{proxy.Property.Name}.{call.TargetMethod.Name}"
        : call.Instance is IInvocationOperation { TargetMethod: { IsGenericMethod: true, Parameters.IsEmpty: true, Name: var name } } ? $"{name}.{call.TargetMethod.Name}"
        : call.TargetMethod.ContainingType is { Name: "Future" or "FutureList" or "Futures" } type ? $"{type.Name}.{call.TargetMethod.Name}"
        : call.TargetMethod.Name;

    private static bool IsOfProxy(IMethodSymbol method) =>
        method.Name is "Submit" or "Map" or "Run" or "RunAsync" or "RunState" or "RunStateAsync"
        && method.ContainingType is { Name: var name } type
        && name.EndsWith("Proxy", StringComparison.Ordinal)
        && type.GetAttributes().Any(static attribute =>
            attribute is { AttributeClass: { Name: "GeneratedCodeAttribute" } generated, ConstructorArguments: [{ Value: KnownTypes.RuntimeNamespace }, ..] }
            && MetadataName.Is(generated, KnownTypes.GeneratedCodeAttribute));
}
