namespace RedLines;

public static partial class Reports
{
    [Task]
    public static async Task<int> CountAsync(string path, CancellationToken cancellationToken)
    {
        var text = File.ReadAllText(path); // expect: PRV107
        await Task.Yield();
        return text.Length;
    }
}
