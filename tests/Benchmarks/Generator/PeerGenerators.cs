using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Provost.Benchmarks;

/// <summary>The generators of System.Text.Json and of LoggerMessage, from the reference packs of the SDK.</summary>
internal static class PeerGenerators
{
    public static IIncrementalGenerator Json() => Create("Microsoft.NETCore.App.Ref", "System.Text.Json.SourceGeneration");

    public static IIncrementalGenerator LoggerMessage() => Create("Microsoft.AspNetCore.App.Ref", "Microsoft.Extensions.Logging.Generators");

    private static IIncrementalGenerator Create(string pack, string assembly)
    {
        var packs = typeof(PeerGenerators).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "TargetingPacks").Value!;
        var version = Directory.GetDirectories(Path.Combine(packs, pack), $"{Environment.Version.Major}.*").OrderBy(path => Version.Parse(Path.GetFileName(path))).Last();
        var generator = Assembly.LoadFrom(Path.Combine(version, "analyzers", "dotnet", "cs", assembly + ".dll"))
            .GetTypes()
            .Single(type => type.IsDefined(typeof(GeneratorAttribute), inherit: false) && typeof(IIncrementalGenerator).IsAssignableFrom(type));
        return (IIncrementalGenerator)Activator.CreateInstance(generator)!;
    }
}
