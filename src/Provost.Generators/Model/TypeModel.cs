namespace Provost.Generators.Model;

/// <summary>A type that declares flows or tasks: one generated file.</summary>
internal sealed record TypeModel
{
    /// <summary>The namespace, empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types to open, from the outermost to the declaring one.</summary>
    public required EquatableArray<ContainingType> Chain { get; init; }

    /// <summary>Its metadata name with namespace and containing types, by which the file is named.</summary>
    public required string MetadataName { get; init; }

    /// <summary>The type as written from anywhere: <c>global::Shop.Etl&lt;T&gt;</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>Whether the type, or one around it, has type parameters.</summary>
    public bool IsGeneric => FullName.IndexOf('<') >= 0;

    public bool IsInterface => Chain[Chain.Count - 1].Declaration.StartsWith("partial interface ", StringComparison.Ordinal);

    /// <summary>Whether <c>[JsonIgnore]</c> exists, which keeps instance proxies out of serialised data.</summary>
    public required bool HasJsonIgnore { get; init; }

    /// <summary>What runs the members of any implementation as flows and tasks, if the type is an interface; else <see langword="null"/>.</summary>
    public DecoratorModel? Decorator { get; init; }

    /// <summary>Its flows and tasks, in a stable order.</summary>
    public required EquatableArray<MethodModel> Methods { get; init; }
}
