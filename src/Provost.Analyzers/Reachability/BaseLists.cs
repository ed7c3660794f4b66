using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reachability;

/// <summary>The names in the base lists of one file, and the aliases that its usings give to names.</summary>
internal sealed class BaseLists
{
    private static readonly ConditionalWeakTable<SyntaxTree, BaseLists> s_cache = new();
    private static readonly List<BaseTypeDeclarationSyntax> s_noDeclarations = [];
    private static readonly List<string> s_noAliases = [];

    private readonly Dictionary<string, List<BaseTypeDeclarationSyntax>> _declarations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _aliases = new(StringComparer.Ordinal);

    private BaseLists(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case BaseTypeDeclarationSyntax { BaseList: { } list } declaration and not EnumDeclarationSyntax:
                    foreach (var type in list.Types)
                    {
                        Add(_declarations, SimpleName.Of(type.Type), declaration);
                    }

                    break;
                case UsingDirectiveSyntax { Alias: { } alias, NamespaceOrType: { } target }:
                    Add(_aliases, SimpleName.Of(target), alias.Name.Identifier.ValueText);
                    break;
            }
        }
    }

    public static BaseLists Of(SyntaxTree tree, CancellationToken cancellationToken) =>
        s_cache.TryGetValue(tree, out var lists) ? lists : s_cache.GetValue(tree, tree => new(tree.GetRoot(cancellationToken)));

    /// <summary>Whether a using gives a name another; most files have none.</summary>
    public bool HasAliases => _aliases.Count > 0;

    /// <summary>The types whose base list has the simple name.</summary>
    public List<BaseTypeDeclarationSyntax> DeclarationsNaming(string name) => _declarations.TryGetValue(name, out var found) ? found : s_noDeclarations;

    public List<string> AliasesOf(string name) => _aliases.TryGetValue(name, out var found) ? found : s_noAliases;

    private static void Add<T>(Dictionary<string, List<T>> index, string name, T item)
    {
        if (!index.TryGetValue(name, out var items))
        {
            index.Add(name, items = []);
        }

        items.Add(item);
    }
}
