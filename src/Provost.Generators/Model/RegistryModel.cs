namespace Provost.Generators.Model;

/// <summary>The whole manifest of an assembly, as it enters the registry of the program.</summary>
/// <param name="AssemblyName">The assembly.</param>
/// <param name="Types">Its types with flows or tasks, in the order of their names.</param>
/// <param name="Graphs">The graphs of its flows.</param>
/// <param name="References">The classes that hold the manifests of referenced assemblies.</param>
internal sealed record RegistryModel(
    string AssemblyName,
    EquatableArray<ManifestType> Types,
    EquatableArray<GraphModel> Graphs,
    EquatableArray<string> References);
