namespace Provost.Generators.Model;

/// <summary>The class that stands before any implementation of an interface, and runs the interface's flows and tasks as such.</summary>
/// <param name="Name">Its name: <c>RepositoryTaskProxy</c>.</param>
/// <param name="Accessibility">That of the interface, as written.</param>
/// <param name="TypeParameters">Those of the interface.</param>
/// <param name="Service">The interface as written from anywhere.</param>
/// <param name="IsUnsafe">Whether a signature has pointers.</param>
/// <param name="Obsolete">The <c>Obsolete</c> attribute of the interface, or empty.</param>
/// <param name="ServiceDefinition">The expression that tells containers of it; <see langword="null"/> where the interface is too hidden to be told of.</param>
/// <param name="Members">All members of the interface and its base interfaces.</param>
internal sealed record DecoratorModel(
    string Name,
    string Accessibility,
    EquatableArray<TypeParameterModel> TypeParameters,
    string Service,
    bool IsUnsafe,
    string Obsolete,
    string? ServiceDefinition,
    EquatableArray<DecoratorMember> Members);
