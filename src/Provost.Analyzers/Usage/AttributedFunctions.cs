using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Bodies;

namespace Provost.Analyzers.Usage;

/// <summary>The local functions and lambdas of a file that have attributes of some names. They stand anywhere in code, so that they are looked for among the characters.</summary>
internal static class AttributedFunctions
{
    public static IEnumerable<SyntaxNode> In(SemanticModel model, WantedNames attributes, CancellationToken cancellationToken)
    {
        HashSet<SyntaxNode>? functions = null;
        SourceText? text = null;
        foreach (var start in FileBodies.Of(model).PlacesOf(attributes, cancellationToken))
        {
            if (MayBeAttribute(text ??= model.SyntaxTree.GetText(cancellationToken), start)
                && model.SyntaxTree.GetRoot(cancellationToken).FindToken(start).Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: LocalFunctionStatementSyntax or LambdaExpressionSyntax } attribute)
            {
                (functions ??= []).Add(attribute.Parent.Parent);
            }
        }

        return functions ?? Enumerable.Empty<SyntaxNode>();
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
