using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Provost.Generators.Model;
using Provost.Generators.Parsing.Decorators;

namespace Provost.Generators.Parsing;

/// <summary>Reads a type with all its flows and tasks: one generated file.</summary>
internal static class TypeParser
{
    private static readonly FileCache<(int Start, string? Attribute), TypeModel?> s_types = new();

    /// <summary>The first marked method of each type: each of its marked methods asks for it.</summary>
    private static readonly ConditionalWeakTable<INamedTypeSymbol, StrongBox<IMethodSymbol?>> s_firstMarked = new();

    /// <summary>
    /// Reads the type of a marked method if the method is the first of its type to be marked; else another match reads it.
    /// This makes one pipeline item of a type whatever its parts are spread over, without collecting all methods of the compilation.
    /// </summary>
    /// <param name="match">The marked method.</param>
    /// <param name="attributeName">The attribute class that the pipeline looks for; <see langword="null"/> for the subclasses of both.</param>
    /// <param name="compilation">The compilation of the method.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static TypeModel? ParseAtFirstMethod(IMethodSymbol match, string? attributeName, Compilation compilation, CancellationToken cancellationToken)
    {
        var method = ExtensionBlocks.Implementation(match.PartialDefinitionPart ?? match);
        if (method.ContainingType is not { } type || match.DeclaringSyntaxReferences is not [var reference, ..])
            return null;

        var state = DeclarationState.Of(compilation, reference.SyntaxTree, cancellationToken) with { Files = FilesOf(type) };
        var place = (reference.Span.Start, attributeName);
        if (s_types.TryGet(reference.SyntaxTree, place, state, out var known))
            return known;

        var model = ParseAtFirstMethod(method, type, attributeName, compilation, cancellationToken);
        return DependsOnOtherBodies(model) ? model : s_types.Add(reference.SyntaxTree, place, state, model);
    }

    private static TypeModel? ParseAtFirstMethod(IMethodSymbol method, INamedTypeSymbol type, string? attributeName, Compilation compilation, CancellationToken cancellationToken)
    {
        if (s_firstMarked.GetValue(type, static type => new(FirstMarked(type))).Value is not { } first || !SymbolEqualityComparer.Default.Equals(first, method))
            return null;

        return IsFoundBy(attributeName, OrchestrationAttribute.Find(first)!) ? Parse(type, MarkedMethods(type), compilation, cancellationToken) : null;
    }

    /// <summary>The hash of a task's source follows what it calls to any file.</summary>
    private static bool DependsOnOtherBodies(TypeModel? type) => type?.Methods.Any(static method => method.SourceHash is not null) == true;

    /// <summary>Which versions of which files the type is declared in, and those around it and before it, whose methods options may name.</summary>
    private static ulong FilesOf(INamedTypeSymbol type)
    {
        var files = LongHash.Empty;
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (var current = outer; current is not null; current = current.BaseType)
            {
                foreach (var part in current.DeclaringSyntaxReferences)
                    files = LongHash.Add(files, Identity.Of(part.SyntaxTree));
            }
        }

        return files;
    }

    private static IMethodSymbol? FirstMarked(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && OrchestrationAttribute.IsOn(method))
                return method;
        }

        return null;
    }

    private static List<(IMethodSymbol Method, AttributeData Attribute)> MarkedMethods(INamedTypeSymbol type)
    {
        List<(IMethodSymbol Method, AttributeData Attribute)> marked = [];
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && OrchestrationAttribute.Find(method) is { } attribute)
                marked.Add((method, attribute));
        }

        return marked;
    }

    private static bool IsFoundBy(string? attributeName, AttributeData attribute) => attributeName is null
        ? OrchestrationAttribute.IsDerived(attribute)
        : attribute.AttributeClass!.Is(attributeName);

    private static TypeModel? Parse(
        INamedTypeSymbol type,
        List<(IMethodSymbol Method, AttributeData Attribute)> marked,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        List<MethodModel> methods = [];
        foreach (var (method, attribute) in marked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (MethodParser.Parse(method, attribute, compilation, cancellationToken) is { } model)
                methods.Add(model);
        }

        if (methods.Count == 0)
            return null;

        methods.Sort(static (left, right) => string.CompareOrdinal(left.ProxyName, right.ProxyName) is not 0 and var names ? names : string.CompareOrdinal(left.ManifestKey, right.ManifestKey));

        return new()
        {
            Namespace = type.ContainingNamespace is { IsGlobalNamespace: false } containing ? NamespaceOf(containing) : "",
            Chain = ContainingTypes.Parse(ContainingTypes.Chain(type)),
            MetadataName = TypeNames.Metadata(type),
            FullName = TypeNames.InCode(type),
            HasJsonIgnore = methods.Exists(static method => !method.IsStatic) && compilation.GetTypeByMetadataName(KnownTypes.JsonIgnoreAttribute) is not null,
            Decorator = methods.Exists(static method => !method.IsStatic) ? DecoratorParser.Parse(type, compilation, cancellationToken) : null,
            Methods = methods.ToEquatableArray(),
        };
    }

    private static string NamespaceOf(INamespaceSymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } outer
            ? $"{NamespaceOf(outer)}.{TypeNames.Identifier(symbol.Name)}"
            : TypeNames.Identifier(symbol.Name);
}
