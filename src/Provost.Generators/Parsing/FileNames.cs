using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Finds where a file has names that are looked for.</summary>
internal static class FileNames
{
    /// <summary>The identifiers with one of the names, in order.</summary>
    public static List<SyntaxToken> Find(SyntaxTree tree, NameSet names, CancellationToken cancellationToken)
    {
        var positions = Positions(tree, names, cancellationToken);
        var tokens = new List<SyntaxToken>(positions.Count);
        var root = tree.GetRoot(cancellationToken);
        foreach (var position in positions)
        {
            // Not so in a comment, in a string and in code that is switched off.
            var token = root.FindToken(position);
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.Span.Contains(position) && names.Contains(token.ValueText))
                tokens.Add(token);
        }

        return tokens;
    }

    /// <summary>The names among those found that something else than a method may bear in the file: a variable, a property, a type.</summary>
    public static HashSet<string> OfOtherThanMethods(IEnumerable<SyntaxToken> found) =>
        new(found.Where(static token => token.Parent is not (SimpleNameSyntax or MethodDeclarationSyntax)).Select(static token => token.ValueText), StringComparer.Ordinal);

    private static List<int> Positions(SyntaxTree tree, NameSet names, CancellationToken cancellationToken)
    {
        var positions = new List<int>(capacity: 16);
        using var identifiers = new IdentifierScanner(tree.GetText(cancellationToken));
        while (identifiers.MoveNext())
        {
            if (names.MayContain(identifiers.Hash))
                positions.Add(identifiers.Start);
        }

        return positions;
    }
}
