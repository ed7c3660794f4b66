using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Usage;

/// <summary>The methods and accessors of one file by the names of their attributes, and the aliases that its usings give to names.</summary>
internal sealed class AttributedMethods
{
    private const string Suffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, AttributedMethods> s_cache = new();

    private readonly List<(string Attribute, SyntaxNode Method)> _methods = [];
    private readonly List<SyntaxNode> _parts = [];
    private readonly List<TypeDeclarationSyntax> _partialTypes = [];
    private readonly List<(string Target, string Alias)> _aliases = [];

    private AttributedMethods(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case BaseMethodDeclarationSyntax method:
                    Add(method, method.AttributeLists);
                    if (method.AttributeLists.Count == 0 && method.Modifiers.Any(SyntaxKind.PartialKeyword))
                    {
                        _parts.Add(method);
                    }

                    break;
                case BasePropertyDeclarationSyntax { AccessorList.Accessors: var accessors }:
                    foreach (var accessor in accessors)
                    {
                        Add(accessor, accessor.AttributeLists);
                    }

                    break;
                case TypeDeclarationSyntax type when type.Modifiers.Any(SyntaxKind.PartialKeyword):
                    _partialTypes.Add(type);
                    break;
                case UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias, NamespaceOrType: NameSyntax target }:
                    _aliases.Add((NameOf(target), WithoutSuffix(alias)));
                    break;
            }
        }
    }

    public static AttributedMethods Of(SyntaxTree tree, CancellationToken cancellationToken) =>
        s_cache.TryGetValue(tree, out var methods) ? methods : s_cache.GetValue(tree, tree => new(tree.GetRoot(cancellationToken)));

    /// <summary>Whether no method of the file has an attribute.</summary>
    public bool IsEmpty => _methods.Count == 0;

    /// <summary>The types that may have members in other files.</summary>
    public IEnumerable<TypeDeclarationSyntax> PartialTypes => _partialTypes;

    /// <summary>The name of an attribute as code writes it mostly: without the suffix.</summary>
    public static string WithoutSuffix(string name) =>
        name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;

    /// <summary>The methods that have an attribute of one of the names.</summary>
    public IEnumerable<MethodDeclarationSyntax> With(ICollection<string> attributes) =>
        _methods.Where(pair => attributes.Contains(pair.Attribute)).Select(static pair => pair.Method).OfType<MethodDeclarationSyntax>().Distinct();

    /// <summary>The declarations that have an attribute of one of the names, and parts of methods whose other part may have it.</summary>
    public IEnumerable<SyntaxNode> MayBeMarked(ICollection<string> attributes)
    {
        if (_methods.Count == 0 && _parts.Count == 0)
        {
            return [];
        }

        return _methods.Where(pair => attributes.Contains(pair.Attribute)).Select(static pair => pair.Method).Distinct().Concat(_parts);
    }

    /// <summary>Adds the other names that the file gives to attributes of the names.</summary>
    public void AddAliases(ICollection<string> attributes)
    {
        foreach (var (target, alias) in _aliases)
        {
            if (attributes.Contains(target) && !attributes.Contains(alias))
            {
                attributes.Add(alias);
            }
        }
    }

    private void Add(SyntaxNode method, SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                _methods.Add((NameOf(attribute.Name), method));
            }
        }
    }

    private static string NameOf(NameSyntax name) => WithoutSuffix(SimpleName.Of(name));
}
