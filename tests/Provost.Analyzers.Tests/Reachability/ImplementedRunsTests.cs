using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Caching;
using Provost.Analyzers.Observability;
using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Tests.Reachability;

/// <summary>The code that implements or overrides a flow or task is the code of one, though no attribute stands beside it.</summary>
public sealed class ImplementedRunsTests
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules =
    [
        new PRV101UnwrappedIoAnalyzer(), new PRV105UnboundedWaitAnalyzer(), new PRV107BlockingWaitAnalyzer(), new PRV113IoThroughInterfaceAnalyzer(),
        new PRV401ConsoleOutputAnalyzer(), new PRV402SilentFlowAnalyzer(), new PRV403UnboundLoggerAnalyzer(), new PRV503ImpureCachedTaskAnalyzer(), new PRV505StaticWrittenInTaskAnalyzer(),
    ];

    public static TheoryData<string, string, string> Reported => new()
    {
        { "PRV101", "Flow", "File.Delete(path);" },
        { "PRV107", "Task", "Task.Delay(1).Wait();" },
        { "PRV113", "Flow", "store.Load(path);" },
        { "PRV401", "Task", "Console.WriteLine(path);" },
        { "PRV401", "Flow(LogPrints = false)", "Console.WriteLine(path);" },
        { "PRV402", "Flow", "Steps.One(); Steps.Two(); Steps.Three();" },
        { "PRV403", "Task", "logger.LogInformation(\"Working on {Path}\", path);" },
        { "PRV503", "Task(CachePolicy = CachePolicy.Inputs)", "await new HttpClient().PostAsync(\"https://example.org/orders\", new StringContent(path));" },
        { "PRV505", "Task", "Count += path.Length;" },
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public async Task What_implements_a_run_is_judged_as_one(string id, string attribute, string body)
    {
        Assert.Equal([id], await ReportsAsync(attribute, body, "public interface IEtl { [¤] Task WorkAsync(string path); }", "public async Task WorkAsync"));
        Assert.Equal([id], await ReportsAsync(attribute, body, "public interface IEtl { [¤] Task WorkAsync(string path); }", "async Task IEtl.WorkAsync"));
        Assert.Equal([id], await ReportsAsync(attribute, body, "public abstract class IEtl { [¤] public abstract Task WorkAsync(string path); }", "public override async Task WorkAsync"));
    }

    [Theory]
    [MemberData(nameof(Reported))]
    public async Task What_implements_a_plain_member_is_none(string id, string attribute, string body)
    {
        _ = id;
        Assert.Empty(await ReportsAsync(attribute, body, "public interface IEtl { [¤] Task WorkAsync(int number); Task WorkAsync(string path); }", "public async Task WorkAsync(int number) { } public async Task WorkAsync"));
        Assert.Empty(await ReportsAsync(attribute, body, "public interface IEtl { [¤] void Other(string path); }", "void IEtl.Other(string path) { } public async Task WorkAsync"));
    }

    private static async Task<IEnumerable<string>> ReportsAsync(string attribute, string body, string contract, string head)
    {
        var compilation = CSharpCompilation.Create(
            "Implemented",
            [
                CSharpSyntaxTree.ParseText($$"""
                    {{contract.Replace("¤", attribute, StringComparison.Ordinal)}}

                    public interface IStore { void Load(string path); }
                    public sealed class Disk : IStore { public void Load(string path) => File.Delete(path); }
                    public sealed class Memory : IStore { public void Load(string path) { } }

                    public static partial class Steps { [Task] public static void One() { } [Task] public static void Two() { } [Task] public static void Three() { } }

                    public sealed class Etl({{(body.Contains("logger", StringComparison.Ordinal) ? "ILogger<Etl> logger, " : "")}}IStore store) : IEtl
                    {
                        private static int Count { get; set; }

                        {{head}}(string path)
                        {
                            {{body}}
                        }

                        public object[] Kept => [store, Count];
                    }
                    """),
                CSharpSyntaxTree.ParseText(ImplicitUsings.Source),
            ],
            TestReferences.All,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return (await RuleRunner.RunAsync(compilation, s_rules)).Select(report => report.Id).Distinct();
    }
}
