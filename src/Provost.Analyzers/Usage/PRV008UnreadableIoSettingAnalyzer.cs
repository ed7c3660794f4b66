using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Usage;

/// <summary>PRV008: what a project says about I/O, in a file of entries or in its configuration, cannot be read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV008UnreadableIoSettingAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV008";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Setting about I/O cannot be read",
        messageFormat: "This is left out of what the rules know of I/O: {0}",
        RuleCategory.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Entries of an I/O catalogue and the provost.io settings extend, narrow and silence what the rules take for I/O. What cannot be read has no effect.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterAdditionalFileAction(Analyze);

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var isCatalogue = IoKnowledge.IsCatalogue(context.AdditionalFile);
        if ((isCatalogue || IsConfiguration(context.AdditionalFile.Path)) && context.AdditionalFile.GetText(context.CancellationToken) is { } text)
        {
            foreach (var (span, problem) in isCatalogue ? IoCatalogReader.OfFile(text).Problems : text.Lines.SelectMany(ProblemsOfSetting))
            {
                var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
                context.ReportDiagnostic(Diagnostic.Create(s_rule, location, problem));
            }
        }
    }

    /// <summary>The compiler does not say where a setting stands; a project can hand its configuration over as an additional file too.</summary>
    private static bool IsConfiguration(string path) => Path.GetFileName(path) is ".editorconfig" or ".globalconfig";

    private static IEnumerable<(TextSpan Span, string Problem)> ProblemsOfSetting(TextLine line)
    {
        var text = line.ToString();
        var equals = text.IndexOf('=');
        if (equals < 0)
        {
            return [];
        }

        var value = text.Substring(equals + 1);
        var start = line.Start + equals + 1;
        return text.Substring(0, equals).Trim().ToLowerInvariant() switch
        {
            IoKnowledge.EntriesKey => IoCatalogReader.OfSetting(value).Problems.Select(problem => (new TextSpan(start + problem.Span.Start, problem.Span.Length), problem.Problem)),
            var key => IoOptions.ProblemOf(key, value.Trim()) is { } problem ? [(line.Span, problem)] : [],
        };
    }
}
