using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/Benchmarks -- --rules [lines | directory]</c>: what the rules cost beside two rules of
/// SonarAnalyzer.CSharp, all of it, Meziantou.Analyzer and NetAnalyzers, over the same code in one process, in an order that is turned from
/// round to round, as the first of a round pays for what the one before left behind; medians of three runs, but of the whole
/// packages, which take long, one run. First over a whole project, after many rounds over a small one, with the time inside each rule as the driver counts it; then while typing:
/// a file with a flow is edited, which makes a new compilation, and its diagnostics are asked for as an editor does; last what is still held
/// when a compilation has been analyzed. Counted is processor time, so that other work on the machine does not count, beyond what the
/// compiler spends on an analyzer that does nothing: one called for every file, and one called for every operation block, which has each
/// bound, as an editor and the analyzers of the SDK do anyway. What is allocated hardly differs from run to run.
/// </summary>
internal static class RuleCosts
{
    public const string Option = "--rules";

    private const int DefaultLines = 300_000;
    private const int WarmUps = 1;
    private const int WarmUpLines = 5_000;
    private const int ProjectWarmUps = 20;
    public const int Rounds = 3;
    private const int Documents = 25;

    public static async Task RunAsync(string[] arguments)
    {
        var compilation = Generate(arguments is [var directory] && Directory.Exists(directory)
            ? MixedProject.Compile(directory)
            : MixedProject.Compile(arguments is [var lines] ? int.Parse(lines) : DefaultLines));
        var count = compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count);
        Console.WriteLine($"{count} lines in {compilation.SyntaxTrees.Count()} files, generated ones among them; {Rounds} rounds, medians; whole packages once, and while typing single rules");
        await MeasureProjectAsync(compilation, count);
        await MeasureTypingAsync(compilation);
        await MeasureMemoryAsync(compilation);
    }

    private static async Task MeasureProjectAsync(Compilation compilation, int lines)
    {
        var idle = new AnalyzerSubject("(idle, files)", [new IdleFileAnalyzer()]);
        var all = new AnalyzerSubject("all rules", Components.Analyzers);
        var secrets = new AnalyzerSubject("S2068 + S6418", PeerAnalyzers.Create());
        AnalyzerSubject[] subjects =
        [
            idle,
            new("(idle, blocks)", [new IdleAnalyzer()]),
            all,
            secrets,
            new("SonarAnalyzer.CSharp", PeerAnalyzers.Of("SonarAnalyzer")) { Rounds = 1 },
            new("Meziantou.Analyzer", PeerAnalyzers.Of("Meziantou.Analyzer")) { Rounds = 1 },
            new("NetAnalyzers", PeerAnalyzers.Of("NetAnalyzers")) { Rounds = 1 },
        ];
        await WarmUpAsync(subjects);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var subject in Turned(subjects, round).Where(subject => subject.IsDue(round)))
                await MeasureProjectAsync(subject, compilation.Clone());
        }

        Console.WriteLine($"{"whole project",-24}{"processor, ms",14}{"beyond idle",12}{"inside, ms",12}{"allocated, MB",14}{"beyond idle",12}{"reports",9}");
        foreach (var subject in subjects)
            Console.WriteLine($"{subject.Name,-24}{subject.Processor,14:F0}{subject.Processor - idle.Processor,12:F0}{InsideOf(subject),12:F0}{subject.Allocated,14:F1}{subject.Allocated - idle.Allocated,12:F1}{subject.Reports,9}");

        Console.WriteLine($"{"all : S2068 + S6418",-24}{"",14}{(all.Processor - idle.Processor) / (secrets.Processor - idle.Processor),12:F2}{InsideOf(all) / InsideOf(secrets),12:F2}{"",14}{(all.Allocated - idle.Allocated) / (secrets.Allocated - idle.Allocated),12:F2}");
        Console.WriteLine($"inside all rules per {DefaultLines} lines: {InsideOf(all) * DefaultLines / lines:F0} ms; of them, in ms:");
        foreach (var (rules, milliseconds) in all.Inside.OrderByDescending(rule => rule.Milliseconds))
            Console.WriteLine($"{rules,-24}{milliseconds * DefaultLines / lines,14:F1}");
    }

    private static async Task MeasureProjectAsync(AnalyzerSubject subject, Compilation compilation)
    {
        subject.Count(await Cost.OfAsync(() => subject.AnalyzeProjectAsync(compilation)));
        subject.Forget();
    }

    /// <summary>Over less code: what a process spends on compiling the rules and the compiler itself would hide what they cost.</summary>
    private static async Task WarmUpAsync(AnalyzerSubject[] subjects)
    {
        var compilation = Generate(MixedProject.Compile(WarmUpLines));
        for (var round = 0; round < ProjectWarmUps; round++)
        {
            foreach (var subject in subjects)
                await subject.AnalyzeProjectAsync(compilation.Clone());
        }
    }

    private static double InsideOf(AnalyzerSubject subject) => subject.Inside.Sum(rule => rule.Milliseconds);

    private static async Task MeasureTypingAsync(Compilation compilation)
    {
        var documents = compilation.SyntaxTrees.Where(MixedProject.HasFlow).Take(Documents).ToList();
        if (documents.Count == 0)
            return;

        var idle = new AnalyzerSubject("(idle, files)", [new IdleFileAnalyzer()]);
        var idleBlocks = new AnalyzerSubject("(idle, blocks)", [new IdleAnalyzer()]);
        AnalyzerSubject[] subjects =
        [
            idle,
            idleBlocks,
            new("all rules", Components.Analyzers),
            new("S2068 + S6418", PeerAnalyzers.Create()),
            new("SonarAnalyzer.CSharp", PeerAnalyzers.Of("SonarAnalyzer")) { Rounds = 1 },
            new("Meziantou.Analyzer", PeerAnalyzers.Of("Meziantou.Analyzer")) { Rounds = 1 },
            new("NetAnalyzers", PeerAnalyzers.Of("NetAnalyzers")) { Rounds = 1 },
            .. Components.Analyzers.Where(analyzer => analyzer is not DiagnosticSuppressor).Select(AnalyzerSubject.Of),
        ];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            foreach (var document in documents)
            {
                foreach (var subject in Turned(subjects, round).Where(subject => subject.IsDue(round)))
                {
                    var (edited, tree) = Edit(compilation, document, round);
                    var cost = await Cost.OfAsync(() => subject.AnalyzeDocumentAsync(edited, tree));
                    if (round >= 0)
                        subject.CostsOf(document).Add(cost);
                }
            }
        }

        Console.WriteLine();
        Console.WriteLine($"{$"{documents.Count} documents, each",-24}{"ms, p50",9}{"p90",7}{"beyond files, p50",19}{"p90",7}{"beyond blocks, p50",20}{"p90",7}{"allocated, KB",15}");
        foreach (var subject in subjects)
        {
            var (files, blocks) = (subject.Beyond(idle), subject.Beyond(idleBlocks));
            var own = subject.PerDocument;
            Console.WriteLine($"{subject.Name,-24}{own[50],9:F2}{own[90],7:F2}{files[50],19:F2}{files[90],7:F2}{blocks[50],20:F2}{blocks[90],7:F2}{subject.AllocatedPerDocument * 1000,15:F0}");
        }
    }

    /// <summary>What the collector cannot take back while the compilation lives, beyond what an idle analyzer leaves.</summary>
    private static async Task MeasureMemoryAsync(Compilation compilation)
    {
        Console.WriteLine();
        foreach (var subject in new AnalyzerSubject[] { new("(idle, files)", [new IdleFileAnalyzer()]), new("(idle, blocks)", [new IdleAnalyzer()]), new("all rules", Components.Analyzers) })
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var copy = compilation.Clone();
            await subject.AnalyzeProjectAsync(copy);
            subject.Forget();
            var held = GC.GetTotalMemory(forceFullCollection: true) - before;
            GC.KeepAlive(copy);
            copy = null;
            var left = GC.GetTotalMemory(forceFullCollection: true) - before;
            Console.WriteLine($"{subject.Name,-24} held with the compilation {held / 1e6,8:F1} MB, left without it {left / 1e6,8:F1} MB");
        }
    }

    private static Compilation Generate(CSharpCompilation compilation)
    {
        var driver = Components.CreateDriver(interceptors: true, (CSharpParseOptions)compilation.SyntaxTrees[0].Options).RunGenerators(compilation);
        return compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees);
    }

    private static (Compilation Edited, SyntaxTree Tree) Edit(Compilation compilation, SyntaxTree document, int round)
    {
        var text = document.ToString();
        var tree = MixedProject.Parse(document.FilePath, text.Replace("var sum = 0;", $"var sum = {round + WarmUps};", StringComparison.Ordinal));
        return (compilation.ReplaceSyntaxTree(document, tree), tree);
    }

    private static IEnumerable<T> Turned<T>(T[] items, int by)
    {
        for (var index = 0; index < items.Length; index++)
            yield return items[(index + ((by + WarmUps) * 7)) % items.Length];
    }
}
