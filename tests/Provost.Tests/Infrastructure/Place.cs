namespace Provost.Tests;

/// <summary>Makes places of results, for tests that talk to a storage itself.</summary>
internal static class Place
{
    public static ResultPlace In(ResultStorage storage, string key, LogCollector? log = null, ProvostOptions? options = null, string? serializer = null)
    {
        var services = new EngineServices((options ?? new ProvostOptions { LoggerFactory = new LogCollector() }) with { ResultStorages = new Dictionary<string, ResultStorage> { ["under-test"] = storage } });
        return services.Results.Place("under-test", key, serializer, (log ?? new LogCollector()).CreateLogger("Tests"));
    }
}
