using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Caching;

namespace Provost.CodeFixes.Caching;

/// <summary>PRV504: makes a static field lazy, so that it is made by the first run that needs it, and again if that fails.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV504EagerStaticCodeFixProvider)), Shared]
public sealed class PRV504EagerStaticCodeFixProvider : CodeFixProvider
{
    private const string MakeLazy = nameof(MakeLazy);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV504EagerStaticAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null
                && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
                && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field
                && await LazyField.OfAsync(context.Document, field, context.CancellationToken).ConfigureAwait(false) is { } lazy)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Make '{lazy.Name}' lazy", lazy.ApplyAsync, $"{MakeLazy}"),
                    diagnostic);
            }
        }
    }
}
