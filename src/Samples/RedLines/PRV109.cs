namespace RedLines;

public static partial class Forecasts
{
    private static readonly HttpClient s_http = new();

    [Task(Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5, TimeoutSeconds = 30)]
    public static async Task<string> FetchAsync(Uri source) => // expect: PRV109
        await s_http.GetStringAsync(source);
}
