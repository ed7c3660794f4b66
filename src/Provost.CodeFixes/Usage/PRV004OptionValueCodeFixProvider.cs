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
    /// <summary>Selects the fix that writes a value which is allowed.</summary>
    public const string CorrectKey = "PRV004.Correct";

    /// <summary>Selects the fix that adds the option without which this one has no effect.</summary>
    public const string AddKey = "PRV004.Add";

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

            if (fault.Replacement is { } replacement)
            {
                Register(context, diagnostic, $"Change to {replacement}", CorrectKey);
            }

            if (fault.Addition is { } addition)
            {
                Register(context, diagnostic, $"Add '{addition.Replace("global::Provost.", "")}'", AddKey);
            }

            Register(context, diagnostic, fault.Element is null ? $"Remove '{fault.Option}'" : $"Remove {fault.Element} from '{fault.Option}'", RemoveKey);
        }
    }

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
        return document.WithSyntaxRoot(key switch
        {
            CorrectKey => OptionFaults.Correct(root, faults),
            AddKey => OptionFaults.AddMissing(root, faults),
            _ => OptionFaults.Remove(root, faults),
        });
    }
}
