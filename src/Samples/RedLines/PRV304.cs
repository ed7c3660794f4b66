namespace RedLines;

public static partial class Notifications
{
    [Flow]
    public static async Task NotifyAsync(IReadOnlyList<string> readers)
    {
        await FormatAsync(readers[0]);
        _ = FormatTask.Submit(readers[1]); // expect: PRV304
    }

    [Task]
    public static async Task<string> FormatAsync(string reader)
    {
        await Task.Yield();
        return $"Dear {reader}";
    }
}
