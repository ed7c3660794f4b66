using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Configuration;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reliability;
using Provost.Analyzers.Security;
using Provost.Analyzers.Security.Leaks;

namespace Provost.Analyzers.Usage;

/// <summary>
/// PRV008: what a project says about I/O, in a file of entries or in its configuration, cannot be read, or it sets an option that
/// no rule has. Secrets and leaks look after their own options.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV008UnreadableIoSettingAnalyzer() : ProvostAnalyzer(s_rule, s_wrongOption)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV008";

    private const string Title = "Setting cannot be read";
    private const string Description = "Entries of an I/O catalogue and the provost.io settings extend, narrow and silence what the rules take for I/O. What cannot be read, and an option that does not exist, has no effect.";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: Title,
        messageFormat: "This is left out of what the rules know of I/O: {0}",
        RuleCategory.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Description,
        helpLinkUri: RuleHelp.LinkTo(Id));

    private static readonly DiagnosticDescriptor s_wrongOption = new(
        Id,
        title: Title,
        messageFormat: "The option '{0}' has the value '{1}', which has no effect: {2}",
        RuleCategory.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: Description,
        helpLinkUri: RuleHelp.LinkTo(Id),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterAdditionalFileAction(Analyze);
        context.RegisterCompilationEndAction(ReportOptions);
    }

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
            var key when key == IoKnowledge.Entries.Key => IoCatalogReader.OfSetting(value).Problems.Select(problem => (new TextSpan(start + problem.Span.Start, problem.Span.Length), problem.Problem)),
            var key => IoOptions.ProblemOf(key, value.Trim()) is { } problem ? [(line.Span, problem)] : [],
        };
    }

    /// <summary>What is set for the files of the compilation, from wherever: the compiler tells the values, and not where they stand.</summary>
    private static void ReportOptions(CompilationAnalysisContext context)
    {
        var settings = context.Compilation.SyntaxTrees
            .SelectMany(tree => SecretOptions.SettingsIn(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree), OptionDefinition.Prefix))
            .Distinct()
            .OrderBy(static setting => setting.Key, StringComparer.Ordinal)
            .ThenBy(static setting => setting.Value, StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            foreach (var (problem, isReportedInFile) in ProblemsOf(setting.Key, setting.Value))
            {
                var location = SettingLocation.Find(context.Options.AdditionalFiles, new(setting.Key, setting.Value, problem), context.CancellationToken);
                if (location == Location.None || !isReportedInFile)
                {
                    context.ReportDiagnostic(Diagnostic.Create(s_wrongOption, location, setting.Key, setting.Value, problem));
                }
            }
        }
    }

    private static IEnumerable<(string Problem, bool IsReportedInFile)> ProblemsOf(string key, string value)
    {
        if (key == IoKnowledge.Entries.Key)
        {
            return IoCatalogReader.OfSetting(value).Problems.Select(static problem => (problem.Problem, true));
        }

        if (IoOptions.ProblemOf(key, value.Trim()) is { } problem)
        {
            return [(problem, true)];
        }

        return OptionDefinitions.All.Any(option => option.Key == key) || SecretOptions.IsAbout(key) || LeakOptions.IsAbout(key)
            ? []
            : [("there is no option of this name", false)];
    }
}
