namespace Provost;

/// <summary>Keeps results as files in a directory, which processes may share. Thread-safe.</summary>
/// <remarks>
/// A record is written to a file of its own, flushed to the device, and then given its name, so that a process that is killed at
/// any point leaves the old record or the new one. Names are hashes, so a key may be any text. Without limits
/// (<see cref="ResultRetention"/>) records stay until they are deleted. Prefect: local result storage.
/// </remarks>
public sealed class FileResultStorage : BinaryResultStorage
{
    private const string RecordExtension = ".result";
    private const string TemporaryExtension = ".tmp";
    private const int MostMoves = 50;

    private static readonly TimeSpan s_leftover = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_unusedLock = TimeSpan.FromDays(1);

    private readonly FileLocks _locks;
    private readonly RetentionSchedule _schedule;

    /// <summary>Opens the storage. The directory is made when something is written.</summary>
    /// <param name="directory">The path of the directory; <c>~</c> at its beginning is the user's home.</param>
    /// <param name="retention">What is kept; pruning then happens by itself, at most once an hour for all processes together. <see langword="null"/>: everything.</param>
    /// <exception cref="ArgumentException">The path is empty or malformed.</exception>
    public FileResultStorage(string directory, ResultRetention? retention = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        DirectoryPath = Path.GetFullPath(FileSystem.ExpandHome(directory));
        Retention = retention;
        _locks = new FileLocks(Path.Combine(DirectoryPath, "locks"));
        _schedule = new RetentionSchedule(Path.Combine(DirectoryPath, "last-pruned"));
    }

    /// <summary>The full path of the directory.</summary>
    public string DirectoryPath { get; }

    /// <summary>What is kept; <see langword="null"/>: everything.</summary>
    public ResultRetention? Retention { get; }

    /// <summary>Locks among all processes that use the directory. The end of a process releases its locks.</summary>
    public override IResultLocks Locks => _locks;

    /// <inheritdoc/>
    public override ValueTask<bool> DeleteAsync(string key, CancellationToken cancellationToken = default)
    {
        ForgetInMemory(key);
        return new(FileSystem.TryDelete(PathOf(key)));
    }

    /// <summary>
    /// Removes records that have expired, that cannot be read, or that the limits leave no room for, the oldest first, and what
    /// killed processes left behind. It is safe while others read and write.
    /// </summary>
    /// <param name="retention">The limits; <see langword="null"/>: those of the storage.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>What was removed and what is left.</returns>
    public Task<ResultPruning> PruneAsync(ResultRetention? retention = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Prune(retention ?? Retention ?? new ResultRetention(), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    protected override async ValueTask<ReadOnlyMemory<byte>?> ReadRecordAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await FileSystem.ReadAsync(PathOf(key), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask WriteRecordAsync(string key, ReadOnlyMemory<byte> record, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        var temporary = $"{path}.{Guid.NewGuid():N}{TemporaryExtension}";
        FileSystem.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await FileSystem.WriteThroughAsync(temporary, record, cancellationToken).ConfigureAwait(false);
            await MoveAsync(temporary, path, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            FileSystem.TryDelete(temporary);
            throw;
        }

        if (Retention is not null && _schedule.IsDue()) _ = PruneAsync(Retention, CancellationToken.None);
    }

    /// <summary>Gives a record its name. On Windows this must wait for a reader of the record that is there.</summary>
    private static async ValueTask MoveAsync(string temporary, string path, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                File.Move(temporary, path, overwrite: true);
                return;
            }
            catch (Exception exception) when (attempt < MostMoves && OperatingSystem.IsWindows() && exception is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(attempt), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private ResultPruning Prune(ResultRetention retention, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(DirectoryPath)) return new ResultPruning(0, 0, 0, 0);

        RemoveLeftovers(cancellationToken);
        _locks.RemoveUnused(s_unusedLock);

        var now = DateTimeOffset.UtcNow;
        var kept = new List<FileInfo>();
        var (removed, freed) = (0, 0L);
        foreach (var file in Files(RecordExtension, cancellationToken))
        {
            if (!IsWorthKeeping(file, retention, now) && Remove(file)) continue;
            kept.Add(file);
        }

        var bytes = kept.Sum(file => file.Length);
        foreach (var file in kept.OrderBy(file => file.LastWriteTimeUtc).ToList())
        {
            if (bytes <= (retention.MaxBytes ?? long.MaxValue)) break;
            if (!Remove(file)) continue;
            bytes -= file.Length;
            kept.Remove(file);
        }

        return new ResultPruning(removed, freed, kept.Count, bytes);

        bool Remove(FileInfo file)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var length = file.Length;
            if (!FileSystem.TryDelete(file.FullName)) return false;
            removed++;
            freed += length;
            return true;
        }
    }

    private static bool IsWorthKeeping(FileInfo file, ResultRetention retention, DateTimeOffset now)
    {
        if (retention.MaxAge is { } age && file.LastWriteTimeUtc < now - age) return false;
        try
        {
            return !(ResultRecord.Read(File.ReadAllBytes(file.FullName)).Header.Expiration < now);
        }
        catch (InvalidResultRecordException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private void RemoveLeftovers(CancellationToken cancellationToken)
    {
        foreach (var file in Files(TemporaryExtension, cancellationToken))
        {
            if (file.LastWriteTimeUtc < DateTime.UtcNow - s_leftover) FileSystem.TryDelete(file.FullName);
        }
    }

    /// <summary>The files of one kind. Only directories that the storage made are looked into.</summary>
    private IEnumerable<FileInfo> Files(string extension, CancellationToken cancellationToken)
    {
        foreach (var directory in Directory.EnumerateDirectories(DirectoryPath, "??"))
        {
            foreach (var path in Directory.EnumerateFiles(directory, "*" + extension))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (new FileInfo(path) is { Exists: true } file) yield return file;
            }
        }
    }

    private string PathOf(string key)
    {
        var name = FileSystem.SafeName(key);
        return Path.Combine(DirectoryPath, name[..2], name + RecordExtension);
    }
}
