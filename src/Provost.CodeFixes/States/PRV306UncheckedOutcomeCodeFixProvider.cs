using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.States;

namespace Provost.CodeFixes.States;

/// <summary>PRV306: lets the failure throw where the state is dropped, and takes only the results of runs that completed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV306UncheckedOutcomeCodeFixProvider)), Shared]
public sealed class PRV306UncheckedOutcomeCodeFixProvider : CodeFixProvider
{
    private const string LetThrow = nameof(LetThrow);
    private const string AskState = nameof(AskState);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV306UncheckedOutcomeAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not SimpleNameSyntax name
                || !diagnostic.Properties.TryGetValue(PRV306UncheckedOutcomeAnalyzer.KindKey, out var kind))
            {
                continue;
            }

            if (kind == PRV306UncheckedOutcomeAnalyzer.DroppedState && ThrowingTwinOf(name) is { } twin)
            {
                Offer(context, diagnostic, $"Call '{twin}', which throws on failure", LetThrow, () => root.ReplaceToken(name.Identifier, SyntaxFactory.Identifier(twin).WithTriviaFrom(name.Identifier)));
            }
            else if (kind == PRV306UncheckedOutcomeAnalyzer.UncheckedResult && CompletedRuns.Only(name, IsOfFuture(diagnostic)) is var (old, @new))
            {
                Offer(context, diagnostic, "Take only the results of runs that completed", AskState, () => root.ReplaceNode(old, @new));
            }
        }
    }

    private static bool IsOfFuture(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(PRV306UncheckedOutcomeAnalyzer.OwnerKey, out var owner) && owner == "Future";

    private static void Offer(CodeFixContext context, Diagnostic diagnostic, string title, string key, Func<SyntaxNode> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(change())), key), diagnostic);

    /// <summary>Only where the value is dropped: a local would change its type.</summary>
    private static string? ThrowingTwinOf(SimpleNameSyntax name) =>
        name.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax ? null : name.Identifier.ValueText switch
        {
            "RunStateAsync" => "RunAsync",
            "RunState" => "Run",
            "StateAsync" => "ResultAsync",
            "StatesAsync" => "ResultsAsync",
            _ => null,
        };
}
