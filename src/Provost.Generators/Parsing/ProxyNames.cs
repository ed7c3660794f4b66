using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>How proxies are named.</summary>
internal static class ProxyNames
{
    private const string AsyncSuffix = "Async";

    /// <summary>The method's name, less a trailing <c>Async</c>.</summary>
    public static string DefaultName(string method) =>
        method.Length > AsyncSuffix.Length && method.EndsWith(AsyncSuffix, StringComparison.Ordinal)
            ? method.Substring(0, method.Length - AsyncSuffix.Length)
            : method;

    /// <summary>The property: <c>ExtractTask</c> for the task <c>ExtractAsync</c>.</summary>
    public static string Property(string method, OrchestrationKind kind) => DefaultName(method) + kind;

    /// <summary>Whether a name ends as those of proxies do.</summary>
    public static bool MayBeProperty(string name) =>
        name.Length > nameof(OrchestrationKind.Task).Length
        && (name.EndsWith(nameof(OrchestrationKind.Task), StringComparison.Ordinal) || name.EndsWith(nameof(OrchestrationKind.Flow), StringComparison.Ordinal));

    /// <summary>The proxy's type: <c>ExtractTaskProxy</c>.</summary>
    public static string Type(string property) => property + "Proxy";

    /// <summary>The member that runs the method: <c>RunAsync</c> where the method is awaitable, else <c>Run</c>.</summary>
    public static string Run(ReturnKind kind) => kind is ReturnKind.Void or ReturnKind.Value ? "Run" : "RunAsync";

    /// <summary>The proxy's property of a method that is known to be a flow or a task.</summary>
    public static string Property(IMethodSymbol method, AttributeData attribute) =>
        Property(method.Name, OrchestrationAttribute.KindOf(attribute.AttributeClass) ?? OrchestrationKind.Task);
}
