using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Observability;
using Provost.CodeFixes.Reliability;
using Provost.Generators.Parsing;

namespace Provost.CodeFixes.Observability;

/// <summary>PRV401: writes to the run logger, with a message template in place of the text; or lets the run log its prints.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV401ConsoleOutputCodeFixProvider)), Shared]
public sealed class PRV401ConsoleOutputCodeFixProvider : CodeFixProvider
{
    internal const string UseLogger = nameof(UseLogger);
    internal const string LogPrints = nameof(LogPrints);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV401ConsoleOutputAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        context.CodeActionEquivalenceKey is { } key ? await FixAsync(document, diagnostics, key, context.CancellationToken).ConfigureAwait(false) : null);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            await OfferAsync("Write to the run logger", UseLogger, diagnostic).ConfigureAwait(false);
            await OfferAsync("Log what is printed: LogPrints = true", LogPrints, diagnostic).ConfigureAwait(false);
        }

        async Task OfferAsync(string title, string key, Diagnostic diagnostic)
        {
            if ((await ChangesAsync(context.Document, diagnostic, key, context.CancellationToken).ConfigureAwait(false)).Length > 0)
            {
                context.RegisterCodeFix(CodeAction.Create(title, cancellation => FixAsync(context.Document, [diagnostic], key, cancellation), key), diagnostic);
            }
        }
    }

    /// <summary>All changes at once; several of them may want the same attribute argument or using directive.</summary>
    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellation)
    {
        var changes = new HashSet<TextChange>();
        foreach (var diagnostic in diagnostics)
        {
            changes.UnionWith(await ChangesAsync(document, diagnostic, key, cancellation).ConfigureAwait(false));
        }

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }

    private static async Task<ImmutableArray<TextChange>> ChangesAsync(Document document, Diagnostic diagnostic, string key, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan))
        {
            return [];
        }

        var written = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return key == UseLogger
            ? Logged(root, written, model, cancellation)
            : diagnostic.Properties.TryGetValue(PRV401ConsoleOutputAnalyzer.CanBeCapturedKey, out var canBe) && canBe == "true" ? Captured(written, model, cancellation) : [];
    }

    /// <summary>The call of the logger that says the same as one whole line.</summary>
    private static ImmutableArray<TextChange> Logged(SyntaxNode root, SyntaxNode written, SemanticModel model, CancellationToken cancellation)
    {
        if (written.Parent is not InvocationExpressionSyntax call
            || call.Expression != written
            || model.GetOperation(call, cancellation) is not IInvocationOperation { TargetMethod: { Name: "WriteLine", ReturnsVoid: true } method }
            || MessageTemplate.Of(call.ArgumentList, method, model, cancellation) is not { } arguments
            || RunLoggerAccess.At(call.SpanStart, model) is not { } logger)
        {
            return [];
        }

        var level = written.ToString().EndsWith("Error.WriteLine", StringComparison.Ordinal) ? "LogError" : "LogInformation";
        var change = new TextChange(call.Span, $"{logger}.{level}({arguments})");
        return RunLoggerAccess.UsingFor(root, call.SpanStart, model) is { } directive ? [directive, change] : [change];
    }

    private static ImmutableArray<TextChange> Captured(SyntaxNode written, SemanticModel model, CancellationToken cancellation)
    {
        if (written.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && model.GetDeclaredSymbol(method, cancellation) is IMethodSymbol symbol
            && OrchestrationAttribute.Find(symbol)?.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax attribute
            && attribute.SyntaxTree == written.SyntaxTree)
        {
            return [new(attribute.FullSpan, RetryArguments.AddOrSet(attribute, "LogPrints = true", replaces: true).ToFullString())];
        }

        return [];
    }
}
