namespace RedLines;

public interface IArchive
{
    void Store(string text);
}

public sealed class DiskArchive : IArchive
{
    public void Store(string text) => File.WriteAllText("archive.txt", text);
}

public sealed class MemoryArchive : IArchive
{
    private readonly List<string> _texts = [];

    public void Store(string text) => _texts.Add(text);
}

public partial class Archiving(IArchive archive)
{
    [Flow]
    public void Run(string text) => archive.Store(text); // expect: PRV113
}
