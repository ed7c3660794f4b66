namespace RedLines;

public static partial class Charges
{
    private static readonly HttpClient s_http = new();

    [Task(Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]
    public static async Task ChargeAsync(Uri payments, string amount, CancellationToken cancellationToken)
    {
        using var response = await s_http.PostAsync(payments, new StringContent(amount), cancellationToken); // expect: PRV108
        response.EnsureSuccessStatusCode();
    }
}
