using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Benchmarks;

/// <summary>The analyzers that ours are measured beside, loaded from their packages by path.</summary>
internal static class PeerAnalyzers
{
    /// <summary>The rules of SonarAnalyzer about hardcoded credentials.</summary>
    public static ImmutableHashSet<string> Ids { get; } = ["S2068", "S6418"];

    /// <summary>SonarAnalyzer's two rules about hardcoded credentials, and no other of its rules.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Create() => Of("SonarAnalyzer", Ids);

    /// <summary>The analyzers of some rules of a package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Of(string package, ImmutableHashSet<string> ids)
    {
        var analyzers = Of(package).Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => ids.Contains(descriptor.Id))).ToImmutableArray();
        return analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Where(ids.Contains).Distinct().Count() == ids.Count
            ? analyzers
            : throw new InvalidOperationException($"{package} has not all of {string.Join(", ", ids)}.");
    }

    /// <summary>All analyzers for C# of a package, as the project file names it.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Of(string package) =>
        [.. typeof(PeerAnalyzers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(data => data.Key == package)
            .Select(data => Assembly.LoadFrom(data.Value!))
            .SelectMany(LoadableTypes)
            .Where(IsAnalyzer)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static bool IsAnalyzer(Type type) =>
        !type.IsAbstract
        && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is { } attribute
        && attribute.Languages.Contains(LanguageNames.CSharp)
        && type.GetConstructor(Type.EmptyTypes) is not null;

    /// <summary>The code fixes among the types need the workspaces, which are not here.</summary>
    private static IEnumerable<Type> LoadableTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}
