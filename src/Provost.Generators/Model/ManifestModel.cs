namespace Provost.Generators.Model;

/// <summary>What an assembly tells those that reference it.</summary>
/// <param name="Methods">The names of the flow and task methods they may call.</param>
/// <param name="Policies">The names of its subclasses of the attributes.</param>
/// <param name="AssemblyName">Its name, where it has a manifest in the registry; else <see langword="null"/>.</param>
internal sealed record ManifestModel(NameSet Methods, NameSet Policies, string? AssemblyName)
{
    public bool IsEmpty => Methods.IsEmpty && Policies.IsEmpty && AssemblyName is null;
}
