using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares files by name, text and encoding, and by checksum algorithm unless told not to.</summary>
internal sealed class SourceFileComparer : IEqualityComparer<(string filename, SourceText content)>
{
    private readonly bool _compareChecksum;

    private SourceFileComparer(bool compareChecksum) => _compareChecksum = compareChecksum;

    /// <summary>Compares everything.</summary>
    public static SourceFileComparer Exact { get; } = new(compareChecksum: true);

    /// <summary>Compares everything but the checksum algorithm.</summary>
    public static SourceFileComparer IgnoringChecksum { get; } = new(compareChecksum: false);

    public bool Equals((string filename, SourceText content) x, (string filename, SourceText content) y)
        => x.filename == y.filename
            && Equals(x.content.Encoding, y.content.Encoding)
            && (!_compareChecksum || x.content.ChecksumAlgorithm == y.content.ChecksumAlgorithm)
            && x.content.ContentEquals(y.content);

    public int GetHashCode((string filename, SourceText content) file) => HashCode.Combine(file.filename, file.content.Length);
}
