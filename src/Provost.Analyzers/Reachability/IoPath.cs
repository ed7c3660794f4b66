using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reachability;

/// <summary>How a call ends in I/O: the members on the way, and where each calls the next, the last of them the I/O.</summary>
internal sealed class IoPath(ImmutableArray<ISymbol> members, ImmutableArray<Location> locations, IoApi api)
{
    private const string Arrow = " → ";

    private static readonly SymbolDisplayFormat s_name = new(
        genericsOptions: SymbolDisplayGenericsOptions.None,
        memberOptions: SymbolDisplayMemberOptions.None,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public ImmutableArray<ISymbol> Members { get; } = members;

    public ImmutableArray<Location> Locations { get; } = locations;

    public IoApi Api { get; } = api;

    /// <summary>A member as a message names it, in the code of a type: <c>LoadAsync</c>, <c>Repository.LoadAsync</c>, <c>new Repository</c>.</summary>
    public static string NameOf(ISymbol member, INamedTypeSymbol? within)
    {
        switch (member)
        {
            case INamedTypeSymbol type:
                return $"static {type.Name}";
            case IMethodSymbol { Name: WellKnownMemberNames.TopLevelStatementsEntryPointMethodName }:
                return "Program";
            case IMethodSymbol { MethodKind: MethodKind.StaticConstructor, ContainingType: var type }:
                return $"static {type.Name}";
            case IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type }:
                return $"new {type.Name}";
        }

        ISymbol named = (member as IMethodSymbol)?.AssociatedSymbol ?? member;
        var name = named is IPropertySymbol { IsIndexer: true } ? "this[]" : named.ToDisplayString(s_name);
        return SymbolEqualityComparer.Default.Equals(named.ContainingType, within) ? name : $"{named.ContainingType.Name}.{name}";
    }

    /// <summary>The path from the first member on, which is not part of it.</summary>
    public string DescribeBehindFirst() => string.Join(Arrow, [.. Members.Skip(1).Select(member => NameOf(member, within: null)), Api.DisplayName]);

    /// <summary><c>RunAsync → LoadAsync → HttpClient.GetStringAsync</c></summary>
    public string Describe(ISymbol from) =>
        string.Join(Arrow, [NameOf(from, from.ContainingType), .. Members.Select(member => NameOf(member, from.ContainingType)), Api.DisplayName]);
}
