using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Analyzers.Facts;

/// <summary>The members of a file and the names they mention, told without binding, once for each version of the file.</summary>
/// <param name="Tree">The file. A tree, unlike a node or a symbol, keeps nothing else alive.</param>
/// <param name="Members">Its members; what initializes the fields of a type counts as one more, named as the type.</param>
internal sealed record TreeWords(SyntaxTree Tree, EquatableArray<MemberWords> Members)
{
    public static TreeWords Gather(SyntaxTree tree, CancellationToken cancellationToken)
    {
        List<MemberWords> members = [];
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case TypeDeclarationSyntax type:
                    members.Add(OfType(type));
                    break;
                case BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or EventFieldDeclarationSyntax:
                    members.Add(new(NameOf((MemberDeclarationSyntax)node), node.Span, MayBeVisible((MemberDeclarationSyntax)node), Words([node])));
                    break;
            }
        }

        return new(tree, members.ToEquatableArray());
    }

    /// <summary>What runs when the type is made: its initializers, and the constructor of its base.</summary>
    private static MemberWords OfType(TypeDeclarationSyntax type) => new(
        type.Identifier.ValueText,
        type.Span,
        MayBeVisible(type),
        Words(type.Members.Where(static member => member is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }).Append<SyntaxNode?>(type.BaseList).OfType<SyntaxNode>()));

    private static EquatableArray<string> Words(IEnumerable<SyntaxNode> nodes)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in nodes.SelectMany(static node => node.DescendantTokens()))
        {
            switch (token.Kind())
            {
                case SyntaxKind.IdentifierToken:
                    words.Add(token.ValueText);
                    break;
                case SyntaxKind.UsingKeyword:
                    words.UnionWith(["Dispose", "DisposeAsync"]);
                    break;
                case SyntaxKind.ForEachKeyword:
                    words.UnionWith([IoNames.Loop, "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current"]);
                    break;
                case SyntaxKind.AwaitKeyword:
                    words.Add("GetAwaiter");
                    break;
            }
        }

        return words.ToEquatableArray();
    }

    private static bool MayBeVisible(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword) || member.Modifiers.Any(SyntaxKind.ProtectedKeyword);

    /// <summary>Constructors, operators, conversions and indexers are reached through their type.</summary>
    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax @event => @event.Identifier.ValueText,
        _ => (member.Parent as TypeDeclarationSyntax)?.Identifier.ValueText ?? "",
    };
}
