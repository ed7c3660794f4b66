using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Bodies;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>The local functions and lambdas of a file that have attributes of some names. They stand anywhere in code, so that they are looked for among the characters.</summary>
internal static class AttributedFunctions
{
    public static IEnumerable<SyntaxNode> In(SyntaxTree tree, WantedNames attributes, CancellationToken cancellationToken) =>
        SourceNames.Of(tree, cancellationToken).MayMention(attributes)
            ? Find(tree, attributes, cancellationToken).Distinct()
            : [];

    private static List<SyntaxNode> Find(SyntaxTree tree, WantedNames attributes, CancellationToken cancellationToken)
    {
        List<SyntaxNode> functions = [];
        var text = tree.GetText(cancellationToken);
        using var scanner = new IdentifierScanner(text);
        while (scanner.MoveNext())
        {
            if (attributes.MayContain(scanner.Hash)
                && MayBeAttribute(text, scanner.Start)
                && tree.GetRoot(cancellationToken).FindToken(scanner.Start).Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: LocalFunctionStatementSyntax or LambdaExpressionSyntax } attribute)
            {
                functions.Add(attribute.Parent.Parent);
            }
        }

        return functions;
    }

    /// <summary>Most names of attributes are those of types too.</summary>
    private static bool MayBeAttribute(SourceText text, int start)
    {
        do
        {
            start--;
        }
        while (start >= 0 && char.IsWhiteSpace(text[start]));

        // After a bracket, another attribute, a target, a namespace, an alias; behind a comment it may be anything.
        return start >= 0 && text[start] is '[' or ',' or ':' or '.' or '/' or '@';
    }
}
