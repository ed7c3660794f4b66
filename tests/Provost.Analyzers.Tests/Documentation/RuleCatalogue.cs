using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>Every rule, analyzer, fix and generator that the package ships, found in its assemblies.</summary>
internal static class RuleCatalogue
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [.. Instances<DiagnosticAnalyzer>("Provost.Analyzers")];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. Instances<CodeFixProvider>("Provost.CodeFixes")];

    public static ImmutableArray<ISourceGenerator> Generators { get; } =
        [.. Instances<IIncrementalGenerator>("Provost.Generators").Concat(Instances<IIncrementalGenerator>("Provost.Analyzers")).Select(GeneratorExtensions.AsSourceGenerator)];

    public static ImmutableArray<DocumentedRule> Rules { get; } = FindRules();

    /// <summary>The ids, as theory data.</summary>
    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    public static DocumentedRule Rule(string id) => Rules.Single(rule => rule.Id == id);

    private static ImmutableArray<DocumentedRule> FindRules()
    {
        var fixable = Fixes.SelectMany(fix => fix.FixableDiagnosticIds).ToHashSet();
        return
        [
            .. Analyzers
                .SelectMany(analyzer => analyzer.SupportedDiagnostics)
                .DistinctBy(descriptor => descriptor.Id)
                .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)
                .Select(descriptor => new DocumentedRule(descriptor, fixable.Contains(descriptor.Id))),
        ];
    }

    private static IEnumerable<T> Instances<T>(string assembly) =>
        Assembly.Load(assembly).GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!);
}
