using Microsoft.CodeAnalysis;
using Provost.Generators.Emitting;
using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators;

/// <summary>
/// Finds the calls of flows and tasks and writes their interceptors. To bind every call of a compilation on every edit would cost
/// seconds, so files are first asked, by name and without binding, whether they have a flow's or task's name in them.
/// </summary>
internal sealed class InterceptorPipeline(
    IncrementalGeneratorInitializationContext context,
    IncrementalValuesProvider<TreeFacts> facts,
    IReadOnlyList<IncrementalValuesProvider<ProxyFile>> proxyFiles,
    IncrementalValueProvider<NameSet> methodNames)
{
    public void Register()
    {
        var isEnabled = context.ParseOptionsProvider
            .Select(static (options, _) => InterceptionSwitch.IsOn(options))
            .WithTrackingName(StepNames.InterceptionSwitch);

        var sites = facts
            .Combine(methodNames.Combine(isEnabled))
            .Where(static pair => pair.Right.Right && pair.Left.Mentions(pair.Right.Left))
            .Select(static (pair, _) => (File: pair.Left, Names: pair.Right.Left))
            .WithTrackingName(StepNames.CandidateTrees)
            .Combine(Compilations())
            .Select(static (pair, cancellationToken) => CallSiteParser.Parse(pair.Left.File, pair.Left.Names, pair.Right, cancellationToken))
            .WithTrackingName(StepNames.CallSites)
            .Collect()
            .Select(static (files, _) => WithoutCopies(files).ToEquatableArray())
            .WithTrackingName(StepNames.Interceptors);

        context.RegisterImplementationSourceOutput(sites, static (output, sites) =>
        {
            if (!sites.IsEmpty)
                output.AddSource("Provost.Interceptors.g.cs", NarrowText.Of(InterceptorEmitter.Emit(sites)));
        });
    }

    /// <summary>The compilation, and the proxies that its code uses.</summary>
    private IncrementalValueProvider<CompilationPair> Compilations()
    {
        var used = facts.SelectMany(static (file, _) => file.ProxyCandidates).Collect().Select(static (names, _) => new NameSet(names));
        return proxyFiles
            .Select(files => files.Combine(used)
                .Where(static pair => pair.Right.Overlaps(pair.Left.ProxyNames))
                .Select(static (pair, _) => pair.Left)
                .Combine(context.ParseOptionsProvider)
                .Select(static (pair, cancellationToken) => ProxyTrees.Parse(pair.Left, pair.Right, cancellationToken))
                .WithTrackingName(StepNames.UsedProxies))
            .CollectAll()
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => new CompilationPair(pair.Right, pair.Left));
    }

    /// <summary>The calls of all files but those of one text, which the compiler cannot tell apart and refuses to intercept in.</summary>
    private static IEnumerable<CallSite> WithoutCopies(IEnumerable<EquatableArray<CallSite>> files) =>
        files.Where(static file => !file.IsEmpty)
            .GroupBy(static file => file[0].FileHash, StringComparer.Ordinal)
            .Where(static copies => !copies.Skip(1).Any())
            .SelectMany(static copies => copies.Single());
}
