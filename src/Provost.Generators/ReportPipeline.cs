using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Generators.Emitting;
using Provost.Generators.Model;
using Provost.Generators.Parsing;
using Provost.Generators.Parsing.Reports;

namespace Provost.Generators;

/// <summary>Writes the report of a project that asks for one by <c>ProvostReport</c>. It costs nothing where none does.</summary>
internal sealed class ReportPipeline(
    IncrementalGeneratorInitializationContext context,
    DeclaringTypes types,
    IReadOnlyList<IncrementalValuesProvider<ProxyFile>> proxyFiles,
    IncrementalValueProvider<NameSet> methodNames,
    IncrementalValueProvider<EquatableArray<GraphModel>> graphs)
{
    private const string ReportProperty = "build_property.ProvostReport";
    private const string DirectoryProperty = "build_property.ProjectDir";

    public void Register()
    {
        // Null where no report is asked for, so that nothing below does any work.
        var directory = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => DirectoryOf(options.GlobalOptions));
        var members = Collect<TypeModel, ReportMember>([.. types.All], directory, static type => type.Methods.Select(method => Member(type, method)));
        var uses = Collect<ProxyFile, ProxyFile>(proxyFiles, directory, static file => [file]).Combine(methodNames).Combine(directory).Combine(context.CompilationProvider)
            .Select(static (joined, cancellationToken) => joined is (((var files, var names), { } directory), var compilation)
                ? Uses(compilation, files, names, directory, cancellationToken).ToEquatableArray()
                : default);
        var report = members.Combine(uses).Combine(graphs).Combine(directory).Combine(context.ParseOptionsProvider).Combine(context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? ""))
            .Select(static (joined, _) => joined is (((((var members, var uses), var graphs), not null), var options), var name)
                ? new ReportModel(name, InterceptionSwitch.IsOn(options), members.OrderBy(static member => member.FullName, StringComparer.Ordinal).ThenBy(static member => member.Key, StringComparer.Ordinal).ToEquatableArray(), uses, graphs)
                : null)
            .WithTrackingName(StepNames.Report);
        context.RegisterImplementationSourceOutput(report, static (output, report) =>
        {
            if (report is not null)
                output.AddSource("Provost.Report.g.cs", ReportEmitter.Emit(report));
        });
    }

    private static string? DirectoryOf(AnalyzerConfigOptions options) =>
        options.TryGetValue(ReportProperty, out var report) && string.Equals(report, "true", StringComparison.OrdinalIgnoreCase)
            ? options.TryGetValue(DirectoryProperty, out var directory) ? directory : ""
            : null;

    private static ReportMember Member(TypeModel type, MethodModel method) => new(
        method.ManifestKey,
        method.Kind,
        method.FullName,
        $"{type.FullName.Substring("global::".Length)}.{method.ProxyName}",
        Documentation.Of(method).PlainSummary,
        $"A {Names.Kind(method)} run: {method.Policy}.");

    private static IncrementalValueProvider<ImmutableArray<TResult>> Collect<TSource, TResult>(
        IReadOnlyList<IncrementalValuesProvider<TSource>> sources,
        IncrementalValueProvider<string?> directory,
        Func<TSource, IEnumerable<TResult>> select) => sources
            .Select(source => source.Combine(directory).Where(static pair => pair.Right is not null).SelectMany((pair, _) => select(pair.Left)))
            .CollectAll();

    private static IEnumerable<ReportUse> Uses(Compilation compilation, ImmutableArray<ProxyFile> files, NameSet names, string directory, CancellationToken cancellationToken)
    {
        var written = compilation.SyntaxTrees.ToList();
        var whole = compilation.AddSyntaxTrees(files.Select(file => ProxyTrees.Parse(file, written[0].Options, cancellationToken)));
        return written
            .SelectMany(tree => ReportParser.Parse(tree, whole, names, directory, cancellationToken))
            .OrderBy(static use => use.File, StringComparer.Ordinal)
            .ThenBy(static use => use.Line);
    }
}
