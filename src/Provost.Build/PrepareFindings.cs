using Microsoft.Build.Framework;
using Provost.Analyzers.Baseline;

namespace Provost.Build;

/// <summary>Before the compiler runs: stops the build over settings that cannot work, and sees to it that the log will be completed.</summary>
public sealed class PrepareFindings : Microsoft.Build.Utilities.Task
{
    /// <summary>The value of <c>ErrorLog</c>.</summary>
    [Required]
    public string ErrorLog { get; set; } = "";

    /// <summary>The baseline in full; empty where there is none.</summary>
    public string Baseline { get; set; } = "";

    /// <summary>Whether this build writes the baseline.</summary>
    public bool Write { get; set; }

    /// <summary>The name of the project.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The folder of the project.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    public override bool Execute()
    {
        if (ErrorLogOption.Parse(ErrorLog, ProjectFolder) is not { } log)
        {
            return true;
        }

        if (Baseline.Length > 0)
        {
            CheckBaseline(log);
        }

        if (log.IsVersion2 && !Log.HasLoggedErrors)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(log.Path)!);
            ((IBuildEngine4)BuildEngine).RegisterTaskObject(
                (typeof(LogCompletionAtBuildEnd), log.Path),
                new LogCompletionAtBuildEnd(log.Path, Project, ProjectFolder),
                RegisteredTaskObjectLifetime.Build,
                allowEarlyCollection: false);
        }

        return !Log.HasLoggedErrors;
    }

    private void CheckBaseline(ErrorLogOption log)
    {
        if (!log.IsVersion2)
        {
            Error("PROVOST005", 0, $"ProvostBaseline reads the log of the compiler in SARIF 2.1, and ErrorLog is set to '{ErrorLog}'. Add ',version=2.1' to it (on a command line: %2Cversion=2.1), or leave ErrorLog away.");
        }

        if (File.Exists(Baseline))
        {
            foreach (var (_, line) in BaselineReader.Read(File.ReadAllText(Baseline)).Where(static read => read.Entry is null))
            {
                Error("PROVOST006", line, "This is no entry of a baseline: 'rule | file | declaration | hash:number | message'. Remove the line, or write the baseline anew with: dotnet build -p:ProvostWriteBaseline=true");
            }
        }
        else if (!Write)
        {
            Error("PROVOST004", 0, "The file that ProvostBaseline names does not exist. Write it with: dotnet build -p:ProvostWriteBaseline=true");
        }
    }

    private void Error(string code, int line, string message) => Log.LogError(null, code, null, Baseline, line, columnNumber: line > 0 ? 1 : 0, 0, 0, message);
}
