using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;

namespace Provost.CodeFixes.Reliability;

/// <summary>What may be handed to a task, and what a task may hand back: values, not live objects.</summary>
internal static class TaskBoundary
{
    /// <summary>Whether a value of the type can be an argument of a task.</summary>
    public static bool CanEnter(ITypeSymbol? type) => type switch
    {
        null or IErrorTypeSymbol or IDynamicTypeSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol => false,
        { IsRefLikeType: true } or { IsAnonymousType: true } or { TypeKind: TypeKind.Delegate } => false,
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => CanEnter(array.ElementType),
        INamedTypeSymbol named => !IsLive(named) && named.TypeArguments.All(CanEnter),
        _ => false,
    };

    /// <summary>
    /// Whether a task can return the result of a call. A response is whole when it arrives, unless only its headers were
    /// asked for; a sequence that is not awaited reads while it is enumerated, which would be after the task.
    /// </summary>
    public static bool CanLeave(ITypeSymbol type, bool isAwaited, bool asksForHeadersOnly)
    {
        if (type.SpecialType == SpecialType.System_Void)
        {
            return true;
        }

        if (type is INamedTypeSymbol named && MetadataName.Is(named, "System.Net.Http.HttpResponseMessage"))
        {
            return !asksForHeadersOnly;
        }

        return CanEnter(type) && (isAwaited || type.OriginalDefinition.SpecialType is not (SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_IEnumerable));
    }

    private static bool IsLive(INamedTypeSymbol type) => IsLiveContract(type) || Awaitable.IsTask(type) || type.AllInterfaces.Any(IsLiveContract);

    private static bool IsLiveContract(INamedTypeSymbol type) =>
        type.SpecialType is SpecialType.System_IDisposable or SpecialType.System_Collections_IEnumerator
        || type.MetadataName is "IAsyncDisposable" or "IQueryable" or "IAsyncEnumerable`1" or "IAsyncEnumerator`1";
}
