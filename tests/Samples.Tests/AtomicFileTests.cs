using EtlDaily;

namespace Samples.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Makes_a_file_that_was_not_there()
    {
        var path = _directory.File("out.csv");

        await AtomicFile.WriteAsync(path, writer => writer.WriteAsync("new"), CancellationToken.None);

        Assert.Equal("new", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public async Task Replaces_what_was_there()
    {
        var path = _directory.File("out.csv");
        await File.WriteAllTextAsync(path, "a longer text than the new one");

        await AtomicFile.WriteAsync(path, writer => writer.WriteAsync("new"), CancellationToken.None);

        Assert.Equal("new", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public async Task Leaves_the_old_content_and_nothing_else_when_writing_fails()
    {
        var path = _directory.File("out.csv");
        await File.WriteAllTextAsync(path, "old");

        await Assert.ThrowsAsync<IOException>(() => AtomicFile.WriteAsync(
            path,
            async writer =>
            {
                await writer.WriteAsync("half of the ne");
                throw new IOException("No space left on device");
            },
            CancellationToken.None));

        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public async Task Leaves_the_old_content_when_cancelled()
    {
        var path = _directory.File("out.csv");
        await File.WriteAllTextAsync(path, "old");
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() => AtomicFile.WriteAsync(
            path,
            async writer =>
            {
                await writer.WriteAsync("new");
                await cancellation.CancelAsync();
            },
            cancellation.Token));

        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(_directory.Path));
    }

    [UnixFact]
    public async Task Keeps_a_link_and_replaces_what_it_points_to()
    {
        var (link, path) = (_directory.File("latest.csv"), _directory.File("out.csv"));
        await File.WriteAllTextAsync(path, "old");
        File.CreateSymbolicLink(link, path);

        await AtomicFile.WriteAsync(link, writer => writer.WriteAsync("new"), CancellationToken.None);

        Assert.Equal("new", await File.ReadAllTextAsync(path));
        Assert.Equal(path, new FileInfo(link).LinkTarget);
    }

    [DeviceFact("/dev/null")]
    public async Task Writes_into_a_device_and_never_replaces_it()
    {
        await AtomicFile.WriteAsync("/dev/null", writer => writer.WriteAsync("new"), CancellationToken.None);

        Assert.Equal("", await File.ReadAllTextAsync("/dev/null"));
    }
}
