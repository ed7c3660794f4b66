using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Security;

namespace Provost.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/Benchmarks -- --secrets [literals]</c>: what PRV201 costs beside S2068 and S6418 of
/// SonarAnalyzer.CSharp, on the same code in the same process, round by round in turns; medians. Counted is processor time, so
/// that other work on the machine does not count, and without what a run costs in which an analyzer is called once for
/// every file and looks at nothing: the compiler's own work. To be called for each node is part of what a rule costs.
/// </summary>
internal static class SecretSearch
{
    public const string Option = "--secrets";

    private const int DefaultLiterals = 200_000;
    private const int WarmUps = 2;
    private const int Rounds = 7;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var literals = arguments is [var count] ? int.Parse(count) : DefaultLiterals;
        var compilation = new LiteralProject(literals).Compile();
        var ours = new Subject("PRV201", [new PRV201HardcodedSecretAnalyzer()]);
        var peers = new Subject("S2068 + S6418", PeerAnalyzers.Create());
        var idle = new Subject("(idle)", [new IdleFileAnalyzer()]);
        for (var round = -WarmUps; round < Rounds; round++)
        {
            foreach (var subject in (Subject[])[ours, peers, idle])
            {
                await subject.RunAsync(compilation, isCounted: round >= 0);
            }
        }

        Console.WriteLine($"{literals} string literals in {compilation.SyntaxTrees.Length} files, {Rounds} rounds, medians");
        Console.WriteLine($"{"",-16}{"processor, ms",14}{"beyond idle",12}{"inside, ms",12}{"reports",9}");
        foreach (var subject in (Subject[])[ours, peers, idle])
        {
            Console.WriteLine($"{subject.Name,-16}{subject.Processor,14:F0}{subject.Processor - idle.Processor,12:F0}{subject.Inside,12:F0}{subject.Reports,9}");
        }

        Console.WriteLine($"{"ratio",-16}{"",14}{(ours.Processor - idle.Processor) / (peers.Processor - idle.Processor),12:F3}{ours.Inside / peers.Inside,12:F3}");
        return 0;
    }

    private sealed class Subject(string name, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        private readonly List<(double Processor, double Inside)> _times = [];

        public string Name => name;

        public int Reports { get; private set; }

        /// <summary>Milliseconds of processor time of the whole run.</summary>
        public double Processor => Median(_times.Select(time => time.Processor));

        /// <summary>Milliseconds inside the analyzers by the wall clock, as the compiler's driver counts them.</summary>
        public double Inside => Median(_times.Select(time => time.Inside));

        public async Task RunAsync(Compilation compilation, bool isCounted)
        {
            // A copy, so that no run finds what another has bound.
            var copy = compilation.Clone();
            var options = new CompilationWithAnalyzersOptions(new([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
            GC.Collect();
            var start = Environment.CpuUsage.TotalTime;
            var result = await copy.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(CancellationToken.None);
            var processor = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
            Reports = result.GetAllDiagnostics().Count(diagnostic => diagnostic.Id is PRV201HardcodedSecretAnalyzer.Id || PeerAnalyzers.Ids.Contains(diagnostic.Id));
            if (isCounted)
            {
                _times.Add((processor, result.AnalyzerTelemetryInfo.Values.Sum(telemetry => telemetry.ExecutionTime.TotalMilliseconds)));
            }
        }

        private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
    }
}
