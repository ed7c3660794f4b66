namespace Provost.Generators.Model;

/// <summary>A flow or task: what its proxy is written from.</summary>
internal sealed record MethodModel
{
    public required OrchestrationKind Kind { get; init; }

    /// <summary>The method's name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name to call it by: <c>global::Shop.Etl.Extract</c>, or its bare name on an instance.</summary>
    public required string Target { get; init; }

    /// <summary>Namespace, type and method, as runs and logs show it.</summary>
    public required string FullName { get; init; }

    /// <summary>The name of the run unless the attribute gives one: the method's, less <c>Async</c>.</summary>
    public required string DefaultName { get; init; }

    /// <summary>The name of the proxy property: <see cref="DefaultName"/> and <c>Task</c> or <c>Flow</c>. A generic method has a method of this name.</summary>
    public required string ProxyName { get; init; }

    /// <summary>The declared accessibility, as written.</summary>
    public required string Accessibility { get; init; }

    public required bool IsStatic { get; init; }

    /// <summary>Its own type parameters, which are those of its proxy.</summary>
    public required EquatableArray<TypeParameterModel> TypeParameters { get; init; }

    public bool IsGeneric => !TypeParameters.IsEmpty;

    /// <summary>Whether the proxy property hides a member of a base type.</summary>
    public required bool HidesInherited { get; init; }

    /// <summary>Whether the proxy's type hides one of a base type.</summary>
    public required bool HidesInheritedType { get; init; }

    public required ReturnModel Return { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    public required AttributeModel Attribute { get; init; }

    public required EquatableArray<BindingModel> Bindings { get; init; }

    /// <summary>The XML documentation as written, without slashes; empty where there is none.</summary>
    public required string Documentation { get; init; }

    /// <summary>How the policy reads: "3 retries after 10 s, at most 30 s each".</summary>
    public required string Policy { get; init; }

    /// <summary>The hash of the method's code, where the cache policy asks for it.</summary>
    public required string? SourceHash { get; init; }

    /// <summary>The hash of the method's code for the manifest.</summary>
    public required string CodeHash { get; init; }

    /// <summary>What the manifest knows the method by: its full name, or among overloads its documentation id.</summary>
    public required string ManifestKey { get; init; }

    /// <summary>
    /// Index in the chain of containing types of the innermost that the manifest can name, which then hands out the definition;
    /// <see langword="null"/> where the manifest can name the proxy itself.
    /// </summary>
    public required int? DefinitionDepth { get; init; }

    /// <summary>The schema of a flow's parameters; <see langword="null"/> for a task.</summary>
    public required SchemaModel? ParameterSchema { get; init; }

    /// <summary>How interceptors reach the proxy; <see langword="null"/> where they can name it.</summary>
    public required GatewayModel? Gateway { get; init; }

    /// <summary>The <c>Obsolete</c> attribute to repeat on the proxy, or empty.</summary>
    public required string Obsolete { get; init; }

    /// <summary>Whether to use the method is an error.</summary>
    public required bool IsObsoleteByError { get; init; }

    public bool HasParameter(string name)
    {
        for (var index = 0; index < Parameters.Count; index++)
        {
            if (Parameters[index].Name == name)
                return true;
        }

        return false;
    }
}
