using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Guide.Tests;

/// <summary>Every rule and generator that the package ships, found in its assemblies.</summary>
internal static class PackageParts
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [.. Instances<DiagnosticAnalyzer>("Provost.Analyzers")];

    public static ImmutableArray<ISourceGenerator> Generators { get; } =
        [.. Instances<IIncrementalGenerator>("Provost.Generators").Select(GeneratorExtensions.AsSourceGenerator)];

    private static IEnumerable<T> Instances<T>(string assembly) =>
        Assembly.Load(assembly).GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .Select(type => (T)Activator.CreateInstance(type)!);
}
