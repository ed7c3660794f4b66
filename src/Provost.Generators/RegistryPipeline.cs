using Microsoft.CodeAnalysis;
using Provost.Generators.Emitting;
using Provost.Generators.Model;
using Provost.Generators.Parsing;
using Provost.Generators.Parsing.Graphs;

namespace Provost.Generators;

/// <summary>Writes the manifest that enters the registry of the program: definitions, parameter schemas, source hashes and graphs.</summary>
internal sealed class RegistryPipeline(
    IncrementalGeneratorInitializationContext context,
    IncrementalValuesProvider<TreeFacts> facts,
    DeclaringTypes types,
    IncrementalValueProvider<NameSet> policies,
    IncrementalValueProvider<ReferencedNames> referenced,
    IncrementalValueProvider<NameSet> methodNames)
{
    private const string FlowAttribute = "FlowAttribute";

    /// <summary>Nothing that an editor shows depends on it, and each edit of a body would write it anew.</summary>
    private readonly IncrementalValueProvider<bool> _isBuild = context.AnalyzerConfigOptionsProvider
        .Select(static (options, _) => !DesignTimeBuild.IsOn(options.GlobalOptions));

    /// <summary>Registers the output.</summary>
    /// <returns>The graphs of all flows, in the order of their keys.</returns>
    public IncrementalValueProvider<EquatableArray<GraphModel>> Register()
    {
        var graphs = Graphs();
        var assemblyName = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? "");
        var registry = ManifestTypes().Combine(graphs).Combine(referenced).Combine(assemblyName).Combine(_isBuild)
            .Select(static (joined, _) => joined is ((((var types, var graphs), var referenced), var name), true) ? new RegistryModel(name, types, graphs, referenced.Manifests) : null)
            .WithTrackingName(StepNames.Registry);
        context.RegisterImplementationSourceOutput(registry, static (output, model) =>
        {
            if (model is not null && (!model.Types.IsEmpty || !model.References.IsEmpty))
                output.AddSource("Provost.Registry.g.cs", NarrowText.Of(RegistryEmitter.Emit(model)));
        });
        return graphs;
    }

    private IncrementalValueProvider<EquatableArray<ManifestType>> ManifestTypes() =>
        TypesOfBuild().Select(static provider => provider.Select(static (type, _) => Emitting.ManifestTypes.Of(type)))
            .CollectAll()
            .Select(static (types, _) => types.OrderBy(static type => type.Name, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(StepNames.ManifestTypes);

    private IncrementalValueProvider<EquatableArray<GraphModel>> Graphs()
    {
        var attributes = policies.Combine(referenced).Select(static (pair, _) => PolicyPipeline.WithShortForms(pair.Left.Union(pair.Right.Policies).Union([FlowAttribute])));
        var names = methodNames.Combine(Proxies()).Combine(attributes);
        return facts.Combine(names).Combine(_isBuild)
            .Where(static pair => pair.Right && pair.Left.Left.Mentions(pair.Left.Right.Right))
            .Select(static (pair, _) => pair.Left)
            .Combine(context.CompilationProvider)
            .Select(static (pair, cancellationToken) => FlowGraphs.Parse(pair.Left.Left, pair.Left.Right.Left.Left, pair.Left.Right.Left.Right, pair.Right, cancellationToken))
            .WithTrackingName(StepNames.Graphs)
            .Collect()
            .Select(static (files, _) => files.SelectMany(static graphs => graphs).OrderBy(static graph => graph.Key, StringComparer.Ordinal).ToEquatableArray());
    }

    private IncrementalValueProvider<ProxyIndex> Proxies() =>
        TypesOfBuild().Select(static provider => provider.SelectMany(static (type, _) => ProxyEntry.Of(type)))
            .CollectAll()
            .Select(static (entries, _) => new ProxyIndex(entries));

    /// <summary>The declaring types; none in an editor.</summary>
    private IEnumerable<IncrementalValuesProvider<TypeModel>> TypesOfBuild() =>
        types.All.Select(provider => provider.Combine(_isBuild).Where(static pair => pair.Right).Select(static (pair, _) => pair.Left));
}
