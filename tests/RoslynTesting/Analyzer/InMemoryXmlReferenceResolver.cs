using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Resolves <c>&lt;include&gt;</c> to texts given by the test.</summary>
/// <param name="files">The texts by path.</param>
internal sealed class InMemoryXmlReferenceResolver(IReadOnlyDictionary<string, string> files) : XmlReferenceResolver
{
    public override string? ResolveReference(string path, string? baseFilePath) => files.ContainsKey(path) ? path : null;

    public override Stream OpenRead(string resolvedPath)
        => files.TryGetValue(resolvedPath, out var content)
            ? new MemoryStream(Encoding.UTF8.GetBytes(content))
            : throw new IOException($"Unable to read XML file: {resolvedPath}");

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => files.GetHashCode();
}
