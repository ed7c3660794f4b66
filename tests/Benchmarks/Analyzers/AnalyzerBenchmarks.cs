using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Benchmarks;

/// <summary>
/// What each rule costs, on code that it has nothing to say about and on comparable code that crosses each red line once per
/// file. The row <c>(no rule)</c> is an analyzer that looks at each operation block and does nothing: what the compiler
/// spends before any rule does.
/// </summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    private Compilation _compilation = null!;
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;

    [ParamsSource(nameof(Rules))]
    public RuleSet Rule { get; set; } = null!;

    [Params(20)]
    public int Files { get; set; }

    [Params(false, true)]
    public bool RedLines { get; set; }

    public static IEnumerable<RuleSet> Rules =>
        [new("(no rule)", [new IdleAnalyzer()]), .. Components.Analyzers.Select(RuleSet.Of), new("(all rules)", Components.Analyzers)];

    [GlobalSetup]
    public void Compile()
    {
        var compilation = new SyntheticProject(Files) { RedLines = RedLines }.Compile();
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        var driver = Components.CreateDriver(interceptors: true, options).RunGenerators(compilation);
        _compilation = Components.ThrowOnErrors(driver, compilation);
        _analyzers = Rule.Analyzers;
    }

    [Benchmark]
    public Task<ImmutableArray<Diagnostic>> Analyze() =>
        _compilation.WithAnalyzers(_analyzers).GetAnalyzerDiagnosticsAsync();
}
