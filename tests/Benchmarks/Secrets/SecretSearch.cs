using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Security;

namespace Provost.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/Benchmarks -- --secrets [literals | directory]</c>: what PRV201 costs beside S2068
/// and S6418 of SonarAnalyzer.CSharp, and what PRV202 does, on the same code in the same process, round by round in turns;
/// medians of an even number of rounds. The code is made up, or that of a directory, compiled as far as it can be without its libraries. Counted is
/// processor time, so that other work on the machine does not count, and without what a run costs in which an analyzer is called
/// once for every file and at the end and looks at nothing: the compiler's own work. To be called for each node is part of what a rule costs.
/// What is allocated hardly differs from run to run, whatever else the machine does.
/// </summary>
internal static class SecretSearch
{
    public const string Option = "--secrets";

    private const int DefaultLiterals = 200_000;
    private const int WarmUps = 2;
    private const int Rounds = 8;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var compilation = arguments is [var directory] && Directory.Exists(directory)
            ? LiteralProject.Compile(directory)
            : new LiteralProject(arguments is [var count] ? int.Parse(count) : DefaultLiterals).Compile();
        var ours = new Subject("PRV201", [new PRV201HardcodedSecretAnalyzer()]);
        var leaks = new Subject("PRV202", [new PRV202SecretLeakAnalyzer()]);
        var peers = new Subject("S2068 + S6418", PeerAnalyzers.Create());
        var idle = new Subject("(idle)", [new IdleFileAnalyzer()]);
        Subject[] subjects = [ours, leaks, peers, idle];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            // The first of a round pays for what the one before has left behind: each subject is the first as often as the others.
            for (var turn = 0; turn < subjects.Length; turn++)
            {
                await subjects[(turn + round + WarmUps) % subjects.Length].RunAsync(compilation, isCounted: round >= 0);
            }
        }

        Console.WriteLine($"{LiteralProject.LiteralsOf(compilation)} string literals in {compilation.SyntaxTrees.Count()} files, {Rounds} rounds, medians");
        Console.WriteLine($"{"",-16}{"processor, ms",14}{"beyond idle",12}{"inside, ms",12}{"allocated, KB",14}{"beyond idle",12}{"reports",9}");
        foreach (var subject in subjects)
        {
            Console.WriteLine($"{subject.Name,-16}{subject.Processor,14:F0}{subject.Processor - idle.Processor,12:F0}{subject.Inside,12:F0}{subject.Allocated,14:F0}{subject.Allocated - idle.Allocated,12:F0}{subject.Reports,9}");
        }

        Console.WriteLine(
            $"{"PRV201 : peer",-16}{"",14}{(ours.Processor - idle.Processor) / (peers.Processor - idle.Processor),12:F3}{ours.Inside / peers.Inside,12:F3}{"",14}{(ours.Allocated - idle.Allocated) / (peers.Allocated - idle.Allocated),12:F3}");
        return 0;
    }

    private sealed class Subject(string name, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        private readonly List<(double Processor, double Inside, double Allocated)> _costs = [];

        public string Name => name;

        public int Reports { get; private set; }

        /// <summary>Milliseconds of processor time of the whole run.</summary>
        public double Processor => Median(_costs.Select(cost => cost.Processor));

        /// <summary>Milliseconds inside the analyzers by the wall clock, as the compiler's driver counts them.</summary>
        public double Inside => Median(_costs.Select(cost => cost.Inside));

        /// <summary>Kilobytes allocated by the whole run.</summary>
        public double Allocated => Median(_costs.Select(cost => cost.Allocated));

        public async Task RunAsync(Compilation compilation, bool isCounted)
        {
            // A copy, so that no run finds what another has bound.
            var copy = compilation.Clone();
            var options = new CompilationWithAnalyzersOptions(new([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
            GC.Collect();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var start = Environment.CpuUsage.TotalTime;
            var result = await copy.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(CancellationToken.None);
            var processor = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
            allocated = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1024;
            Reports = result.GetAllDiagnostics().Count(diagnostic => diagnostic.Id is PRV201HardcodedSecretAnalyzer.Id or PRV202SecretLeakAnalyzer.Id || PeerAnalyzers.Ids.Contains(diagnostic.Id));
            if (isCounted)
            {
                _costs.Add((processor, result.AnalyzerTelemetryInfo.Values.Sum(telemetry => telemetry.ExecutionTime.TotalMilliseconds), allocated));
            }
        }

        private static double Median(IEnumerable<double> values) => values.Order().Skip((Rounds - 1) / 2).Take(2).Average();
    }
}
