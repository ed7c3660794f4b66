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
            .Select(static (tree, cancellationToken) => TreeFacts.Gather(tree, cancellationToken))
            .WithTrackingName(StepNames.TreeFacts);
        var referenced = context.CompilationProvider
            .Select(static (compilation, cancellationToken) => ReferencedNames.Read(compilation, cancellationToken))
            .WithTrackingName(StepNames.ReferencedNames);
        var policies = PolicyPipeline.Policies(context, facts);
        var types = new DeclaringTypes(context, facts, policies, referenced);

        foreach (var provider in types.All)
            RegisterProxies(context, provider, types.AmbiguousNames);

        RegisterManifest(context, types.CallableNames.Combine(policies));
        InterceptorPipeline.Register(context, facts, MethodNames(types, referenced));
    }

    private static void RegisterProxies(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TypeModel> types,
        IncrementalValueProvider<AmbiguousNames> ambiguousNames)
    {
        var files = types
            .Combine(ambiguousNames)
            .Where(static file => !file.Right.IsDeclaredTwice(file.Left.MetadataName))
            .Select(static (file, _) => (HintName: HintNames.For(file.Left.MetadataName, file.Right.Contains(file.Left.MetadataName)), Type: file.Left))
            .WithTrackingName(StepNames.ProxyFiles);
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, ProxyFileEmitter.Emit(file.Type)));
    }

    private static void RegisterManifest(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<(NameSet Methods, NameSet Policies)> names) =>
        context.RegisterSourceOutput(names.WithTrackingName(StepNames.Manifest), static (output, names) =>
        {
            if (!names.Methods.IsEmpty || !names.Policies.IsEmpty)
                output.AddSource("Provost.Manifest.g.cs", ManifestEmitter.Emit(names.Methods, names.Policies));
        });

    private static IncrementalValueProvider<NameSet> MethodNames(DeclaringTypes types, IncrementalValueProvider<ReferencedNames> referenced) =>
        types.MethodNames.Combine(referenced)
            .Select(static (names, _) => names.Left.Union(names.Right.Methods))
            .WithTrackingName(StepNames.MethodNames);
}
