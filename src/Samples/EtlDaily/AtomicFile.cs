namespace EtlDaily;

/// <summary>Writes a file whole or not at all: whoever reads it sees the old content or the new, never half of it.</summary>
internal static class AtomicFile
{
    /// <summary>Writes to a new file next to <paramref name="path"/>, which then takes its place.</summary>
    /// <exception cref="IOException">The disk is full, the directory is missing, or the path is a directory.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static async Task WriteAsync(string path, Func<TextWriter, Task> write, CancellationToken cancellationToken)
    {
        var target = Resolve(path);
        if (IsDevice(target))
        {
            await WriteToAsync(target, FileMode.Create, write);
            return;
        }

        var draft = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            await WriteToAsync(draft, FileMode.CreateNew, write);
            cancellationToken.ThrowIfCancellationRequested();
            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static async Task WriteToAsync(string path, FileMode mode, Func<TextWriter, Task> write)
    {
        await using var file = new FileStream(path, mode, FileAccess.Write);
        await using var writer = new StreamWriter(file) { NewLine = "\n" };
        await write(writer);
        await writer.FlushAsync(CancellationToken.None);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The file itself where the path is a link to it: the link is kept.</summary>
    private static string Resolve(string path)
    {
        var target = Path.GetFullPath(path);
        return !IsDevice(target) && new FileInfo(target) is { LinkTarget: not null } link
            ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
            : target;
    }

    /// <summary>A device such as <c>/dev/stdout</c> is written to; a file must not take its place.</summary>
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && IsBelow("/dev/", path) && !IsBelow("/dev/shm/", path);

    private static bool IsBelow(string directory, string path) => path.StartsWith(directory, StringComparison.Ordinal);
}
