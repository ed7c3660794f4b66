using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Security;
using Xunit.Abstractions;

namespace Provost.Analyzers.Tests.Security;

/// <summary>Recall and false positives on a labelled corpus, per tier and place; the report is the output of the test.</summary>
public sealed class PRV201SecretCorpusTests(ITestOutputHelper output)
{
    private const double MinRecall = 0.90;
    private const double MaxFalsePositives = 0.003;

    [SecretCorpusFact]
    public async Task The_corpus_is_found_and_the_rest_left_alone()
    {
        var samples = SecretCorpus.Read(SecretCorpus.Path!).ToList();
        var judged = new List<(SecretSample Sample, bool IsReported)>();
        foreach (var sample in samples)
        {
            judged.Add((sample, await IsReportedAsync(sample.Code)));
        }

        output.WriteLine(Report(judged));
        var recall = Share(judged.Where(judgement => judgement.Sample.IsSecret));
        var falsePositives = Share(judged.Where(judgement => !judgement.Sample.IsSecret));
        Assert.True(recall >= MinRecall, $"Recall is {recall:P1}.");
        Assert.True(falsePositives <= MaxFalsePositives, $"{falsePositives:P1} of the negatives are reported.");
    }

    private static async Task<bool> IsReportedAsync(string code)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview))],
            TestReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var diagnostics = await compilation.WithAnalyzers([new PRV201HardcodedSecretAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return diagnostics.Any(diagnostic => diagnostic.Id == PRV201HardcodedSecretAnalyzer.Id);
    }

    private static string Report(List<(SecretSample Sample, bool IsReported)> judged)
    {
        var report = new StringBuilder();
        Append(report, "tier", judged.GroupBy(judgement => judgement.Sample.Tier));
        Append(report, "place", judged.Where(judgement => judgement.Sample.IsSecret).GroupBy(judgement => judgement.Sample.Context));
        foreach (var (sample, isReported) in judged.Where(judgement => judgement.Sample.IsSecret != judgement.IsReported))
        {
            report.AppendLine($"{(isReported ? "false positive" : "missed")}: {sample.Id} ({sample.Rule}, {sample.Context})");
        }

        return report.ToString();
    }

    private static void Append(StringBuilder report, string heading, IEnumerable<IGrouping<string, (SecretSample Sample, bool IsReported)>> groups)
    {
        report.AppendLine($"{heading}: reported of all");
        foreach (var group in groups.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            report.AppendLine($"  {group.Key,-28} {group.Count(judgement => judgement.IsReported),4} of {group.Count(),4}  {Share(group),7:P1}");
        }
    }

    private static double Share(IEnumerable<(SecretSample Sample, bool IsReported)> judged) =>
        judged.Select(judgement => judgement.IsReported ? 1.0 : 0.0).DefaultIfEmpty(0).Average();
}
