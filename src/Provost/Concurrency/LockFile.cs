namespace Provost;

/// <summary>Opens a file for one process alone. The system lets go of it when the process ends, however it ends.</summary>
internal static class LockFile
{
    /// <summary>The file, or <see langword="null"/> while somebody else has it.</summary>
    public static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException))
        {
            return null;
        }
    }
}
