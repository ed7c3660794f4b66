using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;
using Provost.Generators.Model;

namespace Provost.Analyzers.Facts;

/// <summary>Binds the members that may perform I/O, and tells which of them do.</summary>
internal static class IoMemberParser
{
    public static EquatableArray<IoMember> Parse(
        ImmutableArray<(SyntaxTree Tree, TextSpan Span)> suspects,
        Compilation compilation,
        AnalyzerOptions options,
        CancellationToken cancellationToken)
    {
        if (suspects.IsEmpty || KnownSymbols.For(compilation) is not { } known)
        {
            return EquatableArray<IoMember>.Empty;
        }

        var knowledge = IoKnowledge.For(compilation, known, options, cancellationToken);
        return suspects
            .GroupBy(suspect => suspect.Tree)
            .SelectMany(file => InFile(file.Key, file.Select(suspect => suspect.Span), compilation, knowledge, cancellationToken))
            .Distinct()
            .OrderBy(member => member.Member, StringComparer.Ordinal)
            .ThenBy(member => member.Category)
            .ToEquatableArray();
    }

    private static IEnumerable<IoMember> InFile(SyntaxTree tree, IEnumerable<TextSpan> spans, Compilation compilation, IoKnowledge knowledge, CancellationToken cancellationToken)
    {
        var root = tree.GetRoot(cancellationToken);
        var model = SemanticModels.Of(compilation, tree);
        var graph = knowledge.GraphFor(tree);
        return spans
            .Select(span => root.FindNode(span).FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node.Span == span))
            .SelectMany(node => node is null ? [] : MethodsOf(model.GetDeclaredSymbol(node, cancellationToken)))
            .SelectMany(method => IoMember.Of(method, graph, cancellationToken));
    }

    /// <summary>A type stands for its constructors, which run its initializers.</summary>
    private static IEnumerable<IMethodSymbol> MethodsOf(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol method => [method.PartialImplementationPart ?? method],
        IPropertySymbol property => new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>(),
        IEventSymbol @event => new[] { @event.AddMethod, @event.RemoveMethod }.OfType<IMethodSymbol>(),
        INamedTypeSymbol { IsStatic: false, TypeKind: TypeKind.Class or TypeKind.Struct } type => type.InstanceConstructors,
        _ => [],
    };
}
