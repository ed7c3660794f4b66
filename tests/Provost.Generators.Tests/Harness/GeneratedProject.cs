using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Provost.Generators.Tests.Harness;

/// <summary>
/// A project compiled with the generator, as strictly as a build can be: every compiler warning on generated code is an error,
/// documentation included, and only a real emit counts, since errors of interceptors appear nowhere else.
/// </summary>
public sealed class GeneratedProject
{
    private static readonly ImmutableArray<MetadataReference> s_references = [..
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path))];

    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Provost;
        """;

    private readonly GeneratorDriverRunResult _result;

    private GeneratedProject(Compilation output, GeneratorDriverRunResult result)
    {
        Compilation = output;
        _result = result;
    }

    /// <summary>The compilation with what was generated.</summary>
    public Compilation Compilation { get; }

    public static CSharpParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose)
        .WithFeatures([new("InterceptorsNamespaces", KnownTypes.GeneratedNamespace)]);

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        _result.Results.SelectMany(static result => result.GeneratedSources).ToDictionary(static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal);

    public string Interceptors => Files.GetValueOrDefault("Provost.Interceptors.g.cs", "");

    public Exception? GeneratorException => _result.Results.Select(static result => result.Exception).FirstOrDefault(static exception => exception is not null);

    public static GeneratedProject Create(string text, bool intercept = true) => Create([new Source("Test.cs", text)], intercept);

    public static GeneratedProject Create(
        IEnumerable<Source> sources,
        bool intercept = true,
        string name = "TestProject",
        IEnumerable<MetadataReference>? references = null,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary,
        LanguageVersion language = LanguageVersion.Latest)
    {
        var options = (intercept ? ParseOptions : ParseOptions.WithFeatures([])).WithLanguageVersion(language);
        return Create(sources, options, name, references, kind);
    }

    public static GeneratedProject Create(
        IEnumerable<Source> sources,
        CSharpParseOptions options,
        string name = "TestProject",
        IEnumerable<MetadataReference>? references = null,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var compilation = Compile(sources, options, name, references, kind);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new ProxyGenerator().AsSourceGenerator()], parseOptions: options);
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new(output, driver.GetRunResult());
    }

    public static CSharpCompilation Compile(IEnumerable<Source> sources, CSharpParseOptions options, string name = "TestProject", IEnumerable<MetadataReference>? references = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var trees = sources.Prepend(new("Usings.cs", Usings))
            .Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text, Encoding.UTF8), options, source.Path))
            .ToList();
        var isProgram = trees.Any(static tree => ((CompilationUnitSyntax)tree.GetRoot()).Members.OfType<GlobalStatementSyntax>().Any());
        return CSharpCompilation.Create(
            name,
            trees,
            [.. s_references, .. references ?? []],
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : kind,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                warningLevel: 9999,
                deterministic: true,
                allowUnsafe: true,
                specificDiagnosticOptions: Suppressed));
    }

    /// <summary>What an SDK build suppresses too: the versions of reference assemblies differ.</summary>
    private static IEnumerable<KeyValuePair<string, ReportDiagnostic>> Suppressed =>
        [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)];

    /// <summary>Warnings and errors of the whole emit, but those that a user's file brings upon itself by lack of documentation.</summary>
    public IReadOnlyList<Diagnostic> EmitDiagnostics()
    {
        using var documentation = new MemoryStream();
        var emitted = Compilation.Emit(Stream.Null, xmlDocumentationStream: documentation);
        return [.. emitted.Diagnostics.Where(static diagnostic =>
            diagnostic.Severity >= DiagnosticSeverity.Warning && (diagnostic.Id is not ("CS1591" or "CS1573") || IsGenerated(diagnostic.Location)))];
    }

    /// <summary>Fails with the generated text around it if anything is wrong with the emit.</summary>
    public GeneratedProject AssertEmits()
    {
        AssertNoException();
        var diagnostics = EmitDiagnostics();
        Assert.True(diagnostics.Count == 0, string.Join("\n", diagnostics) + "\n\n" + string.Join("\n", Files.Values));
        return this;
    }

    public GeneratedProject AssertNoException()
    {
        Assert.Null(GeneratorException);
        return this;
    }

    /// <summary>The assembly, after its emit was found clean.</summary>
    /// <param name="symbols">Where what a debugger reads is written to.</param>
    public byte[] Image(Stream? symbols = null)
    {
        AssertEmits();
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        var options = Compilation.Options.SpecificDiagnosticOptions.SetItem("CS1591", ReportDiagnostic.Suppress).SetItem("CS1573", ReportDiagnostic.Suppress);
        var emitted = Compilation.WithOptions(Compilation.Options.WithSpecificDiagnosticOptions(options)).Emit(image, symbols, documentation, options: new(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return image.ToArray();
    }

    /// <summary>Emits, loads and calls <c>static Task&lt;string&gt; Test.Run()</c>.</summary>
    /// <param name="dependencies">The assemblies of other projects that it references.</param>
    public async Task<string> RunAsync(params byte[][] dependencies)
    {
        var image = Image();
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            foreach (var dependency in dependencies)
                context.LoadFromStream(new MemoryStream(dependency));

            var method = context.LoadFromStream(new MemoryStream(image)).GetType("Test", throwOnError: true)!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!;
            return await (Task<string>)method.Invoke(null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }

    private static bool IsGenerated(Location location) => location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;
}
