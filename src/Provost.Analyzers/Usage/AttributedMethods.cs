using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Usage;

/// <summary>The methods of one file by the names of their attributes, and the aliases that its usings give to names.</summary>
internal sealed class AttributedMethods
{
    private const string Suffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, AttributedMethods> s_cache = new();

    private readonly List<(string Attribute, MethodDeclarationSyntax Method)> _methods = [];
    private readonly List<(string Target, string Alias)> _aliases = [];

    private AttributedMethods(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case MethodDeclarationSyntax { AttributeLists.Count: > 0 } method:
                    _methods.AddRange(method.AttributeLists.SelectMany(static list => list.Attributes).Select(attribute => (NameOf(attribute.Name), method)));
                    break;
                case UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias, NamespaceOrType: NameSyntax target }:
                    _aliases.Add((NameOf(target), WithoutSuffix(alias)));
                    break;
            }
        }
    }

    public static AttributedMethods Of(SyntaxTree tree, CancellationToken cancellationToken) =>
        s_cache.TryGetValue(tree, out var methods) ? methods : s_cache.GetValue(tree, tree => new(tree.GetRoot(cancellationToken)));

    /// <summary>The name of an attribute as code writes it mostly: without the suffix.</summary>
    public static string WithoutSuffix(string name) =>
        name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;

    /// <summary>The methods that have an attribute of one of the names.</summary>
    public IEnumerable<MethodDeclarationSyntax> With(ICollection<string> attributes) =>
        _methods.Where(pair => attributes.Contains(pair.Attribute)).Select(static pair => pair.Method).Distinct();

    /// <summary>The other names that the file gives to attributes of the names.</summary>
    public IEnumerable<string> AliasesOf(ICollection<string> attributes) =>
        _aliases.Where(pair => attributes.Contains(pair.Target)).Select(static pair => pair.Alias);

    private static string NameOf(NameSyntax name) => WithoutSuffix(SimpleName.Of(name));
}
