using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Usage;

namespace Provost.CodeFixes.Usage;

/// <summary>PRV006: names the proxy's method where the bare one is named.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV006ProxyBypassedCodeFixProvider)), Shared]
public sealed class PRV006ProxyBypassedCodeFixProvider : CodeFixProvider
{
    private const string Key = "PRV006.UseProxy";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV006ProxyBypassedAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && NameAt(root, diagnostic) is not null && ReplacementOf(diagnostic) is { } replacement)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Use '{replacement}'", token => FixAsync(context.Document, [diagnostic], token), Key),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var replacements = new Dictionary<SimpleNameSyntax, string>();
        foreach (var diagnostic in diagnostics)
        {
            if (NameAt(root, diagnostic) is { } name && ReplacementOf(diagnostic) is { } replacement)
            {
                replacements[name] = replacement;
            }
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(
            replacements.Keys.Select(Whole).Distinct(),
            (old, current) => WithProxy(current, replacements[NameOf(old)!])));
    }

    private static string? ReplacementOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(BypassProperties.Replacement, out var replacement) ? replacement : null;

    private static SimpleNameSyntax? NameAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax expression ? NameOf(expression) : null;

    private static SimpleNameSyntax? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>The expression that ends in the name: what the proxy's method is accessed on.</summary>
    private static ExpressionSyntax Whole(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };

    private static ExpressionSyntax WithProxy(ExpressionSyntax expression, string replacement)
    {
        var dot = replacement.LastIndexOf('.');
        var isGeneric = replacement[dot - 1] == ')';
        var proxy = (SimpleNameSyntax)SyntaxFactory.ParseName(replacement.Substring(0, isGeneric ? dot - "()".Length : dot));
        ExpressionSyntax receiver = expression switch
        {
            MemberAccessExpressionSyntax access => access.WithName(proxy),
            MemberBindingExpressionSyntax binding => binding.WithName(proxy),
            _ => proxy,
        };
        receiver = receiver.WithoutTrailingTrivia();
        return SyntaxFactory
            .MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                isGeneric ? SyntaxFactory.InvocationExpression(receiver) : receiver,
                SyntaxFactory.IdentifierName(replacement.Substring(dot + 1)))
            .WithTriviaFrom(expression);
    }
}
