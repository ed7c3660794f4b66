namespace Provost.Generators.Model;

/// <summary>A flow or task, or the overloads that share a proxy, as the manifest lists it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Definition">The expression that gives its definition.</param>
/// <param name="IsList">Whether that is a list: of overloads.</param>
internal sealed record ManifestMember(OrchestrationKind Kind, string Definition, bool IsList);
