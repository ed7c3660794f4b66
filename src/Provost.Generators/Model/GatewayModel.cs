namespace Provost.Generators.Model;

/// <summary>
/// A hidden internal method through which interceptors, which live outside the type, reach a proxy they cannot name:
/// that of a private or protected method, or of a method in a private type.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Depth">Index in the chain of containing types of the one that declares it: the innermost that is accessible.</param>
internal sealed record GatewayModel(string Name, int Depth);
