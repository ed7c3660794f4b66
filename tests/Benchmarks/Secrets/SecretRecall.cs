using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Security;
using Provost.Analyzers.Tests.Security;

namespace Provost.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/Benchmarks -- --secrets-corpus file</c>: what PRV201 and SonarAnalyzer's S2068 and S6418
/// report of a labelled corpus, tier by tier; as a table in Markdown.
/// </summary>
internal static class SecretRecall
{
    public const string Option = "--secrets-corpus";

    private static readonly ImmutableArray<MetadataReference> s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path))];

    public static async Task<int> RunAsync(string corpus)
    {
        ImmutableArray<DiagnosticAnalyzer> ours = [new PRV201HardcodedSecretAnalyzer()];
        var peers = PeerAnalyzers.Create();
        var judged = new List<(SecretSample Sample, bool Ours, bool Peers)>();
        foreach (var sample in SecretCorpus.Read(corpus))
        {
            judged.Add((sample, await IsReportedAsync(sample, ours), await IsReportedAsync(sample, peers)));
        }

        Console.WriteLine("| tier | samples | PRV201 | S2068 + S6418 |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var tier in judged.GroupBy(judgement => judgement.Sample.Tier).OrderBy(tier => tier.First().Sample.IsSecret ? 0 : 1).ThenByDescending(tier => tier.Count()))
        {
            Row(tier.Key, [.. tier]);
        }

        Row("all positives", [.. judged.Where(judgement => judgement.Sample.IsSecret)]);
        return 0;
    }

    private static void Row(string name, List<(SecretSample Sample, bool Ours, bool Peers)> judged) => Console.WriteLine(
        $"| {name} | {judged.Count} | {judged.Count(judgement => judgement.Ours)} ({judged.Average(judgement => judgement.Ours ? 1 : 0.0):P1}) | {judged.Count(judgement => judgement.Peers)} ({judged.Average(judgement => judgement.Peers ? 1 : 0.0):P1}) |");

    private static async Task<bool> IsReportedAsync(SecretSample sample, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(sample.Code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview))],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
                .WithSpecificDiagnosticOptions(PeerAnalyzers.Ids.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));
        var diagnostics = await compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        return diagnostics.Any(diagnostic => diagnostic.Id is PRV201HardcodedSecretAnalyzer.Id || PeerAnalyzers.Ids.Contains(diagnostic.Id));
    }
}
