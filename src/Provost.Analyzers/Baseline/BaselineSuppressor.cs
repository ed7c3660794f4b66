using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Baseline;

/// <summary>
/// Takes the findings that the baseline of a project accepts out of the build and the editor, whatever severity they were given. Rules
/// that are errors by default are not accepted: the compiler lets no suppressor touch them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaselineSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableDictionary<string, SuppressionDescriptor> s_suppressions = RuleIds().ToImmutableDictionary(
        static id => id,
        static id => new SuppressionDescriptor(BaselineNames.SuppressionId, id, "Accepted in the baseline of the project"));

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. s_suppressions.Values];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(BaselineNames.WriteProperty, out var write)
            && string.Equals(write, "true", StringComparison.OrdinalIgnoreCase))
        {
            SuppressAll(context);
        }
        else if (BaselineOf(context.Options) is { } file && file.GetText(context.CancellationToken) is { } text)
        {
            SuppressAccepted(context, Path.GetDirectoryName(file.Path) ?? "", AcceptedIn(text.ToString()));
        }
    }

    /// <summary>A build that writes a baseline must get to its end, whatever it finds.</summary>
    private static void SuppressAll(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics.Where(static diagnostic => diagnostic.Location.IsInSource))
        {
            context.ReportSuppression(Suppression.Create(s_suppressions[diagnostic.Id], diagnostic));
        }
    }

    private static void SuppressAccepted(SuppressionAnalysisContext context, string folder, Dictionary<FindingKey, int> accepted)
    {
        var seen = new Dictionary<FindingKey, int>();
        foreach (var diagnostic in context.ReportedDiagnostics.Where(static diagnostic => diagnostic.Location.IsInSource).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var key = KeyOf(diagnostic, folder, context.CancellationToken);
            seen[key] = seen.TryGetValue(key, out var before) ? before + 1 : 1;
            if (accepted.TryGetValue(key, out var count) && seen[key] <= count)
            {
                context.ReportSuppression(Suppression.Create(s_suppressions[diagnostic.Id], diagnostic));
            }
        }
    }

    private static FindingKey KeyOf(Diagnostic diagnostic, string folder, CancellationToken cancellationToken)
    {
        var (tree, span) = (diagnostic.Location.SourceTree!, diagnostic.Location.SourceSpan);
        return FindingKey.Of(diagnostic.Id, RelativePath.From(folder, tree.FilePath), tree.GetText(cancellationToken).ToString(), span.Start, span.Length);
    }

    private static Dictionary<FindingKey, int> AcceptedIn(string baseline)
    {
        var accepted = new Dictionary<FindingKey, int>();
        foreach (var (entry, _) in BaselineReader.Read(baseline))
        {
            if (entry is { Key: var key })
            {
                accepted[key] = accepted.TryGetValue(key, out var count) ? count + 1 : 1;
            }
        }

        return accepted;
    }

    private static AdditionalText? BaselineOf(AnalyzerOptions options) => options.AdditionalFiles.FirstOrDefault(file =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(BaselineNames.FileMetadata, out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> RuleIds() => typeof(BaselineSuppressor).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !typeof(DiagnosticSuppressor).IsAssignableFrom(type))
        .Select(static type => type.GetField("Id")?.GetRawConstantValue())
        .OfType<string>()
        .Distinct();
}
