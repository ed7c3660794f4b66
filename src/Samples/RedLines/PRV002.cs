namespace RedLines;

public static partial class Stock
{
    [Task]
    public static async void SaveAsync(string path) // expect: PRV002
    {
        Run.Logger.LogInformation("Saving to {Path}", path);
        await Task.Yield();
    }
}
