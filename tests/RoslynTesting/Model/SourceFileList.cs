using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Source files, which are numbered when no name is given.</summary>
/// <param name="defaultPrefix">What comes before the number.</param>
/// <param name="defaultExtension">The extension, without a period.</param>
public class SourceFileList(string defaultPrefix, string defaultExtension) : SourceFileCollection
{
    private string NextFileName => $"{defaultPrefix}{Count}.{defaultExtension}";

    /// <summary>Adds a file. Text made from a string has no encoding.</summary>
    public void Add(string content) => Add((NextFileName, content));

    /// <summary>Adds a file.</summary>
    public void Add(SourceText content) => Add((NextFileName, content));
}
