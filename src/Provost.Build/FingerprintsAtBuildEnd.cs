using System.Xml;

namespace Provost.Build;

/// <summary>
/// Completes the log of a build that fails in the compiler, after which MSBuild runs no further target of the project; and that
/// is the build whose log people look at. MSBuild disposes of registered objects when a build ends, however it ends.
/// </summary>
internal sealed class FingerprintsAtBuildEnd(string path, string folder) : IDisposable
{
    public void Dispose()
    {
        try
        {
            AddTo(SarifLog.Read(path), folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            // The log stays as the compiler wrote it: there is no one left to tell.
        }
    }

    /// <summary>Adds fingerprints to all findings of a log that lack them.</summary>
    public static void AddTo(SarifLog? log, string folder)
    {
        if (log is not null && log.Findings(folder).Count(static finding => finding.AddFingerprint()) > 0)
        {
            log.Save();
        }
    }
}
