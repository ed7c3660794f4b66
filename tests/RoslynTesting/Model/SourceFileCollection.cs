using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Files, by name and content.</summary>
public class SourceFileCollection : List<(string filename, SourceText content)>
{
    /// <summary>Adds a file. Text made from a string has no encoding.</summary>
    public void Add((string filename, string content) file)
        => Add((file.filename, SourceText.From(file.content)));

    /// <summary>Adds a generated file in UTF-8.</summary>
    public void Add((Type sourceGeneratorType, string filename, string content) file)
        => Add((file.sourceGeneratorType, file.filename, SourceText.From(file.content, Encoding.UTF8)));

    /// <summary>Adds a generated file, named as the compiler names it: by generator and hint.</summary>
    public void Add((Type sourceGeneratorType, string filename, SourceText content) file)
    {
        var (generator, hint, content) = file;
        Add((Path.Combine(generator.Assembly.GetName().Name ?? string.Empty, generator.FullName!, hint), content));
    }
}
