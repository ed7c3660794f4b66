namespace RedLines;

public static partial class Orders
{
    private static readonly HttpClient s_http = new();

    [Flow]
    public static async Task<int> CountAsync(Uri source)
    {
        var lines = await s_http.GetStringAsync(source); // expect: PRV101
        return lines.Split('\n').Length;
    }
}
