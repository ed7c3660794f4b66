namespace RedLines;

public static partial class Exchange
{
    [Task(CachePolicy = CachePolicy.Inputs, Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]
    public static Task<string> QuoteAsync(Uri page, HttpClient client, CancellationToken cancellationToken) => // expect: PRV502
        client.GetStringAsync(page, cancellationToken);
}
