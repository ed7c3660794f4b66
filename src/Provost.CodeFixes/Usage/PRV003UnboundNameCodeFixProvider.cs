using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Usage;

namespace Provost.CodeFixes.Usage;

/// <summary>PRV003: creates the method that an option names, with the signature that fits and a body that changes nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV003UnboundNameCodeFixProvider)), Shared]
public sealed class PRV003UnboundNameCodeFixProvider : CodeFixProvider
{
    private const string Key = "PRV003.CreateMethod";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV003UnboundNameAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && MissingMethod.Find(root, diagnostic) is { } missing)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Create method '{missing.Name}'", token => FixAsync(context.Document, [diagnostic], token), Key),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var missing = diagnostics.Select(diagnostic => MissingMethod.Find(root, diagnostic)).OfType<MissingMethod>().ToLookup(method => method.Type);
        return document.WithSyntaxRoot(root.ReplaceNodes(missing.Select(group => group.Key), (old, type) => WithMethods(old, type, missing[old])));
    }

    /// <summary>Puts each method right after the one that names it, and one that several name after the first of them.</summary>
    private static TypeDeclarationSyntax WithMethods(TypeDeclarationSyntax old, TypeDeclarationSyntax type, IEnumerable<MissingMethod> missing)
    {
        var methods = missing
            .OrderBy(method => method.Owner.SpanStart)
            .GroupBy(method => method.Head)
            .Select(group => group.First())
            .ToLookup(method => old.Members.IndexOf(method.Owner));
        var members = type.Members;
        foreach (var group in methods.OrderByDescending(group => group.Key))
        {
            foreach (var method in group)
            {
                members = members.Insert(group.Key + 1, method.Declare());
            }
        }

        return type.WithMembers(members);
    }
}
