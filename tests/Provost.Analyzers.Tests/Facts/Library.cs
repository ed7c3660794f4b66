using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Facts;

namespace Provost.Analyzers.Tests.Facts;

/// <summary>A library that other projects reference, compiled with what is written into it of the I/O of its members.</summary>
internal sealed class Library
{
    private static readonly CSharpParseOptions s_options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private Library(Compilation source, Compilation built, string facts)
    {
        Source = source;
        Built = built;
        Facts = facts;
    }

    /// <summary>The project as it is written, which an editor refers to.</summary>
    public Compilation Source { get; }

    /// <summary>The project with what was generated for its build.</summary>
    public Compilation Built { get; }

    /// <summary>The generated file, or nothing.</summary>
    public string Facts { get; }

    /// <summary>The lines of the generated file that say something.</summary>
    public ImmutableArray<string> Lines => [.. Facts.Split('\n').Where(line => line.StartsWith('['))];

    public static Library Of(string source, IEnumerable<MetadataReference>? references = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, params (string Key, string Value)[] options)
    {
        var compilation = Compile("Library", [source], references, kind);
        var driver = CSharpGeneratorDriver
            .Create([new IoFactsGenerator().AsSourceGenerator()], parseOptions: s_options, optionsProvider: new ProjectOptions(options))
            .RunGeneratorsAndUpdateCompilation(compilation, out var built, out _);
        var result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        return new(compilation, built, result.GeneratedSources.IsEmpty ? "" : result.GeneratedSources.Single().SourceText.ToString());
    }

    public static CSharpCompilation Compile(string name, IEnumerable<string> sources, IEnumerable<MetadataReference>? references = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        CSharpCompilation.Create(
            name,
            sources.Append(ImplicitUsings.Source).Select((source, index) => CSharpSyntaxTree.ParseText(source, s_options, $"{name}{index}.cs")),
            [.. TestReferences.All, .. references ?? []],
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The built assembly, as a compiler refers to it.</summary>
    public MetadataReference ToImage()
    {
        using var image = new MemoryStream();
        var emitted = Built.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private sealed class ProjectOptions((string Key, string Value)[] options) : AnalyzerConfigOptionsProvider
    {
        private readonly AnalyzerConfigOptions _options = new Options(options.ToDictionary(option => option.Key, option => option.Value, AnalyzerConfigOptions.KeyComparer));

        public override AnalyzerConfigOptions GlobalOptions => _options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
