using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Generators.Parsing.Decorators;

/// <summary>Tells whether all that a decorator has to repeat compiles, as it often does not while it is written.</summary>
internal static class DecoratorSoundness
{
    public static bool IsSound(INamedTypeSymbol service) =>
        !service.Interfaces.Any(static inherited => inherited.TypeKind != TypeKind.Interface || SignatureTypes.HasError(inherited))
        && DecoratedMembers.Interfaces(service).All(static type => !HasTwins(type) && DecoratedMembers.Of(type).All(IsSound));

    /// <summary>Whether a member is declared twice: neither a call nor an implementation could tell which is meant.</summary>
    private static bool HasTwins(INamedTypeSymbol type) => type.GetMembers()
        .Where(static member => member is not IMethodSymbol { AssociatedSymbol: not null })
        .GroupBy(static member => member.Name, StringComparer.Ordinal)
        .Any(static alike => alike.Skip(1).Any() && !AreOverloads(alike));

    private static bool AreOverloads(IEnumerable<ISymbol> alike) =>
        (alike.All(static member => member is IMethodSymbol) || alike.All(static member => member is IPropertySymbol { IsIndexer: true }) || alike.All(static member => member is INamedTypeSymbol))
        && AreDistinct(alike.Select(Signature));

    /// <summary>Name, arity and the types of the parameters, whatever names these have; the return type is no part of it.</summary>
    private static string? Signature(ISymbol member) => member.GetDocumentationCommentId();

    private static bool IsSound(ISymbol member) =>
        HasNames(member)
        && member switch
        {
            IMethodSymbol method => !SignatureTypes.HasError(method),
            IPropertySymbol property => property is not ({ GetMethod: null, SetMethod: null } or { IsIndexer: true, Parameters.IsEmpty: true }) && !SignatureTypes.HasError(property.Type) && !SignatureTypes.HasError(property.Parameters),
            IEventSymbol { Type: var type } => type.TypeKind == TypeKind.Delegate && !SignatureTypes.HasError(type),
            _ => false,
        };

    /// <summary>An indexer has no name itself.</summary>
    private static bool HasNames(ISymbol member) =>
        (member is IPropertySymbol { IsIndexer: true } || SyntaxFacts.IsValidIdentifier(member.Name))
        && member switch
        {
            IMethodSymbol method => AreNames([.. method.Parameters, .. method.TypeParameters]),
            IPropertySymbol { Parameters: var parameters } => AreNames(parameters),
            _ => true,
        };

    private static bool AreNames(IReadOnlyCollection<ISymbol> symbols) =>
        symbols.All(static symbol => SyntaxFacts.IsValidIdentifier(symbol.Name)) && AreDistinct(symbols.Select(static symbol => symbol.Name));

    private static bool AreDistinct(IEnumerable<string?> texts)
    {
        HashSet<string?> met = new(StringComparer.Ordinal);
        return texts.All(met.Add);
    }
}
