using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Provost.Generators.Parsing;

/// <summary>
/// Hashes what a file declares: all of its text but the bodies of its members. While the hashes of all files stay the same, so does all that
/// the compiler tells of declarations, and all that it tells of a body whose file has not changed.
/// </summary>
internal static class DeclarationHash
{
    private const char BodyMark = '\u0001';
    private const char ExpressionMark = '\u0002';

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ulong>> s_hashes = new();

    /// <summary>The hash, made once for each version of a file.</summary>
    public static ulong Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (s_hashes.TryGetValue(tree, out var known))
            return known.Value;

        var hash = new StrongBox<ulong>(Make(tree, cancellationToken));
        return s_hashes.GetValue(tree, _ => hash).Value;
    }

    private static ulong Make(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        var hash = LongHash.Add(LongHash.Empty, tree.FilePath);
        var start = 0;
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes(IsContainer))
        {
            foreach (var body in Bodies(node))
            {
                // A directive in a body can change what stands behind it: #nullable, #if.
                if (body is null || body.ContainsDirectives)
                    continue;

                hash = LongHash.Add(Add(hash, text, start, body.SpanStart), body is BlockSyntax ? BodyMark : ExpressionMark);
                start = body.Span.End;
            }
        }

        return Add(hash, text, start, text.Length);
    }

    private static bool IsContainer(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorListSyntax;

    private static IEnumerable<SyntaxNode?> Bodies(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => [method.Body, method.ExpressionBody],
        PropertyDeclarationSyntax { ExpressionBody: { } body } => [body],
        IndexerDeclarationSyntax { ExpressionBody: { } body } => [body],
        AccessorDeclarationSyntax accessor => [accessor.Body, accessor.ExpressionBody],
        _ => [],
    };

    private static ulong Add(ulong hash, SourceText text, int start, int end)
    {
        for (var index = start; index < end; index++)
            hash = LongHash.Add(hash, text[index]);

        return hash;
    }
}
