using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Benchmarks;

/// <summary>Analyzers measured together, and what they cost.</summary>
internal sealed class AnalyzerSubject(string name, ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    private static readonly CompilationWithAnalyzersOptions s_projectOptions = Options(isTimed: true);
    private static readonly CompilationWithAnalyzersOptions s_documentOptions = Options(isTimed: false);

    private readonly HashSet<string> _ids = [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id)];
    private readonly Dictionary<SyntaxTree, List<Cost>> _perDocument = [];
    private readonly Dictionary<string, List<double>> _inside = [];
    private AnalysisResult? _result;

    public string Name => name;

    /// <summary>How often it is measured.</summary>
    public int Rounds { get; init; } = RuleCosts.Rounds;

    public int Reports { get; private set; }

    public List<Cost> Costs { get; } = [];

    public double Processor => Median(Costs.Select(cost => cost.Processor));

    public double Allocated => Median(Costs.Select(cost => cost.Allocated));

    /// <summary>Milliseconds spent inside each analyzer over a whole project by the wall clock, as the compiler's driver counts them, what it binds on their request included.</summary>
    public IEnumerable<(string Rules, double Milliseconds)> Inside => _inside.Select(rule => (rule.Key, Median(rule.Value)));

    /// <summary>Percentiles over the documents, of each of which the median is taken.</summary>
    public Percentiles PerDocument => new(_perDocument.Values.Select(MedianOf));

    public double AllocatedPerDocument => Median(_perDocument.Values.Select(costs => Median(costs.Select(cost => cost.Allocated))));

    public static AnalyzerSubject Of(DiagnosticAnalyzer analyzer) => new(RuleSet.Of(analyzer).Name, [analyzer]) { Rounds = 1 };

    /// <summary>Whether it is measured in a round; what is measured often is also warmed up.</summary>
    public bool IsDue(int round) => round < Rounds && (round >= 0 || Rounds > 1);

    public List<Cost> CostsOf(SyntaxTree document) => _perDocument.TryGetValue(document, out var costs) ? costs : _perDocument[document] = [];

    /// <summary>What a document costs more than with another subject.</summary>
    public Percentiles Beyond(AnalyzerSubject idle) => new(_perDocument.Select(document => MedianOf(document.Value) - MedianOf(idle._perDocument[document.Key])));

    public async Task AnalyzeProjectAsync(Compilation compilation) =>
        _result = await compilation.WithAnalyzers(analyzers, s_projectOptions).GetAnalysisResultAsync(CancellationToken.None);

    /// <summary>Keeps what the last analysis of a project took and reported.</summary>
    public void Count(Cost cost)
    {
        Costs.Add(cost);
        Reports = _result!.GetAllDiagnostics().Count(diagnostic => _ids.Contains(diagnostic.Id));
        foreach (var (analyzer, telemetry) in _result.AnalyzerTelemetryInfo.Where(entry => entry.Key is not DiagnosticSuppressor))
        {
            var rules = RuleSet.Of(analyzer).Name;
            if (!_inside.TryGetValue(rules, out var times))
                _inside[rules] = times = [];

            times.Add(telemetry.ExecutionTime.TotalMilliseconds);
        }
    }

    /// <summary>Lets go of the last analysis, and of its compilation with it.</summary>
    public void Forget() => _result = null;

    public async Task AnalyzeDocumentAsync(Compilation compilation, SyntaxTree tree)
    {
        var driver = compilation.WithAnalyzers(analyzers, s_documentOptions);
        await driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None);
        await driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
    }

    private static CompilationWithAnalyzersOptions Options(bool isTimed) => new(new([]), onAnalyzerException: Throw, concurrentAnalysis: false, logAnalyzerExecutionTime: isTimed);

    private static double MedianOf(List<Cost> costs) => Median(costs.Select(cost => cost.Processor));

    private static double Median(IEnumerable<double> values) => new Percentiles(values)[50];

    /// <summary>Of others' rules some fail on code without its libraries; ours must not.</summary>
    private static void Throw(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic)
    {
        if (analyzer.GetType().Namespace?.StartsWith("Provost", StringComparison.Ordinal) == true)
            throw new InvalidOperationException(diagnostic.ToString(), exception);
    }
}
