using System.ComponentModel;

namespace Provost.Generated;

/// <summary>
/// Names what an assembly declares, so that compilations which reference it find calls of its flows and tasks, and uses of
/// its policies, without a search through all its members. The generator writes it.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrchestratedMembersAttribute : Attribute
{
    /// <summary>The names of flow and task methods that other assemblies may call.</summary>
    public string[] Methods { get; set; } = [];

    /// <summary>The names of classes that derive from <see cref="TaskAttribute"/> or <see cref="FlowAttribute"/>.</summary>
    public string[] Policies { get; set; } = [];

    /// <summary>The class in <c>Provost.Generated.Manifests</c> that holds the manifest; <see langword="null"/> where there is none.</summary>
    public string? Manifest { get; set; }
}
