using System.Security.Cryptography;
using System.Text;

namespace Provost;

/// <summary>What the storages of results ask of the file system, alike on every platform.</summary>
internal static class FileSystem
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    /// <summary>A name for a file, of letters and digits in lower case, that depends on nothing but the key.</summary>
    public static string SafeName(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Makes a directory that nobody but its owner may enter. One that exists stays as it is.</summary>
    public static void CreateDirectory(string path)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>Reads a file that others may replace or remove meanwhile.</summary>
    public static async ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
        var contents = new byte[RandomAccess.GetLength(file)];
        var read = 0;
        while (read < contents.Length)
        {
            var count = await RandomAccess.ReadAsync(file, contents.AsMemory(read), read, cancellationToken).ConfigureAwait(false);
            if (count == 0) break;
            read += count;
        }

        return read == contents.Length ? contents : contents[..read];
    }

    /// <summary>Writes a new file and returns when its contents are on the device.</summary>
    public static async ValueTask WriteThroughAsync(string path, ReadOnlyMemory<byte> contents, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous);
        await RandomAccess.WriteAsync(file, contents, fileOffset: 0, cancellationToken).ConfigureAwait(false);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>A path with the user's home in place of a leading <c>~</c>.</summary>
    public static string ExpandHome(string path) => path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith(@"~\", StringComparison.Ordinal)
        ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..]
        : path;

    public static bool TryDelete(string path)
    {
        try
        {
            if (!File.Exists(path)) return false;
            File.Delete(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether an exception says that another process, or another handle, has the file open.</summary>
    public static bool IsInUse(Exception exception) =>
        exception is IOException and not FileNotFoundException and not DirectoryNotFoundException
        && (OperatingSystem.IsWindows() ? exception.HResult is SharingViolation or LockViolation : IsLockedOnUnix(exception));

    /// <summary>A lock that is taken is reported as EWOULDBLOCK, which is 11 on Linux and 35 on macOS and BSD.</summary>
    private static bool IsLockedOnUnix(Exception exception) => exception.HResult is 11 or 35;
}
