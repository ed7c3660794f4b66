using Microsoft.CodeAnalysis;
using Provost.Generators.Emitting;
using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators;

/// <summary>Writes, for each type with flows or tasks, their proxies; and the interceptors that take direct calls there.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ProxyGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var facts = context.CompilationProvider
            .SelectMany(static (compilation, _) => compilation.SyntaxTrees)
            .Select(static (tree, cancellationToken) => TreeFacts.Of(tree, cancellationToken))
            .WithTrackingName(StepNames.TreeFacts);
        var referenced = context.CompilationProvider
            .Select(static (compilation, cancellationToken) => ReferencedNames.Read(compilation, cancellationToken))
            .WithTrackingName(StepNames.ReferencedNames);
        var policies = PolicyPipeline.Policies(context, facts);
        var types = new DeclaringTypes(context, facts, policies, referenced);

        var language = context.ParseOptionsProvider
            .Select(static (options, _) => LanguageFeatures.Of(options))
            .WithTrackingName(StepNames.Language);
        var files = types.All.Select(provider => ProxyFiles(provider, types.AmbiguousNames, language)).ToList();
        foreach (var file in files)
            context.RegisterSourceOutput(file, static (output, file) => output.AddSource(file.HintName, NarrowText.Of(file.Text)));

        var methodNames = MethodNames(types, referenced);
        RegisterManifest(context, types, policies, referenced);
        var graphs = new RegistryPipeline(context, facts, types, policies, referenced, methodNames).Register();
        new ReportPipeline(context, types, files, methodNames, graphs).Register();
        new InterceptorPipeline(context, facts, files, methodNames).Register();
    }

    private static IncrementalValuesProvider<ProxyFile> ProxyFiles(
        IncrementalValuesProvider<TypeModel> types,
        IncrementalValueProvider<AmbiguousNames> ambiguousNames,
        IncrementalValueProvider<LanguageFeatures> language) =>
        types.Combine(ambiguousNames)
            .Where(static pair => !pair.Right.IsDeclaredTwice(pair.Left.MetadataName))
            .Combine(language)
            .Select(static (joined, _) => ProxyFile(joined.Left.Left, joined.Left.Right, joined.Right))
            .WithTrackingName(StepNames.ProxyFiles);

    private static ProxyFile ProxyFile(TypeModel type, AmbiguousNames ambiguousNames, LanguageFeatures language) => new(
        HintNames.For(type.MetadataName, ambiguousNames.Contains(type.MetadataName)),
        ProxyFileEmitter.Emit(type, language),
        type.Methods.Select(static method => method.ProxyName).ToEquatableArray());

    private static void RegisterManifest(IncrementalGeneratorInitializationContext context, DeclaringTypes types, IncrementalValueProvider<NameSet> policies, IncrementalValueProvider<ReferencedNames> referenced)
    {
        var manifest = types.CallableNames.Combine(policies).Combine(types.MethodNames).Combine(referenced).Combine(context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? ""))
            .Select(static (joined, _) => new ManifestModel(
                joined.Left.Left.Left.Left,
                joined.Left.Left.Left.Right,
                joined.Left.Left.Right.IsEmpty && joined.Left.Right.Manifests.IsEmpty ? null : joined.Right))
            .WithTrackingName(StepNames.Manifest);
        context.RegisterSourceOutput(manifest, static (output, manifest) =>
        {
            if (!manifest.IsEmpty)
                output.AddSource("Provost.Manifest.g.cs", NarrowText.Of(ManifestEmitter.Emit(manifest)));
        });
    }

    private static IncrementalValueProvider<NameSet> MethodNames(DeclaringTypes types, IncrementalValueProvider<ReferencedNames> referenced) =>
        types.MethodNames.Combine(referenced)
            .Select(static (names, _) => names.Left.Union(names.Right.Methods))
            .WithTrackingName(StepNames.MethodNames);
}
