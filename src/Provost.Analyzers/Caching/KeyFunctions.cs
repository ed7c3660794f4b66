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
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ImmutableArray<(string Name, MethodDeclarationSyntax Task)>>> s_mentions = new();

    private readonly ConcurrentDictionary<ISymbol, IMethodSymbol?> _tasks = new(SymbolEqualityComparer.Default);
    private ILookup<string, MethodDeclarationSyntax>? _naming;
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

    /// <summary>A task names keys of its own type, mostly, or of one that this derives from; no other declaration is bound.</summary>
    private static IEnumerable<MethodDeclarationSyntax> NearestFirst(IEnumerable<MethodDeclarationSyntax> tasks, IMethodSymbol key)
    {
        var type = key.ContainingType;
        var (own, others) = (tasks.Where(IsOfType), tasks.Where(task => !IsOfType(task)));
        return type.IsSealed || type.IsStatic || type.IsValueType ? own : own.Concat(others);

        // The block of an extension is a type without a name.
        bool IsOfType(MethodDeclarationSyntax task) =>
            task.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault(static outer => outer.Identifier.ValueText.Length > 0)?.Identifier.ValueText == type.Name;
    }

    private IMethodSymbol? KeyOf(IMethodSymbol task, AttributeData attribute, CancellationToken cancellationToken) =>
        new BindingParser(task, attribute, OrchestrationKind.Task, compilation, new(report: null, cancellationToken), cancellationToken).MethodOf(BindingParser.CacheKey);

    private ILookup<string, MethodDeclarationSyntax> Naming(CancellationToken cancellationToken) =>
        _naming ??= compilation.SyntaxTrees
            .SelectMany(tree => s_mentions.GetValue(tree, tree => new(MentionsIn(tree, cancellationToken))).Value)
            .ToLookup(mention => mention.Name, mention => mention.Task, StringComparer.Ordinal);

    private static ImmutableArray<(string Name, MethodDeclarationSyntax Task)> MentionsIn(SyntaxTree tree, CancellationToken cancellationToken) =>
    [
        .. tree.GetRoot(cancellationToken)
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .SelectMany(method => NamesIn(method).Select(name => (name, method))),
    ];

    private static IEnumerable<string> NamesIn(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .SelectMany(attribute => attribute.ArgumentList?.Arguments ?? [])
        .Where(argument => argument.NameEquals?.Name.Identifier.ValueText == BindingParser.CacheKey)
        .Select(argument => NameIn(argument.Expression))
        .OfType<string>();

    /// <summary>What <c>nameof</c> gives is the last name in it; a constant of another kind is rare, and is passed by.</summary>
    private static string? NameIn(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax name }] } => name.Identifier.ValueText,
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax access }] } => access.Name.Identifier.ValueText,
        _ => null,
    };
}
