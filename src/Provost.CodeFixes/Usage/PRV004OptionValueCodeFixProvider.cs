using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Provost.Analyzers.Usage;

namespace Provost.CodeFixes.Usage;

/// <summary>PRV004: corrects the value of an option, adds the option it needs, or removes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV004OptionValueCodeFixProvider))]
[Shared]
public sealed class PRV004OptionValueCodeFixProvider : CodeFixProvider
{
    /// <summary>
    /// Selects the fix that is offered first: a value that is allowed, or the option without which this one has no effect, or no option.
    /// It is one key for the three, so that all options of a document can be mended at once.
    /// </summary>
    public const string MendKey = "PRV004.Mend";

    /// <summary>Selects the fix that removes the option, or the one value of a list.</summary>
    public const string RemoveKey = "PRV004.Remove";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV004OptionValueAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(FixDocumentAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is null || OptionFault.Find(root, diagnostic) is not { } fault)
            {
                continue;
            }

            var removal = fault.Element is null ? $"Remove '{fault.Option}'" : $"Remove {fault.Element} from '{fault.Option}'";
            Register(context, diagnostic, TitleOfMend(fault) ?? removal, MendKey);
            if (fault.Replacement is not null || fault.Addition is not null)
            {
                Register(context, diagnostic, removal, RemoveKey);
            }
        }
    }

    private static string? TitleOfMend(OptionFault fault) =>
        fault.Replacement is { } replacement ? $"Change to {replacement}"
        : fault.Addition is { } addition ? $"Add '{addition.Replace("global::Provost.", "")}'"
        : null;

    private static void Register(CodeFixContext context, Diagnostic diagnostic, string title, string key) =>
        context.RegisterCodeFix(
            CodeAction.Create(title, token => FixAsync(context.Document, [diagnostic], key, token), key),
            diagnostic);

    private static async Task<Document?> FixDocumentAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics) =>
        await FixAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false);

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        ImmutableArray<OptionFault> faults = [.. diagnostics.Select(diagnostic => OptionFault.Find(root, diagnostic)).OfType<OptionFault>()];
        return document.WithSyntaxRoot(key == RemoveKey ? OptionFaults.Remove(root, faults) : OptionFaults.Mend(root, faults));
    }
}
