using Provost.Analyzers.Security;
using Provost.Analyzers.Tests.Security;

namespace Provost.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/Benchmarks -- --secrets-corpus file</c>: what PRV201 and the rules of other packages report
/// of a labelled corpus, tier by tier and place by place; as tables in Markdown.
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

        var positives = judged.Where(judgement => judgement.Sample.IsSecret).ToList();
        Table("tier", judged.GroupBy(judgement => judgement.Sample.Tier).OrderBy(tier => tier.First().Sample.IsSecret ? 0 : 1).ThenByDescending(tier => tier.Count()));
        Row("all positives", positives);
        Console.WriteLine();
        Table("place of a positive", positives.GroupBy(judgement => judgement.Sample.Context).OrderByDescending(place => place.Count()).ThenBy(place => place.Key, StringComparer.Ordinal));
        return 0;

        void Table(string of, IEnumerable<IGrouping<string, (SecretSample Sample, bool[] Reported)>> groups)
        {
            Console.WriteLine($"| {of} | samples | {string.Join(" | ", scanners.Select(scanner => scanner.Name))} |");
            Console.WriteLine($"| --- | --- |{string.Concat(scanners.Select(_ => " --- |"))}");
            foreach (var group in groups)
            {
                Row(group.Key, [.. group]);
            }
        }

        void Row(string name, List<(SecretSample Sample, bool[] Reported)> samples) => Console.WriteLine(
            $"| {name} | {samples.Count} |{string.Concat(scanners.Select((_, scanner) => $" {samples.Count(sample => sample.Reported[scanner])} ({samples.Average(sample => sample.Reported[scanner] ? 1 : 0.0):P1}) |"))}");
    }
}
