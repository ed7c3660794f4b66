using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Generators.Parsing;

/// <summary>Reads the XML documentation of a method, so that its proxy can show it.</summary>
internal static class DocumentationParser
{
    /// <summary>
    /// The comment without its slashes. The compiler is only asked where there are references, which it writes out so that they hold in
    /// any file; to ask it for each method at each edit would cost more than all the rest.
    /// </summary>
    public static string Parse(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.PartialImplementationPart is { } implementation && Parse(implementation, cancellationToken) is { Length: > 0 } text)
            return text;

        var written = method.DeclaringSyntaxReferences is [var reference, ..] ? Written(reference.GetSyntax(cancellationToken)) : "";
        return written.Contains("cref=") ? Resolved(method, cancellationToken) ?? written : written;
    }

    private static string Written(SyntaxNode declaration)
    {
        if (!declaration.HasLeadingTrivia)
            return "";

        var text = new StringBuilder();
        foreach (var trivia in declaration.GetLeadingTrivia())
        {
            // Where no documentation file is made, the compiler takes these for ordinary comments.
            if (trivia.Kind() is SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.SingleLineCommentTrivia)
                AppendLines(trivia.ToFullString(), text);
        }

        return text.ToString().Trim();
    }

    private static void AppendLines(string comment, StringBuilder text)
    {
        foreach (var line in comment.Split('\n'))
        {
            var content = line.Trim();
            if (content.StartsWith("///", StringComparison.Ordinal) && !content.StartsWith("////", StringComparison.Ordinal))
                text.Append(content, 3, content.Length - 3).Append('\n');
        }
    }

    /// <summary>What the compiler makes of the comment; <see langword="null"/> where it reads none.</summary>
    private static string? Resolved(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var xml = method.GetDocumentationCommentXml(cancellationToken: cancellationToken) ?? "";
        var start = xml.IndexOf('>') + 1;
        var end = xml.LastIndexOf('<');
        return xml.StartsWith("<member", StringComparison.Ordinal) && end > start ? xml.Substring(start, end - start).Trim() : null;
    }
}
