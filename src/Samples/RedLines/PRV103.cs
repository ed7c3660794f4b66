namespace RedLines;

public static partial class Bills
{
    private static readonly HttpClient s_http = new();

    [Task(Retries = 3)] // expect: PRV103
    public static Task<string> DownloadAsync(Uri source, CancellationToken cancellationToken) =>
        s_http.GetStringAsync(source, cancellationToken);
}
