using Microsoft.CodeAnalysis;
using Provost.Generators.Emitting;
using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators;

/// <summary>
/// Finds the calls of flows and tasks and writes their interceptors. To bind every call of a compilation on every edit would cost
/// seconds, so files are first asked, by name and without binding, whether they call anything that has a proxy's name.
/// </summary>
internal static class InterceptorPipeline
{
    private const string NamespacesFeature = "InterceptorsNamespaces";

    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TreeFacts> facts,
        IncrementalValueProvider<NameSet> methodNames)
    {
        var isEnabled = context.ParseOptionsProvider
            .Select(static (options, _) => IsEnabled(options))
            .WithTrackingName(StepNames.InterceptionSwitch);

        var sites = facts
            .Combine(methodNames.Combine(isEnabled))
            .Where(static pair => pair.Right.Right && pair.Left.Calls(pair.Right.Left))
            .Select(static (pair, _) => (File: pair.Left, Names: pair.Right.Left))
            .WithTrackingName(StepNames.CandidateTrees)
            .Combine(context.CompilationProvider)
            .Select(static (pair, cancellationToken) => CallSiteParser.Parse(pair.Left.File, pair.Left.Names, pair.Right, cancellationToken))
            .WithTrackingName(StepNames.CallSites)
            .Collect()
            .Select(static (files, _) => files.SelectMany(static file => file).ToEquatableArray())
            .WithTrackingName(StepNames.Interceptors);

        context.RegisterImplementationSourceOutput(sites, static (output, sites) =>
        {
            if (!sites.IsEmpty)
                output.AddSource("Provost.Interceptors.g.cs", InterceptorEmitter.Emit(sites));
        });
    }

    /// <summary>Whether the project lets this namespace intercept, as the package's targets set it; without it each interceptor is an error.</summary>
    private static bool IsEnabled(ParseOptions options) =>
        options.Features.TryGetValue(NamespacesFeature, out var namespaces)
        && namespaces.Split(';').Select(static name => name.Trim()).Any(static name =>
            name.Length > 0 && (KnownTypes.InterceptorsNamespace == name || KnownTypes.InterceptorsNamespace.StartsWith(name + ".", StringComparison.Ordinal)));
}
