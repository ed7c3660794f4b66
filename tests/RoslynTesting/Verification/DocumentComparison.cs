using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares a document with what a state says of its file.</summary>
internal static class DocumentComparison
{
    /// <summary>Compares text, encoding, checksum algorithm, name and folders, in this order.</summary>
    public static async Task CompareAsync(
        (string filename, SourceText content) expected,
        TextDocument actual,
        string name,
        IEnumerable<string> folders,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var (file, content) = expected;
        var text = await actual.GetTextAsync(cancellationToken).ConfigureAwait(false);
        verifier.EqualOrDiff(content.ToString(), text.ToString(), $"content of '{file}' did not match. Diff shown with expected as baseline:");
        verifier.Equal(content.Encoding, text.Encoding, $"encoding of '{file}' was expected to be '{content.Encoding?.WebName}' but was '{text.Encoding?.WebName}'");
        verifier.Equal(content.ChecksumAlgorithm, text.ChecksumAlgorithm, $"checksum algorithm of '{file}' was expected to be '{content.ChecksumAlgorithm}' but was '{text.ChecksumAlgorithm}'");
        verifier.Equal(name, actual.Name, $"file name was expected to be '{name}' but was '{actual.Name}'");
        verifier.SequenceEqual(folders, actual.Folders, message: $"folders was expected to be '{string.Join('/', folders)}' but was '{string.Join('/', actual.Folders)}'");
    }
}
