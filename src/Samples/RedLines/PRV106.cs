namespace RedLines;

public static partial class Exports
{
    private static readonly HttpClient s_http = new();

    [Task(Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]
    public static async Task WaitForAsync(Uri export)
    {
        while (await s_http.GetStringAsync(export) != "ready") // expect: PRV106
        {
            await Task.Delay(TimeSpan.FromSeconds(0.2));
        }
    }
}
