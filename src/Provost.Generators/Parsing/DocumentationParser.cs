using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Provost.Generators.Parsing;

/// <summary>Reads the XML documentation of a method, so that its proxy can show it.</summary>
internal static class DocumentationParser
{
    /// <summary>How often text is looked for in yet another member: a cycle of them ends here.</summary>
    private const int MostInherited = 8;

    [ThreadStatic]
    private static StringBuilder? s_text;

    private static readonly Regex s_inheritance = new("""<inheritdoc(?:\s+cref="(?<cref>[^"]*)")?\s*(?:/>|></inheritdoc>)""", RegexOptions.CultureInvariant);

    /// <summary>
    /// The comment without its slashes. The compiler is only asked where there are references, which it writes out so that they hold in
    /// any file; to ask it for each method at each edit would cost more than all the rest.
    /// </summary>
    public static string Parse(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        var text = Own(method, cancellationToken);
        var source = (ISymbol?)method;
        for (var step = 0; step < MostInherited && source is not null && text.Contains("<inheritdoc"); step++)
        {
            source = Inherited(source, text, compilation);
            text = s_inheritance.Replace(text, "") + (source is null ? "" : Own(source, cancellationToken));
        }

        return text;
    }

    /// <summary>The comment of the symbol itself.</summary>
    private static string Own(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (symbol is IMethodSymbol { PartialImplementationPart: { } implementation } && Own(implementation, cancellationToken) is { Length: > 0 } text)
            return text;
        if (symbol.DeclaringSyntaxReferences is not [var reference, ..])
            return Resolved(symbol, cancellationToken) ?? "";

        var written = Written(reference.GetSyntax(cancellationToken));
        return written.Contains("cref=") ? Resolved(symbol, cancellationToken) ?? written : written;
    }

    /// <summary>Where the comment says its text is: the member it names, or else the one that is overridden or implemented.</summary>
    private static ISymbol? Inherited(ISymbol symbol, string text, Compilation compilation)
    {
        if (s_inheritance.Match(text).Groups["cref"] is { Success: true, Value: var id })
            return DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation);

        return symbol is IMethodSymbol method ? method.OverriddenMethod ?? Implemented(method) : null;
    }

    private static IMethodSymbol? Implemented(IMethodSymbol method) => method.ContainingType.AllInterfaces
        .SelectMany(type => type.GetMembers(method.Name))
        .OfType<IMethodSymbol>()
        .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(method, method.ContainingType.FindImplementationForInterfaceMember(member)));

    private static string Written(SyntaxNode declaration)
    {
        if (!declaration.HasLeadingTrivia)
            return "";

        var text = s_text ??= new();
        text.Clear();
        var source = declaration.SyntaxTree.GetText();
        foreach (var trivia in declaration.GetLeadingTrivia())
        {
            // Where no documentation file is made, the compiler takes these for ordinary comments.
            if (trivia.Kind() is SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.SingleLineCommentTrivia)
                AppendLines(source, trivia.FullSpan, text);
        }

        return Trimmed(text);
    }

    private static string Trimmed(StringBuilder text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;

        return text.ToString(start, end - start);
    }

    private static void AppendLines(SourceText source, TextSpan comment, StringBuilder text)
    {
        for (var start = comment.Start; start < comment.End;)
        {
            var end = start;
            while (end < comment.End && source[end] != '\n')
                end++;

            AppendLine(source, start, end, text);
            start = end + 1;
        }
    }

    private static void AppendLine(SourceText source, int start, int end, StringBuilder text)
    {
        while (start < end && char.IsWhiteSpace(source[start]))
            start++;
        while (end > start && char.IsWhiteSpace(source[end - 1]))
            end--;

        var content = start;
        while (content < end && source[content] == '/')
            content++;
        if (content != start + 3)
            return;

        for (; content < end; content++)
            text.Append(source[content]);

        text.Append('\n');
    }

    /// <summary>What the compiler makes of the comment; <see langword="null"/> where it reads none.</summary>
    private static string? Resolved(ISymbol symbol, CancellationToken cancellationToken)
    {
        var xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken) ?? "";
        var start = xml.IndexOf('>') + 1;
        var end = xml.LastIndexOf('<');
        return xml.StartsWith("<member", StringComparison.Ordinal) && end > start ? xml.Substring(start, end - start).Trim() : null;
    }
}
