using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Writes a syntax tree as text, one line for each node, token and, if told to, trivia.</summary>
/// <param name="syntaxKindType">The enumeration of the language's syntax kinds.</param>
/// <param name="includeTrivia">Whether trivia are written.</param>
internal sealed class SyntaxRenderer(Type syntaxKindType, bool includeTrivia)
{
    /// <summary>The name of a syntax kind.</summary>
    public static string KindOf(Type syntaxKindType, int rawKind)
        => syntaxKindType.IsEnum ? Enum.ToObject(syntaxKindType, rawKind).ToString()! : rawKind.ToString();

    /// <summary>Writes the tree.</summary>
    public string Render(SyntaxNode root)
    {
        var text = new StringBuilder();
        Render(root, indent: string.Empty, text);
        return text.ToString();
    }

    private void Render(SyntaxNodeOrToken nodeOrToken, string indent, StringBuilder text)
    {
        if (nodeOrToken.IsToken)
        {
            RenderToken(nodeOrToken.AsToken(), indent, text);
            return;
        }

        text.AppendLine($"{indent}Node({KindOf(syntaxKindType, nodeOrToken.RawKind)}):");
        foreach (var child in nodeOrToken.ChildNodesAndTokens())
            Render(child, indent + "  ", text);
    }

    private void RenderToken(SyntaxToken token, string indent, StringBuilder text)
    {
        text.AppendLine($"{indent}Token({KindOf(syntaxKindType, token.RawKind)}): {Escape(token.Text)}");
        if (!includeTrivia)
            return;

        foreach (var trivia in token.LeadingTrivia)
            RenderTrivia("Leading", trivia, indent + "  ", text);
        foreach (var trivia in token.TrailingTrivia)
            RenderTrivia("Trailing", trivia, indent + "  ", text);
    }

    private void RenderTrivia(string position, SyntaxTrivia trivia, string indent, StringBuilder text)
    {
        text.Append($"{indent}{position}({KindOf(syntaxKindType, trivia.RawKind)}):");
        if (trivia.GetStructure() is { } structure)
            Render(structure, indent + "  ", text.AppendLine());
        else
            text.AppendLine(" " + Escape(trivia.ToString()));
    }

    private static string Escape(string text)
        => text.Replace("\\", "\\\\").Replace("\t", "\\t").Replace("\r", "\\r").Replace("\n", "\\n");
}
