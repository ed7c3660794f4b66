using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Provost.Generated;

namespace Provost;

/// <summary>A flow as it was declared: its identity and its options. Immutable and safe to share between threads.</summary>
/// <remarks>The proxy of a flow has it as <c>Definition</c>. Prefect: <c>Flow</c>.</remarks>
public abstract class FlowDefinition
{
    private MemberFacts? _facts;
    private FlowGraph? _graph;
    private JsonElement? _parameterSchema;

    private protected FlowDefinition(string fullName, FlowOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(fullName);
        FullName = fullName;
        Options = options;
    }

    /// <summary>How the flow runs.</summary>
    public FlowOptions Options { get; }

    /// <summary>The display name.</summary>
    public string Name => Options.Name;

    /// <summary>Namespace, type and method: what tells the flow from all others of the program.</summary>
    public string FullName { get; }

    /// <summary>The names of the parameters in declared order, without cancellation tokens.</summary>
    public IReadOnlyList<string> Parameters { get => field ??= [.. Signature.Select(static parameter => parameter.Name)]; init; }

    /// <summary>The parameters in declared order, without cancellation tokens.</summary>
    public IReadOnlyList<FlowParameter> Signature { get; init; } = [];

    /// <summary>
    /// The parameters as a JSON Schema: what a form, a deployment or a caller in another language needs to know. <see langword="null"/> where the
    /// assembly has no manifest.
    /// </summary>
    /// <remarks>Prefect: <c>parameter_openapi_schema</c> of a deployment, in whose form it is.</remarks>
    public JsonElement? ParameterSchema => _parameterSchema ??= Facts?.ParameterSchema is { } schema ? JsonElement.Parse(schema) : null;

    /// <summary>What the flow does, as its source shows it; <see langword="null"/> where the assembly has no manifest.</summary>
    public FlowGraph? Graph => _graph ??= Facts?.Graph?.Invoke();

    /// <summary>
    /// A hash of the flow's code: it changes with the code, and not with comments, formatting or line endings. <see langword="null"/> where the
    /// assembly has no manifest.
    /// </summary>
    /// <remarks>Prefect: the version of a flow, unless it is given: a hash of its file.</remarks>
    public string? SourceHash => Facts?.SourceHash;

    /// <summary>What the manifest of the assembly knows the flow by. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string ManifestKey { get => field ?? FullName; init; }

    /// <summary>The assembly that declares the flow.</summary>
    private protected abstract Assembly Assembly { get; }

    private MemberFacts? Facts => _facts ??= OrchestrationRegistry.ManifestOf(Assembly)?.FactsOf(ManifestKey);

    /// <summary>
    /// Runs the flow with arguments that arrive from outside the program: from a command line, a request, a file. Each is converted to the
    /// type of its parameter, so numbers, dates, enumerations and objects may come as text, as JSON
    /// (<see cref="System.Text.Json.JsonElement"/>, <see cref="System.Text.Json.Nodes.JsonNode"/>), or as dictionaries and lists of such.
    /// </summary>
    /// <param name="parameters">The arguments by name. Those of parameters with a default may be absent.</param>
    /// <param name="instance">The object that an instance method is called on; not used for a static one.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>
    /// The final state, however the run ended. Arguments that cannot be converted, or are refused by the parameter, fail it with a
    /// <see cref="FlowParameterException"/> before any code of the flow runs.
    /// </returns>
    /// <exception cref="FlowParameterException">A required argument is absent, or a name is none of the flow's: there is no run.</exception>
    /// <exception cref="ArgumentException">The flow is an instance method and <paramref name="instance"/> is no object of its type.</exception>
    /// <remarks>Prefect: parameters of a deployment's run, <c>Flow.validate_parameters</c>.</remarks>
    public abstract Task<State> RunWithParametersAsync(
        IReadOnlyDictionary<string, object?> parameters, object? instance = null, CancellationToken cancellationToken = default);

    /// <summary>Runs the flow with arguments that arrive as a JSON object, as <see cref="RunWithParametersAsync(IReadOnlyDictionary{string, object?}, object?, CancellationToken)"/> does.</summary>
    /// <param name="parameters">A JSON object with the arguments by name.</param>
    /// <param name="instance">The object that an instance method is called on; not used for a static one.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The final state, however the run ended.</returns>
    /// <exception cref="FlowParameterException">A required argument is absent, or a name is none of the flow's: there is no run.</exception>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> is no object, or <paramref name="instance"/> is none of the flow's type.</exception>
    public Task<State> RunWithParametersAsync(JsonElement parameters, object? instance = null, CancellationToken cancellationToken = default)
    {
        if (parameters.ValueKind != JsonValueKind.Object)
            throw new ArgumentException($"The arguments of the flow '{Name}' must be a JSON object, but are {ValueText.Of(parameters)}.", nameof(parameters));

        var values = parameters.EnumerateObject().ToDictionary(static property => property.Name, static property => (object?)property.Value, StringComparer.Ordinal);
        return RunWithParametersAsync(values, instance, cancellationToken);
    }

    /// <summary>What the flow says about persistence; <see langword="null"/> if nothing. Asking for a storage or serializer is asking for persistence.</summary>
    internal bool? PersistsResult => Options.PersistResult ?? (Options.ResultStorage is not null || Options.ResultSerializer is not null ? true : null);

    /// <summary>The flow with other options.</summary>
    internal abstract FlowDefinition Changed(Func<FlowOptions, FlowOptions> change);

    /// <summary>The display name.</summary>
    public override string ToString() => Name;
}
