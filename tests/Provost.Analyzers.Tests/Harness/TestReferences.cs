using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Analyzers.Tests;

/// <summary>What every test compilation stands on: the reference assemblies of the SDK, the runtime, and what it brings along.</summary>
internal static class TestReferences
{
    /// <summary>The references themselves, for a compilation made without a workspace.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = Load();

    /// <summary>Gives the project the references, current C# and nullable reference types, as a new .NET project has them.</summary>
    public static Solution Apply(Solution solution, ProjectId projectId)
    {
        var project = solution.GetProject(projectId)!;
        var parseOptions = ((CSharpParseOptions)project.ParseOptions!).WithLanguageVersion(LanguageVersion.Latest);
        var compilationOptions = ((CSharpCompilationOptions)project.CompilationOptions!).WithNullableContextOptions(NullableContextOptions.Enable);
        return solution
            .AddMetadataReferences(projectId, All)
            .WithProjectParseOptions(projectId, parseOptions)
            .WithProjectCompilationOptions(projectId, compilationOptions);
    }

    private static ImmutableArray<MetadataReference> Load()
    {
        var pack = typeof(TestReferences).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "ReferencePack").Value!;
        return
        [
            .. Directory.EnumerateFiles(pack, "*.dll").Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(TaskAttribute).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Configuration.IConfiguration).Assembly.Location),
        ];
    }
}
