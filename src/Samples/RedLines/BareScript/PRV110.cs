foreach (var source in args)
{
    var text = await Web.LoadAsync(source); // expect: PRV110
    Console.WriteLine($"{source}: {text.Length}");
}

internal static class Web
{
    private static readonly HttpClient s_http = new();

    public static Task<string> LoadAsync(string source) => s_http.GetStringAsync(new Uri(source));
}
