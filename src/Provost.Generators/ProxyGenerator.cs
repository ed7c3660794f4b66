using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        var tasks = TypesWith(KnownTypes.TaskAttribute, context).WithTrackingName(StepNames.Tasks);
        var flows = TypesWith(KnownTypes.FlowAttribute, context).WithTrackingName(StepNames.Flows);
        var ambiguous = tasks.Collect().Combine(flows.Collect())
            .Select(static (types, _) => AmbiguousNames(types.Left, types.Right))
            .WithTrackingName(StepNames.AmbiguousNames);

        RegisterProxies(context, tasks, ambiguous);
        RegisterProxies(context, flows, ambiguous);
        InterceptorPipeline.Register(context, MethodNames(tasks, flows));
    }

    private static IncrementalValueProvider<NameSet> MethodNames(IncrementalValuesProvider<TypeModel> tasks, IncrementalValuesProvider<TypeModel> flows) =>
        tasks.Collect().Combine(flows.Collect())
            .Select(static (types, _) => new NameSet(types.Left.Concat(types.Right).SelectMany(static type => type.Methods).Select(static method => method.Name)))
            .WithTrackingName(StepNames.MethodNames);

    private static IncrementalValuesProvider<TypeModel> TypesWith(string attributeName, IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attributeName,
                static (node, _) => node is MethodDeclarationSyntax,
                (match, cancellationToken) => TypeParser.ParseAtFirstMethod((IMethodSymbol)match.TargetSymbol, attributeName, match.SemanticModel.Compilation, cancellationToken))
            .Where(static type => type is not null)!;

    private static void RegisterProxies(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TypeModel> types,
        IncrementalValueProvider<EquatableArray<string>> ambiguousNames)
    {
        var files = types.Combine(ambiguousNames).WithTrackingName(StepNames.ProxyFiles);
        context.RegisterSourceOutput(files, static (output, file) =>
        {
            var (type, ambiguous) = file;
            if (ambiguous.Count(name => name == type.MetadataName) > 1)
                return;

            output.AddSource(HintNames.For(type.MetadataName, ambiguous.Contains(type.MetadataName)), ProxyFileEmitter.Emit(type));
        });
    }

    /// <summary>
    /// The names that differ only by case, which one file system keeps apart and another does not. A name that is there twice is that of
    /// two types, which does not compile.
    /// </summary>
    private static EquatableArray<string> AmbiguousNames(ImmutableArray<TypeModel> tasks, ImmutableArray<TypeModel> flows) =>
        tasks.Concat(flows)
            .Select(static type => type.MetadataName)
            .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Where(static names => names.Skip(1).Any())
            .SelectMany(static names => names)
            .OrderBy(static name => name, StringComparer.Ordinal)
            .ToEquatableArray();
}
