using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Benchmarks;

/// <summary>The generators and analyzers that the package ships, found as the compiler finds them: by their attributes.</summary>
internal static class Components
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Create<DiagnosticAnalyzer>("Provost.Analyzers", typeof(DiagnosticAnalyzerAttribute));

    private static ImmutableArray<IIncrementalGenerator> Generators { get; } = Create<IIncrementalGenerator>("Provost.Generators", typeof(GeneratorAttribute));

    public static GeneratorDriver CreateDriver(bool interceptors, CSharpParseOptions parseOptions) => CSharpGeneratorDriver.Create(
        Generators.Select(generator => generator.AsSourceGenerator()),
        parseOptions: parseOptions,
        driverOptions: new GeneratorDriverOptions(interceptors ? IncrementalGeneratorOutputKind.None : IncrementalGeneratorOutputKind.Implementation));

    /// <summary>A benchmark of code that does not compile measures nothing: what was generated must fit what it was generated for.</summary>
    public static Compilation ThrowOnErrors(GeneratorDriver driver, Compilation compilation)
    {
        var generated = compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees);
        var errors = generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5).ToList();
        return errors.Count == 0 ? generated : throw new InvalidOperationException(string.Join('\n', errors));
    }

    private static ImmutableArray<T> Create<T>(string assembly, Type attribute) =>
        [.. System.Reflection.Assembly.Load(assembly)
            .GetTypes()
            .Where(type => !type.IsAbstract && type.IsDefined(attribute, inherit: false))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!)];
}
