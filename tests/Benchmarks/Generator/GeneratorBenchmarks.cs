using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Benchmarks;

/// <summary>
/// What the generator costs over a whole project and after one edit in one file. Each measurement starts from a compilation
/// in which nothing is bound, as a build and an editor do, and so includes what the generator makes the compiler bind.
/// </summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private SyntheticProject _project = null!;
    private CSharpCompilation _compilation = null!;
    private SyntaxTree _editedTree = null!;
    private GeneratorDriver _cold = null!;
    private GeneratorDriver _warm = null!;
    private int _edit;

    [Params(50, 500)]
    public int Files { get; set; }

    /// <summary>Without: what an editor waits for; interceptors are only needed to emit.</summary>
    [Params(true, false)]
    public bool Interceptors { get; set; }

    [GlobalSetup]
    public void Warm()
    {
        _project = new SyntheticProject(Files);
        _compilation = _project.Compile();
        _editedTree = _compilation.SyntaxTrees.Last();
        _cold = Components.CreateDriver(Interceptors, (CSharpParseOptions)_editedTree.Options);
        _warm = _cold.RunGenerators(_compilation);
        Components.ThrowOnErrors(_warm, _compilation);
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold() => _cold.RunGenerators(_project.Compile());

    [Benchmark]
    public GeneratorDriver EditOfPlainText() => Edit(source => source + $"// edit {_edit++}\n");

    [Benchmark]
    public GeneratorDriver EditOfTaskBody() => Edit(_ => _project.Source(Files - 1, taskBody: $"number * {_edit++}"));

    [Benchmark]
    public GeneratorDriver EditOfTaskSignature() => Edit(_ => _project.Source(Files - 1, taskParameters: $"int number, int more = {_edit++}"));

    private GeneratorDriver Edit(Func<string, string> change)
    {
        var tree = SyntheticProject.Parse(Files - 1, change(_project.Source(Files - 1)));
        return _warm.RunGenerators(_compilation.ReplaceSyntaxTree(_editedTree, tree));
    }
}
