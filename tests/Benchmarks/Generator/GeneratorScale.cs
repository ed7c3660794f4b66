using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators;

namespace Provost.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/Benchmarks -- --generators [files...]</c>: what the generator costs over a whole project and after
/// an edit of one file, beside two generators of the platform over comparable projects, in one process and in turns; medians. Allocated
/// memory is the figure to go by, as it is the same on every machine. Each measurement starts from a compilation in which nothing is
/// bound, and so includes what a generator makes the compiler bind; files are parsed before. The rows <c>(idle)</c> are a generator
/// that asks for the same attributes and does nothing, <c>(same text)</c> one that also writes the same files, known before: the
/// compiler's own work, to look for attributes and to parse what is generated.
/// </summary>
internal static class GeneratorScale
{
    public const string Option = "--generators";

    private const int WarmUps = 1;
    private const int Rounds = 5;
    private const int CheckedFiles = 20;

    private static readonly string[] s_attributes = ["Provost.TaskAttribute", "Provost.FlowAttribute"];

    public static void Run(string[] arguments)
    {
        foreach (var files in arguments.Length == 0 ? [500, 5000] : arguments.Select(int.Parse))
            Run(files);
    }

    private static void Run(int files)
    {
        var provost = new ScaleProject(files, ScaleSubject.Provost);
        var json = new ScaleProject(files, ScaleSubject.SystemTextJson);
        var messages = new ScaleProject(files, ScaleSubject.LoggerMessage);
        List<Subject> subjects =
        [
            new("Provost (idle)", provost, new IdleGenerator(s_attributes)),
            Subject.WithTextOf(new("Provost, proxies", provost, new ProxyGenerator())),
            new("Provost, proxies", provost, new ProxyGenerator()),
            Subject.WithTextOf(new("Provost, all", provost, new ProxyGenerator()) { Interceptors = true }),
            new("Provost, all", provost, new ProxyGenerator()) { Interceptors = true },
            new("JSON (idle)", json, new IdleGenerator("System.Text.Json.Serialization.JsonSerializableAttribute")),
            new("JSON", json, PeerGenerators.Json()),
            new("LoggerMessage (idle)", messages, new IdleGenerator("Microsoft.Extensions.Logging.LoggerMessageAttribute")),
            new("LoggerMessage", messages, PeerGenerators.LoggerMessage()),
        ];

        Console.WriteLine($"{files} files, {files * 4} tasks, {files} flows, {files * 104} calls; {Rounds} rounds, medians");
        Console.WriteLine($"{"",-30}{"cold",18}{string.Concat(Enum.GetNames<ScaleEdit>().Select(edit => $"{edit,18}"))}{"text",10}");
        foreach (var subject in subjects)
            subject.ThrowOnErrors();

        for (var round = -WarmUps; round < Rounds; round++)
        {
            foreach (var subject in subjects)
                subject.Measure(round);
        }

        foreach (var subject in subjects)
            Console.WriteLine(subject);
    }

    private sealed class Subject(string name, ScaleProject project, IIncrementalGenerator generator)
    {
        private string Name => name;

        private ScaleProject Project => project;

        private readonly Dictionary<string, List<(double Milliseconds, double Megabytes)>> _costs = [];
        private double _text;

        /// <summary>Without: what an editor shows; interceptors are only needed to emit.</summary>
        public bool Interceptors { get; init; }

        /// <summary>The compiler's own part of what a subject costs.</summary>
        public static Subject WithTextOf(Subject other) =>
            new($"{other.Name} (same text)", other.Project, new IdleGenerator(s_attributes) { Output = other.Texts() });

        public void Measure(int round)
        {
            var compilation = project.Compile();
            var driver = Measure(round, "cold", () => CreateDriver().RunGenerators(compilation));
            _text = driver.GetRunResult().GeneratedTrees.Sum(tree => tree.Length) / 1e6;
            foreach (var edit in Enum.GetValues<ScaleEdit>())
            {
                if (edit == ScaleEdit.TaskSignature && !name.StartsWith("Provost", StringComparison.Ordinal))
                    continue;

                var (before, after) = project.Edit(edit, round);
                var edited = compilation.ReplaceSyntaxTree(before, after);
                Measure(round, edit.ToString(), () => driver.RunGenerators(edited));
            }
        }

        public override string ToString() =>
            $"{name,-30}{Cost("cold"),18}{string.Concat(Enum.GetNames<ScaleEdit>().Select(edit => $"{Cost(edit),18}"))}{_text,7:F1} MB";

        private IReadOnlyDictionary<string, string> Texts() =>
            CreateDriver().RunGenerators(project.Compile()).GetRunResult().Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

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

        private GeneratorDriver Measure(int round, string what, Func<GeneratorDriver> run)
        {
            GC.Collect();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            var driver = run();
            var time = Stopwatch.GetElapsedTime(start);
            if (round >= 0)
            {
                if (!_costs.TryGetValue(what, out var costs))
                    _costs[what] = costs = [];

                costs.Add((time.TotalMilliseconds, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6));
            }

            return driver;
        }

        private string Cost(string what) => _costs.TryGetValue(what, out var costs)
            ? $"{Median(costs.Select(cost => cost.Milliseconds)):F0} ms {Median(costs.Select(cost => cost.Megabytes)):F1} MB"
            : "";

        private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
    }
}
