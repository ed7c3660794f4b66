using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;
using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Caching;

/// <summary>
/// Tells the methods that make cache keys. Attributes name them, in whatever file, so each file is asked once for the names, for as
/// long as it stays as it is, and only attributes that name a method under analysis are bound.
/// </summary>
internal sealed class KeyFunctions(Compilation compilation, KnownSymbols known)
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ImmutableArray<Mention>>> s_mentions = new();

    private readonly ConcurrentDictionary<ISymbol, IMethodSymbol?> _tasks = new(SymbolEqualityComparer.Default);
    private ILookup<string, Mention>? _naming;
    private WantedNames? _names;

    /// <summary>The names of methods that may make keys.</summary>
    public WantedNames Names(CancellationToken cancellationToken) => _names ??= new(Naming(cancellationToken).Select(static naming => naming.Key));

    /// <summary>The task whose key a method makes, or <see langword="null"/> where it makes none.</summary>
    public IMethodSymbol? TaskOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, ReturnType.SpecialType: SpecialType.System_String })
        {
            return null;
        }

        return Naming(cancellationToken).Contains(method.Name)
            ? _tasks.TryGetValue(method, out var task) ? task : _tasks.GetOrAdd(method, Find(method, cancellationToken))
            : null;
    }

    private IMethodSymbol? Find(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var declaration in NearestFirst(Naming(cancellationToken)[method.Name], method))
        {
            if (SemanticModels.Of(compilation, declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken) is { } task
                && known.TaskAttributeOf(task) is { } attribute
                && KeyOf(task, attribute, cancellationToken) is { } key
                && SymbolEqualityComparer.Default.Equals(key.OriginalDefinition, method.OriginalDefinition))
            {
                return task;
            }
        }

        return null;
    }

    /// <summary>A task that names a key without its type is in that type or in one that derives from it. Those in a type of its name come first, and mostly are all that is bound.</summary>
    private static IEnumerable<MethodDeclarationSyntax> NearestFirst(IEnumerable<Mention> mentions, IMethodSymbol key)
    {
        var type = key.ContainingType;
        var isDerivedFrom = !(type.IsSealed || type.IsStatic || type.IsValueType);
        var (own, others) = (mentions.Where(IsOfType), mentions.Where(mention => !IsOfType(mention) && (isDerivedFrom || mention.IsQualified)));
        return own.Concat(others).Select(static mention => mention.Task);

        bool IsOfType(Mention mention) => mention.Task.Ancestors().OfType<BaseTypeDeclarationSyntax>().Any(outer => outer.Identifier.ValueText == type.Name);
    }

    private IMethodSymbol? KeyOf(IMethodSymbol task, AttributeData attribute, CancellationToken cancellationToken) =>
        new BindingParser(task, attribute, OrchestrationKind.Task, compilation, new(report: null, cancellationToken), cancellationToken).MethodOf(BindingParser.CacheKey);

    private ILookup<string, Mention> Naming(CancellationToken cancellationToken) =>
        _naming ??= compilation.SyntaxTrees
            .SelectMany(tree => s_mentions.GetValue(tree, tree => new(MentionsIn(tree, cancellationToken))).Value)
            .ToLookup(static mention => mention.Name, StringComparer.Ordinal);

    private static ImmutableArray<Mention> MentionsIn(SyntaxTree tree, CancellationToken cancellationToken) =>
    [
        .. tree.GetRoot(cancellationToken)
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .SelectMany(MentionsBy),
    ];

    private static IEnumerable<Mention> MentionsBy(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .SelectMany(attribute => attribute.ArgumentList?.Arguments ?? [])
        .Where(argument => argument.NameEquals?.Name.Identifier.ValueText == BindingParser.CacheKey)
        .Select(argument => MentionBy(method, argument.Expression))
        .OfType<Mention>();

    /// <summary>What <c>nameof</c> gives is the last name in it; a constant of another kind is rare, and is passed by.</summary>
    private static Mention? MentionBy(MethodDeclarationSyntax task, ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal => new(literal.Token.ValueText, IsQualified: false, task),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax name }] } => new(name.Identifier.ValueText, IsQualified: false, task),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax access }] } => new(access.Name.Identifier.ValueText, IsQualified: true, task),
        _ => null,
    };

    /// <summary>A task that names its key, with or without a type before the name.</summary>
    private sealed record Mention(string Name, bool IsQualified, MethodDeclarationSyntax Task);
}
