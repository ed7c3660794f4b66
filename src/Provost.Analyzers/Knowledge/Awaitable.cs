using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Knowledge;

/// <summary>What can be awaited, by <c>await</c> or <c>await foreach</c>.</summary>
internal static class Awaitable
{
    public static bool Is(ITypeSymbol type) => type is INamedTypeSymbol named && (IsAsyncSequence(named) || HasGetAwaiter(named));

    /// <summary>The result type of <c>Task&lt;T&gt;</c> or <c>ValueTask&lt;T&gt;</c>, or the type itself.</summary>
    public static ITypeSymbol Unwrap(ITypeSymbol type) =>
        type is INamedTypeSymbol { MetadataName: "Task`1" or "ValueTask`1", TypeArguments: var results } && IsInTasksNamespace(type) ? results[0] : type;

    /// <summary>Whether a type is <c>Task</c>, <c>ValueTask</c> or one of them with a result.</summary>
    public static bool IsTask(ITypeSymbol? type) =>
        type is INamedTypeSymbol { MetadataName: "Task" or "Task`1" or "ValueTask" or "ValueTask`1" } && IsInTasksNamespace(type);

    private static bool IsInTasksNamespace(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool IsAsyncSequence(INamedTypeSymbol type) => type.MetadataName == "IAsyncEnumerable`1";

    private static bool HasGetAwaiter(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers("GetAwaiter"))
            {
                if (member is IMethodSymbol { Parameters.IsEmpty: true, IsStatic: false })
                {
                    return true;
                }
            }
        }

        return false;
    }
}
