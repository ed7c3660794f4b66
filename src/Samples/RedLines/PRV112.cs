namespace RedLines;

public static partial class ExchangeRates
{
    private static readonly HttpClient s_http = new();

    [Task(Retries = 3, RetryDelaySeconds = [10])] // expect: PRV112
    public static Task<string> DownloadAsync(Uri source, CancellationToken cancellationToken) =>
        s_http.GetStringAsync(source, cancellationToken);
}
