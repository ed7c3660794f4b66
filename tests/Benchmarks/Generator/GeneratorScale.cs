using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators;

namespace Provost.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/Benchmarks -- --generators [files...]</c>: what the generator costs over a whole project and after
/// an edit of one file, beside two generators of the platform over comparable projects, in one process and in turns; medians. Allocated
/// memory is the figure to go by, as it is the same on every machine; the time is the processor's, on all threads. Each measurement starts from a
/// compilation in which nothing is bound, and so includes what a generator makes the compiler bind; files are parsed before. The rows
/// <c>(idle)</c> are a generator that asks for the same attributes and does nothing: the compiler's own part. The driver leaves it to the
/// compilation to parse what is generated: the column <c>parse</c> is that, after a cold run.
/// </summary>
internal static class GeneratorScale
{
    public const string Option = "--generators";

    /// <summary>The compiler itself comes as code that is compiled again while it runs: earlier rounds would tell mostly of that.</summary>
    private const int WarmUps = 10;

    private const int CheckedFiles = 20;

    /// <summary>A project of more files is measured once: that of fewer before it has warmed up, and the sum of so many files varies little.</summary>
    private const int MostForRounds = 1000;

    private static readonly string[] s_attributes = ["Provost.TaskAttribute", "Provost.FlowAttribute"];

    public static void Run(string[] arguments)
    {
        foreach (var files in arguments.Length == 0 ? [500, 5000] : arguments.Select(int.Parse))
            Run(files);
    }

    private static void Run(int files)
    {
        var rounds = files > MostForRounds ? 1 : 5;
        var warmUps = files > MostForRounds ? 0 : WarmUps;
        var provost = new ScaleProject(files, ScaleSubject.Provost);
        var json = new ScaleProject(files, ScaleSubject.SystemTextJson);
        var messages = new ScaleProject(files, ScaleSubject.LoggerMessage);
        List<Subject> subjects =
        [
            new("Provost (idle)", provost, new IdleGenerator(s_attributes)),
            new("Provost, proxies", provost, new ProxyGenerator()),
            new("Provost, all", provost, new ProxyGenerator()) { Interceptors = true },
            new("JSON (idle)", json, new IdleGenerator("System.Text.Json.Serialization.JsonSerializableAttribute")),
            new("JSON", json, PeerGenerators.Json()),
            new("LoggerMessage (idle)", messages, new IdleGenerator("Microsoft.Extensions.Logging.LoggerMessageAttribute")),
            new("LoggerMessage", messages, PeerGenerators.LoggerMessage()),
        ];

        Console.WriteLine($"{files} files, {files * 4} tasks, {files} flows, {files * 104} calls; {rounds} rounds, medians");
        Console.WriteLine($"{"",-22}{"cold",20}{"parse",20}{string.Concat(Enum.GetNames<ScaleEdit>().Select(edit => $"{edit,20}"))}{"text",10}");
        foreach (var subject in subjects)
            subject.ThrowOnErrors();

        for (var round = -warmUps; round < rounds; round++)
        {
            foreach (var subject in subjects)
                subject.Measure(round);
        }

        foreach (var subject in subjects)
            Console.WriteLine(subject);
    }

    private sealed class Subject(string name, ScaleProject project, IIncrementalGenerator generator)
    {
        private readonly Dictionary<string, List<(double Milliseconds, double Megabytes)>> _costs = [];
        private double _text;

        /// <summary>Without: what an editor shows; interceptors are only needed to emit.</summary>
        public bool Interceptors { get; init; }

        public void Measure(int round)
        {
            var anew = project.Anew();
            var compilation = anew.Compile();
            var driver = Measure(round, "cold", () => CreateDriver().RunGenerators(compilation));
            var trees = driver.GetRunResult().GeneratedTrees;
            _text = Measure(round, "parse", () => trees.Sum(tree => tree.GetRoot().FullSpan.Length)) / 1e6;
            foreach (var edit in Enum.GetValues<ScaleEdit>())
            {
                if (edit == ScaleEdit.TaskSignature && !name.StartsWith("Provost", StringComparison.Ordinal))
                    continue;

                var (before, after) = anew.Edit(edit, round);
                var edited = compilation.ReplaceSyntaxTree(before, after);
                Measure(round, edit.ToString(), () => driver.RunGenerators(edited));
            }
        }

        public override string ToString() =>
            $"{name,-22}{Cost("cold"),20}{Cost("parse"),20}{string.Concat(Enum.GetNames<ScaleEdit>().Select(edit => $"{Cost(edit),20}"))}{_text,7:F1} MB";

        private GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: ScaleProject.ParseOptions,
            driverOptions: new GeneratorDriverOptions(Interceptors ? IncrementalGeneratorOutputKind.None : IncrementalGeneratorOutputKind.Implementation));

        /// <summary>A benchmark of code that does not compile measures nothing.</summary>
        public void ThrowOnErrors()
        {
            if (generator is IdleGenerator)
                return;

            var compilation = project.WithFiles(CheckedFiles).Compile();
            CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
            var errors = generated.Emit(Stream.Null).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5).ToList();
            if (errors.Count > 0)
                throw new InvalidOperationException($"{name}: {string.Join('\n', errors)}");
        }

        private T Measure<T>(int round, string what, Func<T> run)
        {
            GC.Collect();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var start = Environment.CpuUsage.TotalTime;
            var result = run();
            var time = Environment.CpuUsage.TotalTime - start;
            if (round >= 0)
            {
                if (!_costs.TryGetValue(what, out var costs))
                    _costs[what] = costs = [];

                costs.Add((time.TotalMilliseconds, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6));
            }

            return result;
        }

        private string Cost(string what) => _costs.TryGetValue(what, out var costs)
            ? $"{Median(costs.Select(cost => cost.Milliseconds)):F0} ms {Median(costs.Select(cost => cost.Megabytes)):F1} MB"
            : "";

        private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
    }
}
