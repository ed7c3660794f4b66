using Microsoft.Build.Framework;
using Provost.Analyzers.Baseline;

namespace Provost.Build;

/// <summary>After the compiler ran: completes its log, and writes the baseline or holds the findings against it.</summary>
public sealed class ReviewFindings : Microsoft.Build.Utilities.Task
{
    private const int ShownAtMost = 10;

    /// <summary>The value of <c>ErrorLog</c>.</summary>
    [Required]
    public string ErrorLog { get; set; } = "";

    /// <summary>The baseline in full; empty where there is none.</summary>
    public string Baseline { get; set; } = "";

    /// <summary>Whether this build writes the baseline.</summary>
    public bool Write { get; set; }

    /// <summary>Whether other builds of the project, for other frameworks, may find what this one does not.</summary>
    public bool IsOneOfSeveral { get; set; }

    /// <summary>The name of the project, for messages.</summary>
    public string Project { get; set; } = "";

    /// <summary>The folder of the project.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    /// <summary>The files that were compiled, in full.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    public override bool Execute()
    {
        if (ErrorLogOption.Parse(ErrorLog, ProjectFolder) is not { IsVersion2: true } option || SarifLog.Read(option.Path) is not { } log)
        {
            return true;
        }

        log.Complete(Project, ProjectFolder);
        if (Baseline.Length > 0)
        {
            var folder = Path.GetDirectoryName(Baseline)!;
            var findings = log.Findings(folder);
            var files = new HashSet<string>(Sources.Select(source => RelativePath.From(folder, Path.GetFullPath(source.ItemSpec))), StringComparer.Ordinal);
            if (Write)
            {
                WriteBaseline(findings, IsOurs);
            }
            else
            {
                FailOnNew(findings);
                WarnOfGone(findings, IsOurs);
            }

            bool IsOurs(string file) => !IsOneOfSeveral && (files.Contains(file) || IsGoneFrom(ProjectFolder, Path.Combine(folder, file)));
        }

        return !Log.HasLoggedErrors;
    }

    private void WriteBaseline(IReadOnlyList<Finding> findings, Func<string, bool> isOurs)
    {
        var accepted = findings.Where(static finding => finding.IsAccepted).Select(static finding => new BaselineEntry(finding.Key, finding.Number, finding.Message)).ToList();
        BaselineWriter.Update(Baseline, accepted, isOurs);
        Log.LogMessage(MessageImportance.High, $"{Baseline}: {Count(accepted.Count, "finding")} of {Project} accepted.");
    }

    private void FailOnNew(IReadOnlyList<Finding> findings)
    {
        var added = findings.Where(static finding => finding.IsShown).Select(static finding => $"{finding.Key.Rule} at {finding.Place}").ToList();
        if (added.Count > 0)
        {
            var more = added.Count > ShownAtMost ? $" and {added.Count - ShownAtMost} more" : "";
            Log.LogError(null, "PROVOST007", null, Baseline, 0, 0, 0, 0, $"{Count(added.Count, "finding")} not in the baseline: {string.Join(", ", added.Take(ShownAtMost))}{more}. Mend what is new; or accept it with: dotnet build -p:ProvostWriteBaseline=true");
        }
    }

    /// <summary>What is gone must leave the baseline too, or it would be accepted again when it comes back.</summary>
    private void WarnOfGone(IReadOnlyList<Finding> findings, Func<string, bool> isOurs)
    {
        var found = findings.Where(static finding => finding.IsAccepted).GroupBy(static finding => finding.Key).ToDictionary(static same => same.Key, static same => same.Count());
        foreach (var (entry, line) in BaselineReader.Read(File.ReadAllText(Baseline)))
        {
            if (entry is not { Key: var key } || !isOurs(key.File))
            {
                continue;
            }

            found.TryGetValue(key, out var left);
            found[key] = left - 1;
            if (left <= 0)
            {
                Log.LogWarning(null, "PROVOST008", null, Baseline, line, 1, 0, 0, $"Accepted, and gone: {key.Rule} in {key.File}. Remove the line, or write the baseline anew with: dotnet build -p:ProvostWriteBaseline=true");
            }
        }
    }

    /// <summary>A file that nobody compiles any more, since it does not exist, was that of the project in whose folder it lay.</summary>
    private static bool IsGoneFrom(string folder, string file) =>
        !File.Exists(file) && !RelativePath.From(folder, Path.GetFullPath(file)).StartsWith("..", StringComparison.Ordinal);

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
