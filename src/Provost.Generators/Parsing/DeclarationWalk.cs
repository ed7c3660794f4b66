using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Goes once through a file to hash what it declares.</summary>
internal sealed class DeclarationWalk(SyntaxTree tree, CancellationToken cancellationToken)
{
    private const char BodyMark = '\u0001';
    private const char ExpressionMark = '\u0002';

    private readonly SourceText _text = tree.GetText(cancellationToken);
    private readonly List<(uint Name, ulong Hash)> _methods = [];
    private SyntaxNode? _container;
    private ulong _containerHash;

    public DeclarationHash Walk()
    {
        var hash = LongHash.Add(LongHash.Empty, tree.FilePath);
        var start = 0;
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes(IsContainer))
        {
            if (node is not MemberDeclarationSyntax { Parent: TypeDeclarationSyntax } member)
            {
                start = AddWithoutBodies(ref hash, node, start);
                continue;
            }

            hash = Add(hash, start, member.FullSpan.Start);
            if (PlainMethods.Is(member))
            {
                _methods.Add((NameHash.Of(((MethodDeclarationSyntax)member).Identifier.ValueText), HashOf(member)));
                start = member.FullSpan.End;
                continue;
            }

            hash = AddTrivia(hash, member);
            start = AddWithoutBodies(ref hash, member, member.SpanStart);
        }

        return new(Add(hash, start, _text.Length), [.. _methods]);
    }

    private ulong HashOf(MemberDeclarationSyntax method)
    {
        var hash = AddTrivia(HashOfContainer(method.Parent!), method);
        var start = AddWithoutBodies(ref hash, method, method.SpanStart);
        return Add(hash, start, method.Span.End);
    }

    /// <summary>Where the method is: the file, the namespace and the types.</summary>
    private ulong HashOfContainer(SyntaxNode container)
    {
        if (ReferenceEquals(container, _container))
            return _containerHash;

        var hash = LongHash.Add(LongHash.Empty, tree.FilePath);
        for (var node = container; node is not null; node = node.Parent)
        {
            hash = node switch
            {
                TypeDeclarationSyntax type => LongHash.Add(LongHash.Add(hash, type.Identifier.ValueText), (ulong)(type.TypeParameterList?.Parameters.Count ?? 0)),
                BaseNamespaceDeclarationSyntax named => Add(hash, named.Name.SpanStart, named.Name.Span.End),
                _ => hash,
            };
        }

        _container = container;
        return _containerHash = hash;
    }

    /// <summary>Adds the text up to and between the bodies of a member.</summary>
    /// <returns>Where the last of them ends.</returns>
    private int AddWithoutBodies(ref ulong hash, SyntaxNode member, int start)
    {
        var (block, expression) = Bodies(member);
        AddUpTo(ref hash, ref start, block, BodyMark);
        AddUpTo(ref hash, ref start, expression, ExpressionMark);
        return start;
    }

    private void AddUpTo(ref ulong hash, ref int start, SyntaxNode? body, char mark)
    {
        // A directive in a body can change what stands behind it: #nullable, #if.
        if (body is null || body.ContainsDirectives)
            return;

        hash = LongHash.Add(Add(hash, start, body.SpanStart), mark);
        start = body.Span.End;
    }

    /// <summary>Adds what stands before a member: documentation and directives, but neither white space nor other comments.</summary>
    private ulong AddTrivia(ulong hash, MemberDeclarationSyntax member)
    {
        var end = member.SpanStart;
        var added = hash;
        for (var position = member.FullSpan.Start; position < end;)
        {
            var next = EndOfTrivia(position, end, out var isDocumentation);
            if (next < 0)
                return Add(hash, member.FullSpan.Start, end);
            if (isDocumentation)
                added = Add(added, position, next);

            position = next;
        }

        return added;
    }

    /// <summary>The end of a comment or a white space; negative where something else starts.</summary>
    private int EndOfTrivia(int start, int end, out bool isDocumentation)
    {
        isDocumentation = false;
        if (SyntaxFacts.IsWhitespace(_text[start]) || SyntaxFacts.IsNewLine(_text[start]))
            return start + 1;
        if (_text[start] != '/' || start + 1 >= end || _text[start + 1] is not ('/' or '*'))
            return -1;

        var isLine = _text[start + 1] == '/';
        isDocumentation = start + 2 < end && _text[start + 2] == _text[start + 1];
        var position = start + 2;
        while (position < end && (isLine ? !SyntaxFacts.IsNewLine(_text[position]) : !(_text[position] == '/' && _text[position - 1] == '*' && position > start + 2)))
            position++;

        return isLine ? position : Math.Min(position + 1, end);
    }

    private static bool IsContainer(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorListSyntax;

    private static (SyntaxNode? Block, SyntaxNode? Expression) Bodies(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => (method.Body, method.ExpressionBody),
        PropertyDeclarationSyntax property => (null, property.ExpressionBody),
        IndexerDeclarationSyntax indexer => (null, indexer.ExpressionBody),
        AccessorDeclarationSyntax accessor => (accessor.Body, accessor.ExpressionBody),
        _ => (null, null),
    };

    private ulong Add(ulong hash, int start, int end)
    {
        for (var index = start; index < end; index++)
            hash = LongHash.Add(hash, _text[index]);

        return hash;
    }
}
