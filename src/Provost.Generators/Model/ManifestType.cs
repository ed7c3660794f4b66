namespace Provost.Generators.Model;

/// <summary>What the manifest of an assembly has of one of its types.</summary>
/// <param name="Name">The type's name, by which the manifest is sorted.</param>
/// <param name="Members">The flows and tasks that can be listed: none of a generic type.</param>
/// <param name="Facts">What is known of each of its methods.</param>
/// <param name="Decorator">The expression that tells containers how to decorate it; <see langword="null"/> where there is no decorator.</param>
internal sealed record ManifestType(string Name, EquatableArray<ManifestMember> Members, EquatableArray<ManifestFacts> Facts, string? Decorator);
