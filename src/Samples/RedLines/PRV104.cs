namespace RedLines;

public static partial class StockLevels
{
    private static readonly HttpClient s_http = new();

    [Task(Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]
    public static async Task<string?> CountAsync(Uri source, CancellationToken cancellationToken)
    {
        try
        {
            return await s_http.GetStringAsync(source, cancellationToken);
        }
        catch (Exception exception) // expect: PRV104
        {
            Run.Logger.LogError(exception, "The count failed");
            return null;
        }
    }
}
