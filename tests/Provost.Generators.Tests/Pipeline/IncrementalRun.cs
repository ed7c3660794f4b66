using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Pipeline;

/// <summary>Runs the generator on a project, then again after an edit, and tells what the edit made run.</summary>
public sealed class IncrementalRun
{
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    public IncrementalRun(params Source[] sources)
        : this(sources, isDesignTime: false)
    {
    }

    /// <param name="sources">The files.</param>
    /// <param name="isDesignTime">Whether it is an editor that runs the generator.</param>
    public IncrementalRun(Source[] sources, bool isDesignTime)
        : this(sources, isDesignTime ? [new("provost_design_time_build", "true")] : [])
    {
    }

    /// <param name="sources">The files.</param>
    /// <param name="properties">The properties of the project.</param>
    public IncrementalRun(Source[] sources, IEnumerable<KeyValuePair<string, string>> properties)
    {
        _compilation = GeneratedProject.Compile(sources, GeneratedProject.ParseOptions);
        _driver = CSharpGeneratorDriver.Create(
            [new ProxyGenerator().AsSourceGenerator()],
            parseOptions: GeneratedProject.ParseOptions,
            optionsProvider: new ProjectProperties(properties),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        _driver = _driver.RunGenerators(_compilation);
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>Replaces text in a file.</summary>
    public void Edit(string path, string from, string to)
    {
        var tree = _compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        var text = tree.ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        Run(_compilation.ReplaceSyntaxTree(tree, Parse(new(path, text.Replace(from, to, StringComparison.Ordinal)))));
    }

    public void Add(Source source) => Run(_compilation.AddSyntaxTrees(Parse(source)));

    public void Remove(string path) => Run(_compilation.RemoveSyntaxTrees(_compilation.SyntaxTrees.Single(tree => tree.FilePath == path)));

    public void Reference(MetadataReference reference) => Run(_compilation.AddReferences(reference));

    public void Unreference(MetadataReference reference) => Run(_compilation.RemoveReferences(reference));

    /// <summary>Parses all files with other options, as a project that changes its language version or its features does.</summary>
    public void Options(Func<CSharpParseOptions, CSharpParseOptions> change)
    {
        var options = change((CSharpParseOptions)_compilation.SyntaxTrees[0].Options);
        _driver = _driver.WithUpdatedParseOptions(options);
        var trees = _compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), options, tree.FilePath));
        Run(_compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees));
    }

    /// <summary>Runs on, and once more from nothing: what was kept must not show in what comes out.</summary>
    public void AssertSameAsFresh()
    {
        var options = (CSharpParseOptions)_compilation.SyntaxTrees[0].Options;
        GeneratorDriver fresh = CSharpGeneratorDriver.Create([new ProxyGenerator().AsSourceGenerator()], parseOptions: options);
        var trees = _compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), options, tree.FilePath));
        var expected = fresh.RunGenerators(_compilation.Clone().RemoveAllSyntaxTrees().AddSyntaxTrees(trees)).GetRunResult().Results.Single().GeneratedSources;
        Assert.Equal(expected.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal), Files);
    }

    /// <summary>The reasons of all outputs, of proxies, manifest and interceptors alike, that were not taken from the cache.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Written() => [..
        Result.TrackedOutputSteps
            .SelectMany(static kind => kind.Value)
            .SelectMany(static step => step.Outputs)
            .Select(static output => output.Reason)
            .Where(static reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
            .Order()];

    /// <summary>What each output of a step came of.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        [.. Result.TrackedSteps.GetValueOrDefault(step, []).SelectMany(static run => run.Outputs).Select(static output => output.Reason)];

    private void Run(CSharpCompilation compilation)
    {
        _compilation = compilation;
        _driver = _driver.RunGenerators(compilation);
        Assert.Null(Result.Exception);
    }

    private static SyntaxTree Parse(Source source) => CSharpSyntaxTree.ParseText(source.Text, GeneratedProject.ParseOptions, source.Path);
}
