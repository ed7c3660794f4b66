using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>How proxies are named.</summary>
internal static class ProxyNames
{
    /// <summary>The member of an instance method's proxy that holds its definition.</summary>
    public const string Declared = "Declared";

    /// <summary>The member of a static method's proxy that holds the one proxy.</summary>
    public const string Shared = "Shared";

    private const string AsyncSuffix = "Async";
    private const string ProxySuffix = "Proxy";

    private static readonly HashSet<string> s_members = new(StringComparer.Ordinal)
    {
        "After", "Current", Declared, "Declare", "Definition", "Definitions", "Done", "Map", "MapEach", "MapPositions", "Run", "RunAsync", "RunState", "RunStateAsync", Shared, "Submit", "ToString", "WithOptions", "_instance",
    };

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

    /// <summary>Whether a proxy, or its type, may need the name.</summary>
    public static bool MayBeTaken(string name) => MayBeProperty(name.EndsWith(ProxySuffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - ProxySuffix.Length) : name);

    /// <summary>How code gets the proxy: by the property, or by the method that a generic one has instead.</summary>
    /// <param name="property">The name of either.</param>
    /// <param name="typeArguments">The type arguments in angle brackets; empty where there are none.</param>
    public static string Access(string property, string typeArguments) => typeArguments.Length == 0 ? property : $"{property}{typeArguments}()";

    /// <summary>The proxy's type: <c>ExtractTaskProxy</c>.</summary>
    public static string Type(string property) => property + ProxySuffix;

    /// <summary>Whether a member of a proxy may have the name, so that a type parameter of it cannot.</summary>
    public static bool IsMember(string name) => s_members.Contains(name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));

    /// <summary>The member that runs the method: <c>RunAsync</c> where the method is awaitable, else <c>Run</c>.</summary>
    public static string Run(ReturnKind kind) => kind is ReturnKind.Void or ReturnKind.Value ? "Run" : "RunAsync";

    /// <summary>The proxy's property of a method that is known to be a flow or a task.</summary>
    public static string Property(IMethodSymbol method, AttributeData attribute) =>
        Property(method.Name, OrchestrationAttribute.KindOf(attribute.AttributeClass) ?? OrchestrationKind.Task);
}
