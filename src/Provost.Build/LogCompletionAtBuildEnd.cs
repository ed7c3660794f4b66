using System.Xml;

namespace Provost.Build;

/// <summary>
/// Completes the log of a build that fails in the compiler, after which MSBuild runs no further target of the project; and that
/// is the build whose log people look at. MSBuild disposes of registered objects when a build ends, however it ends.
/// </summary>
internal sealed class LogCompletionAtBuildEnd(string path, string project, string folder) : IDisposable
{
    public void Dispose()
    {
        try
        {
            SarifLog.Read(path)?.Complete(project, folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            // The log stays as the compiler wrote it: there is no one left to tell.
        }
    }
}
