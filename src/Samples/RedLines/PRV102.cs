namespace RedLines;

public static partial class Customers
{
    private static readonly HttpClient s_http = new();

    [Task]
    public static Task<string> DownloadAsync(Uri source, CancellationToken cancellationToken) =>
        s_http.GetStringAsync(source, cancellationToken); // expect: PRV102
}
