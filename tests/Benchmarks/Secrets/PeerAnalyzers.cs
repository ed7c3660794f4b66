using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Benchmarks;

/// <summary>SonarAnalyzer's two rules about hardcoded credentials, S2068 and S6418, and no other of its rules.</summary>
internal static class PeerAnalyzers
{
    public static ImmutableHashSet<string> Ids { get; } = ["S2068", "S6418"];

    public static ImmutableArray<DiagnosticAnalyzer> Create()
    {
        var path = typeof(PeerAnalyzers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "SonarAnalyzer").Value!;
        var analyzers = LoadableTypes(Assembly.LoadFrom(path))
            .Where(type => !type.IsAbstract && type.IsDefined(typeof(DiagnosticAnalyzerAttribute)) && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => Ids.Contains(descriptor.Id)))
            .ToImmutableArray();
        return analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Where(Ids.Contains).Distinct().Count() == Ids.Count
            ? analyzers
            : throw new InvalidOperationException("The peer has not both rules.");
    }

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
