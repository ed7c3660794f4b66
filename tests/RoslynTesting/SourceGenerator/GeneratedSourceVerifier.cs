using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares generated files with the expected ones, in whatever order either comes.</summary>
internal static class GeneratedSourceVerifier
{
    /// <summary>Compares the list of files, then each file.</summary>
    public static async Task VerifyAsync(SourceFileCollection expected, IReadOnlyList<Document> actual, IVerifier verifier, CancellationToken cancellationToken)
    {
        var remaining = actual.ToList();
        var pairs = new List<((string filename, SourceText content) Expected, Document Actual)>();
        foreach (var file in expected)
        {
            if (remaining.Find(document => document.FilePath == file.filename) is { } match)
            {
                pairs.Add((file, match));
                remaining.Remove(match);
            }
        }

        verifier.EqualOrDiff(
            Join(expected.Select(file => file.filename)),
            Join(actual.Select(document => document.FilePath!)),
            "Expected source file list to match");

        foreach (var (file, document) in pairs)
        {
            var (name, folders) = DocumentPath.GetGeneratedNameAndFolders(file.filename);
            await DocumentComparison.CompareAsync(file, document, name, folders, verifier, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Join(IEnumerable<string> files) => string.Join(Environment.NewLine, files.Order(StringComparer.Ordinal));
}
