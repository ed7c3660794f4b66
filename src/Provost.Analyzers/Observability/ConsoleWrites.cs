using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Observability;

/// <summary>Tells what writes to the console: the methods of <c>Console</c>, and those of <c>Console.Out</c> and <c>Console.Error</c>.</summary>
internal static class ConsoleWrites
{
    private const string Console = "System.Console";

    /// <summary>How an operation writes to the console: by a call, or by a method group that runs with the body.</summary>
    public static ConsoleWrite? Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => Of(call.TargetMethod, call.Instance),
        IMethodReferenceOperation reference when DelegateUse.IsExecuted(reference) => Of(reference.Method, reference.Instance),
        _ => null,
    };

    private static ConsoleWrite? Of(IMethodSymbol method, IOperation? instance)
    {
        if (!method.Name.StartsWith("Write", StringComparison.Ordinal))
        {
            return null;
        }

        return instance is IPropertyReferenceOperation { Property: { Name: "Out" or "Error" } writer } && IsConsole(writer.ContainingType)
            ? new($"Console.{writer.Name}.{method.Name}", isError: writer.Name == "Error")
            : IsConsole(method.ContainingType) ? new($"Console.{method.Name}", isError: false) : null;
    }

    private static bool IsConsole(INamedTypeSymbol type) => MetadataName.Is(type, Console);
}
