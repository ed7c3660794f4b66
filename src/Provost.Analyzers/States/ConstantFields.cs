using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Bodies;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.States;

/// <summary>The constants of one file that may be texts or members of an enum, and the words that their values are written with; kept for as long as the file stays as it is.</summary>
internal static class ConstantFields
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ImmutableArray<(string Name, ImmutableArray<uint> Words)>>> s_cache = new();
    private static readonly WantedNames s_keyword = new(["const"]);

    public static ImmutableArray<(string Name, ImmutableArray<uint> Words)> Of(SyntaxTree tree, CancellationToken cancellationToken) =>
        s_cache.TryGetValue(tree, out var found) ? found.Value : s_cache.GetValue(tree, tree => new(Find(tree, cancellationToken))).Value;

    private static ImmutableArray<(string Name, ImmutableArray<uint> Words)> Find(SyntaxTree tree, CancellationToken cancellationToken) =>
        !SourceNames.Of(tree, cancellationToken).MayMention(s_keyword)
            ? []
            :
            [
                .. tree.GetRoot(cancellationToken)
                    .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                    .OfType<FieldDeclarationSyntax>()
                    .Where(static field => field.Modifiers.Any(SyntaxKind.ConstKeyword) && MayBeTextOrEnum(field.Declaration.Type))
                    .SelectMany(static field => field.Declaration.Variables)
                    .Where(static variable => variable.Initializer is not null)
                    .Select(static variable => (variable.Identifier.ValueText, WordsIn(variable.Initializer!.Value))),
            ];

    private static bool MayBeTextOrEnum(TypeSyntax type) => type is not PredefinedTypeSyntax predefined || predefined.Keyword.IsKind(SyntaxKind.StringKeyword);

    private static ImmutableArray<uint> WordsIn(ExpressionSyntax value)
    {
        var words = ImmutableArray.CreateBuilder<uint>();
        using var scanner = new IdentifierScanner(SourceText.From(value.ToString()));
        while (scanner.MoveNext())
        {
            words.Add(scanner.Hash);
        }

        return words.ToImmutable();
    }
}
