using System.Collections.Concurrent;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>References to assembly files, each read once per process.</summary>
public static class MetadataReferences
{
    private static readonly ConcurrentDictionary<string, MetadataReference> s_references = new();

    /// <summary>The reference to the assembly at <paramref name="path"/>, documented by the XML file beside it.</summary>
    internal static MetadataReference CreateReferenceFromFile(string path)
        => s_references.GetOrAdd(
            path,
            static path => MetadataReference.CreateFromFile(path, documentation: XmlDocumentationProvider.CreateFromFile(Path.ChangeExtension(path, ".xml"))));
}
