using Provost.Analyzers.Security;
using Provost.Analyzers.Tests.Security;

namespace Provost.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/Benchmarks -- --secrets-corpus file</c>: what PRV201 and the rules of other packages report
/// of a labelled corpus, tier by tier; as a table in Markdown.
/// </summary>
internal static class SecretRecall
{
    public const string Option = "--secrets-corpus";

    public static async Task<int> RunAsync(string corpus)
    {
        SecretScanner[] scanners =
        [
            new([PRV201HardcodedSecretAnalyzer.Id], [new PRV201HardcodedSecretAnalyzer()]),
            SecretScanner.Of("SonarAnalyzer", PeerAnalyzers.Ids),
            SecretScanner.Of("SecurityCodeScan", ["SCS0015"]),
            SecretScanner.Of("NetAnalyzers", ["CA5390", "CA5403"]),
        ];
        var judged = new List<(SecretSample Sample, bool[] Reported)>();
        foreach (var sample in SecretCorpus.Read(corpus))
        {
            judged.Add((sample, [.. await Task.WhenAll(scanners.Select(scanner => scanner.ReportsAsync(sample.Code)))]));
        }

        Console.WriteLine($"| tier | samples | {string.Join(" | ", scanners.Select(scanner => scanner.Name))} |");
        Console.WriteLine($"| --- | --- |{string.Concat(scanners.Select(_ => " --- |"))}");
        foreach (var tier in judged.GroupBy(judgement => judgement.Sample.Tier).OrderBy(tier => tier.First().Sample.IsSecret ? 0 : 1).ThenByDescending(tier => tier.Count()))
        {
            Row(tier.Key, [.. tier]);
        }

        Row("all positives", [.. judged.Where(judgement => judgement.Sample.IsSecret)]);
        return 0;

        void Row(string name, List<(SecretSample Sample, bool[] Reported)> samples) => Console.WriteLine(
            $"| {name} | {samples.Count} |{string.Concat(scanners.Select((_, scanner) => $" {samples.Count(sample => sample.Reported[scanner])} ({samples.Average(sample => sample.Reported[scanner] ? 1 : 0.0):P1}) |"))}");
    }
}
