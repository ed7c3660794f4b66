using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Baseline;
using Provost.Analyzers.States;
using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.Baseline;

/// <summary>What a baseline accepts is suppressed, so many times as it accepts it, whatever severity the finding has.</summary>
public sealed class BaselineSuppressorTests
{
    private const string Source = """
        internal static class Checks
        {
            internal static bool Both(State state, State other) => state is Completed || state is Completed;

            internal static bool One(State state) => state is Completed;
        }
        """;

    [Fact]
    public async Task Accepts_nothing_without_a_baseline() => Assert.Equal(0, await SuppressedAsync(baseline: null));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Accepts_equal_findings_as_often_as_they_are_listed(int times)
    {
        var key = FindingKey.Of(PRV301StateCheckedByTypeAnalyzer.Id, "Checks.cs", Source, Source.IndexOf("Completed", StringComparison.Ordinal), "Completed".Length);

        Assert.Equal(times, await SuppressedAsync(string.Concat(Enumerable.Range(1, times).Select(number => new BaselineEntry(key, number, "told") + "\n"))));
    }

    [Fact]
    public async Task Accepts_no_finding_of_another_declaration_file_or_code()
    {
        FindingKey[] others =
        [
            FindingKey.Of(PRV301StateCheckedByTypeAnalyzer.Id, "Other.cs", Source, Source.IndexOf("Completed", StringComparison.Ordinal), "Completed".Length),
            FindingKey.Of(PRV302StateCheckedByNameAnalyzer.Id, "Checks.cs", Source, Source.IndexOf("Completed", StringComparison.Ordinal), "Completed".Length),
            FindingKey.Of(PRV301StateCheckedByTypeAnalyzer.Id, "Checks.cs", Source.Replace("Both", "Neither"), Source.IndexOf("Completed", StringComparison.Ordinal) + 3, "Completed".Length),
        ];

        Assert.Equal(0, await SuppressedAsync(string.Concat(others.Select(key => new BaselineEntry(key, 1, "told") + "\n"))));
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("")]
    [InlineData("<<<<<<< ours\n=======\n>>>>>>> theirs")]
    public async Task Accepts_nothing_by_lines_that_are_no_entries(string baseline) => Assert.Equal(0, await SuppressedAsync(baseline));

    [Fact]
    public async Task Accepts_everything_where_the_baseline_is_written() => Assert.Equal(3, await SuppressedAsync(baseline: null, isWritten: true));

    [Fact]
    public void Knows_every_rule() => Assert.Equal(
        RuleCatalogue.Rules.Select(rule => rule.Id),
        new BaselineSuppressor().SupportedSuppressions.Select(suppression => suppression.SuppressedDiagnosticId).Order(StringComparer.Ordinal));

    private static async Task<int> SuppressedAsync(string? baseline, bool isWritten = false)
    {
        var compilation = CSharpCompilation.Create(
            "Checked",
            [CSharpSyntaxTree.ParseText(Source, path: "/repo/Checks.cs"), CSharpSyntaxTree.ParseText(ImplicitUsings.Source)],
            TestReferences.All,
            new(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: [new(PRV301StateCheckedByTypeAnalyzer.Id, ReportDiagnostic.Error)]));
        var options = new AnalyzerOptions(
            baseline is null ? [] : [new File("/repo/accepted.txt", baseline)],
            new Config(isWritten));

        var reports = await compilation
            .WithAnalyzers([new PRV301StateCheckedByTypeAnalyzer(), new BaselineSuppressor()], new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true))
            .GetAllDiagnosticsAsync();

        var found = reports.Where(report => report.Id == PRV301StateCheckedByTypeAnalyzer.Id).ToList();
        Assert.Equal(3, found.Count);
        Assert.All(found, report => Assert.Equal(DiagnosticSeverity.Error, report.Severity));
        return found.Count(report => report.IsSuppressed);
    }

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Config(bool isWritten) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(isWritten ? [new(BaselineNames.WriteProperty, "True")] : []);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options([new(BaselineNames.FileMetadata, "true")]);
    }

    private sealed class Options(params IEnumerable<KeyValuePair<string, string>> values) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = new(values);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
