using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Caching;

/// <summary>The members of the platform whose values are others the next time, and the types that are read in no order of their own.</summary>
internal static class VolatileSources
{
    private static readonly ImmutableDictionary<string, (VolatileKind Kind, ImmutableArray<string> Members)> s_members =
        new Dictionary<string, (VolatileKind, ImmutableArray<string>)>(StringComparer.Ordinal)
        {
            ["System.DateTime"] = (VolatileKind.Clock, ["Now", "UtcNow"]),
            ["System.DateTimeOffset"] = (VolatileKind.Clock, ["Now", "UtcNow"]),
            ["System.TimeProvider"] = (VolatileKind.Clock, ["GetUtcNow", "GetLocalNow", "GetTimestamp"]),
            ["System.Diagnostics.Stopwatch"] = (VolatileKind.Clock, ["GetTimestamp", "Elapsed", "ElapsedMilliseconds", "ElapsedTicks"]),
            ["System.Environment"] = (VolatileKind.Clock, ["TickCount", "TickCount64"]),
            ["System.Guid"] = (VolatileKind.Chance, ["NewGuid", "CreateVersion7"]),
            ["System.IO.Path"] = (VolatileKind.Chance, ["GetRandomFileName", "GetTempFileName"]),
            ["System.Security.Cryptography.RandomNumberGenerator"] = (VolatileKind.Chance, ["GetBytes", "GetHexString", "GetInt32", "GetItems", "GetString"]),
            ["System.HashCode"] = (VolatileKind.HashCode, ["Combine", "ToHashCode"]),
            ["System.Runtime.CompilerServices.RuntimeHelpers"] = (VolatileKind.HashCode, ["GetHashCode"]),
        }.ToImmutableDictionary();

    private static readonly ImmutableHashSet<string> s_unordered = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "System.Collections.Generic.HashSet`1",
        "System.Collections.Generic.Dictionary`2",
        "System.Collections.Generic.Dictionary`2+KeyCollection",
        "System.Collections.Generic.Dictionary`2+ValueCollection",
        "System.Collections.Concurrent.ConcurrentBag`1",
        "System.Collections.Concurrent.ConcurrentDictionary`2",
        "System.Collections.Frozen.FrozenDictionary`2",
        "System.Collections.Frozen.FrozenSet`1",
        "System.Collections.Immutable.ImmutableDictionary`2",
        "System.Collections.Immutable.ImmutableHashSet`1",
        "System.Collections.Hashtable");

    /// <summary>Why what a member gives is volatile; <see cref="VolatileKind.None"/> where it is not, or cannot be told.</summary>
    public static VolatileKind KindOf(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation reference => KindOf(reference.Property),
        IInvocationOperation { TargetMethod.Name: "GetHashCode" } call => HasStableHashCode(call) ? VolatileKind.None : VolatileKind.HashCode,
        IInvocationOperation call when IsOfRandom(call) => IsSeeded(call.Instance) ? VolatileKind.None : VolatileKind.Chance,
        IInvocationOperation call => KindOf(call.TargetMethod),
        _ => VolatileKind.None,
    };

    public static bool IsUnordered(ITypeSymbol? type) =>
        type is INamedTypeSymbol { ContainingNamespace.ContainingNamespace.Name: "System" or "Collections" } named && s_unordered.Contains(MetadataName.Of(named.OriginalDefinition));

    private static VolatileKind KindOf(ISymbol member) =>
        member.ContainingType is { } type && s_members.TryGetValue(MetadataName.Of(type), out var source) && source.Members.Contains(member.Name) ? source.Kind : VolatileKind.None;

    private static bool IsOfRandom(IInvocationOperation call) => call.TargetMethod.ContainingType is { Name: "Random" } type && MetadataName.Is(type, "System.Random");

    /// <summary>A generator that was made elsewhere may have been given a seed.</summary>
    private static bool IsSeeded(IOperation? generator) => generator switch
    {
        IPropertyReferenceOperation { Property: { Name: "Shared", IsStatic: true } } => false,
        _ => Construction.Of(generator) is not BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } },
    };

    /// <summary>Numbers hash to themselves, and a type of the user may too; texts, and objects that are told apart by identity, do not.</summary>
    private static bool HasStableHashCode(IInvocationOperation call)
    {
        var type = call.Instance?.Type ?? call.TargetMethod.ContainingType;
        if (call.TargetMethod.ContainingType.Name == "RuntimeHelpers")
        {
            return false;
        }

        if (type is INamedTypeSymbol { Name: "StringComparer" } comparer && MetadataName.Is(comparer, "System.StringComparer") && call.Arguments.Length == 1)
        {
            return false;
        }

        return type switch
        {
            { SpecialType: SpecialType.System_String } => false,
            { IsTupleType: true } or { IsAnonymousType: true } or IArrayTypeSymbol or { TypeKind: TypeKind.Delegate } => false,
            INamedTypeSymbol { IsRecord: true, IsValueType: false } record => HashesItself(record),
            INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object, IsAbstract: false } named => !IsToldApartByIdentity(named),
            _ => true,
        };
    }

    private static bool HashesItself(INamedTypeSymbol record) =>
        record.GetMembers("GetHashCode").Any(member => member is IMethodSymbol { Parameters.IsEmpty: true, IsImplicitlyDeclared: false });

    private static bool IsToldApartByIdentity(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers("GetHashCode").Any(member => member is IMethodSymbol { Parameters.IsEmpty: true }))
            {
                return current.SpecialType == SpecialType.System_Object;
            }
        }

        return false;
    }
}
