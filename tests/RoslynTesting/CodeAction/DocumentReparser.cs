using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Replaces the syntax trees a code action built by those the parser makes of their text, and compares the two.</summary>
/// <param name="syntaxKindType">The enumeration of the language's syntax kinds.</param>
/// <param name="mode">How closely the trees must match.</param>
/// <param name="verifier">Reports the mismatch.</param>
internal sealed class DocumentReparser(Type syntaxKindType, CodeActionValidationMode mode, IVerifier verifier)
{
    /// <summary>Parses all documents of the project again; the first mismatch is returned, not thrown, as differences of text are told first.</summary>
    public async Task<(Project Project, ExceptionDispatchInfo? ValidationError)> ReparseAsync(Project project, CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? error = null;
        foreach (var id in project.DocumentIds)
        {
            var document = Require(project.GetDocument(id));
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var parsed = document.WithText(SourceText.From(text.ToString(), text.Encoding, text.ChecksumAlgorithm));
            error ??= await ValidateAsync(parsed, document, cancellationToken).ConfigureAwait(false);
            project = parsed.Project;
        }

        return (project, error);
    }

    private static T Require<T>(T? value)
        where T : class
        => value ?? throw new InvalidOperationException("The changed project has a document that cannot be parsed.");

    private async Task<ExceptionDispatchInfo?> ValidateAsync(Document parsed, Document built, CancellationToken cancellationToken)
    {
        if (mode == CodeActionValidationMode.None)
            return null;

        var expected = Require(await parsed.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false));
        var actual = Require(await built.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false));
        if (new SyntaxComparison(syntaxKindType, compareTrivia: mode == CodeActionValidationMode.Full).FindDifference(expected, actual) is not { } difference)
            return null;

        try
        {
            var renderer = new SyntaxRenderer(syntaxKindType, includeTrivia: mode == CodeActionValidationMode.Full);
            verifier.EqualOrDiff(renderer.Render(expected), renderer.Render(actual));
            verifier.Fail(difference);
            return null;
        }
        catch (Exception failure)
        {
            return ExceptionDispatchInfo.Capture(failure);
        }
    }
}
