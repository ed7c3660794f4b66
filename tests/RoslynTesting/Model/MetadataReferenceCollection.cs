using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>References to assemblies.</summary>
public class MetadataReferenceCollection : List<MetadataReference>
{
    /// <summary>Adds the file of a loaded assembly.</summary>
    public void Add(Assembly assembly) => Add(assembly.Location);

    /// <summary>Adds an assembly by its path.</summary>
    public void Add(string path) => Add(MetadataReferences.CreateReferenceFromFile(path));
}
