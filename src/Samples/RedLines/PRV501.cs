namespace RedLines;

public static partial class Outlooks
{
    [Task(CacheKey = nameof(KeyOf), CacheExpirationSeconds = 3600)]
    public static double Forecast(string city, HashSet<string> models) => city.Length + models.Count;

    private static string KeyOf(string city, HashSet<string> models) => $"{city}: {string.Join(", ", models)}"; // expect: PRV501
}
