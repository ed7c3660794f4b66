namespace Provost;

/// <summary>Locks by key among all processes that use the same directory: each is a file that its holder has open for itself.</summary>
/// <remarks>
/// The operating system closes the files of a process that ends, however it ends, so no lock outlives its holder. A lock file
/// stays when its lock is released; <see cref="RemoveUnused"/> clears up.
/// </remarks>
internal sealed class FileLocks(string directory) : IResultLocks
{
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(100);

    private readonly MemoryLocks _inProcess = new();

    public async ValueTask<IAsyncDisposable> AcquireAsync(string key, CancellationToken cancellationToken)
    {
        var own = await _inProcess.AcquireAsync(key, cancellationToken).ConfigureAwait(false);
        try
        {
            return new Lease(await OpenAsync(PathOf(key), cancellationToken).ConfigureAwait(false), own);
        }
        catch
        {
            await own.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Removes the files of locks that nobody has taken for so long.</summary>
    public void RemoveUnused(TimeSpan age)
    {
        if (!Directory.Exists(directory)) return;
        foreach (var path in Directory.EnumerateFiles(directory, "*.lock"))
        {
            if (File.GetLastWriteTimeUtc(path) > DateTime.UtcNow - age || TryOpen(path) is not { } file) continue;
            Remove(file, path);
        }
    }

    /// <summary>
    /// Removes a lock file. Where files in use can be removed, it is held until it is gone, so that nobody takes a lock on a file that
    /// others no longer find; where they cannot, somebody who opened it meanwhile keeps it.
    /// </summary>
    private static void Remove(FileStream file, string path)
    {
        using (file)
        {
            if (!OperatingSystem.IsWindows()) FileSystem.TryDelete(path);
        }

        if (OperatingSystem.IsWindows()) FileSystem.TryDelete(path);
    }

    private static async ValueTask<FileStream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        FileSystem.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var pause = s_shortestPause; ; pause = Longer(pause))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryOpen(path) is { } file) return file;
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Opens a lock file unless another holder has it.</summary>
    private static FileStream? TryOpen(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (Exception exception) when (FileSystem.IsInUse(exception))
        {
            return null;
        }

        if (IsStillAt(file, path)) return file;
        file.Dispose();
        return null;
    }

    /// <summary>
    /// Whether the file that was locked is the one that others will find: between its opening and its locking it may have been
    /// removed as unused, and made anew by somebody else. It is told by its time, which is set to that of the locking.
    /// </summary>
    private static bool IsStillAt(FileStream file, string path)
    {
        File.SetLastWriteTimeUtc(file.SafeFileHandle, DateTime.UtcNow);
        return File.GetLastWriteTimeUtc(file.SafeFileHandle) == File.GetLastWriteTimeUtc(path);
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < s_longestPause ? pause * 2 : s_longestPause;

    private string PathOf(string key) => Path.Combine(directory, FileSystem.SafeName(key) + ".lock");

    private sealed class Lease(FileStream file, IAsyncDisposable own) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await file.DisposeAsync().ConfigureAwait(false);
            await own.DisposeAsync().ConfigureAwait(false);
        }
    }
}
