using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Graphs;

/// <summary>A proxy by its name.</summary>
/// <param name="Property">The property: <c>ExtractTask</c>.</param>
/// <param name="TypeName">The simple name of the type that has it.</param>
/// <param name="Member">Namespace, type and method of what it runs.</param>
/// <param name="Label">The name people know that by.</param>
/// <param name="Kind">What it is.</param>
internal sealed record ProxyEntry(string Property, string TypeName, string Member, string Label, OrchestrationKind Kind)
{
    public static IEnumerable<ProxyEntry> Of(TypeModel type) =>
        type.Methods.Select(method => new ProxyEntry(method.ProxyName, type.Chain[type.Chain.Count - 1].Name, method.FullName, method.DefaultName, method.Kind));
}
