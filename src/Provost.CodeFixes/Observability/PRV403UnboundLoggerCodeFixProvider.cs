using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Observability;

namespace Provost.CodeFixes.Observability;

/// <summary>PRV403: writes to the run logger, or passes the exception itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV403UnboundLoggerCodeFixProvider)), Shared]
public sealed class PRV403UnboundLoggerCodeFixProvider : CodeFixProvider
{
    private const string TellOfRun = nameof(TellOfRun);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV403UnboundLoggerAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await ChangeAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not null)
            {
                var title = ExceptionOf(diagnostic) is { } exception ? $"Pass '{exception}'" : "Write to the run logger";
                context.RegisterCodeFix(CodeAction.Create(title, cancellation => FixAsync(context.Document, [diagnostic], cancellation), TellOfRun), diagnostic);
            }
        }
    }

    private static string? ExceptionOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(PRV403UnboundLoggerAnalyzer.ExceptionKey, out var exception) ? exception : null;

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        List<TextChange> changes = [];
        foreach (var diagnostic in diagnostics)
        {
            if (await ChangeAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } change)
            {
                changes.Add(change);
            }
        }

        changes.AddRange(await UnreadParameter.RemovalsAsync(document, [.. changes.Select(change => change.Span)], cancellation).ConfigureAwait(false));
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }

    private static async Task<TextChange?> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var span = diagnostic.Location.SourceSpan;
        if (root is null || model is null || !root.FullSpan.Contains(span))
        {
            return null;
        }

        if (ExceptionOf(diagnostic) is { } exception)
        {
            return root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? Passing(exception, call, model, cancellation) : null;
        }

        return RunLoggerAccess.At(span.Start, model) is { } logger ? new(span, logger) : null;
    }

    /// <summary>The exception goes before the message, which stays; a message that is nothing but the text becomes a template.</summary>
    private static TextChange? Passing(string exception, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (call.ArgumentList.Arguments.Any(static argument => argument.NameColon is not null)
            || model.GetOperation(call, cancellation) is not IInvocationOperation operation
            || operation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "message")?.Syntax is not ArgumentSyntax message)
        {
            return null;
        }

        // The one argument that is null now takes the exception.
        if (operation.Arguments.FirstOrDefault(static argument => argument is { Parameter.Name: "exception", ArgumentKind: ArgumentKind.Explicit })?.Syntax is ArgumentSyntax absent)
        {
            return new(absent.Span, exception);
        }

        var text = message.Expression.ToString();
        return text == $"{exception}.Message" || text == $"{exception}.ToString()"
            ? new(message.Span, $"{exception}, \"{{Message}}\", {exception}.Message")
            : new(new(message.SpanStart, 0), $"{exception}, ");
    }
}
