using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>PRV106: beats in each round, which is also where the loop stops when its run is to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV106SilentLoopCodeFixProvider)), Shared]
public sealed class PRV106SilentLoopCodeFixProvider : CodeFixProvider
{
    private const string AddHeartbeat = nameof(AddHeartbeat);
    private const string Heartbeat = "Heartbeat()";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV106SilentLoopAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null
                && model is not null
                && LoopBody.Of(root.FindToken(diagnostic.Location.SourceSpan.Start).Parent) is { IsMissing: false } body
                && RunName.For(Heartbeat, model, body.SpanStart) is { } run)
            {
                var first = SyntaxFactory.ParseStatement($"{run}.{Heartbeat};");
                context.RegisterCodeFix(
                    CodeAction.Create(
                        "Beat in each round: Run.Heartbeat()",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(body, LoopBody.WithFirst(body, first)))),
                        AddHeartbeat),
                    diagnostic);
            }
        }
    }
}
