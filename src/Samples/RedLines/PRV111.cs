namespace RedLines;

public static partial class Parcels
{
    private static readonly HttpClient s_http = new();

    [Task(Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]
    public static async Task<string> DownloadAsync(Uri source, CancellationToken cancellationToken)
    {
        using var response = await s_http.GetAsync(source, cancellationToken); // expect: PRV111
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }
}
