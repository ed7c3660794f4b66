using System.Net;

namespace EtlDaily;

/// <summary>Extract, transform, load: the time zones of the world, summed up by country.</summary>
public static partial class EtlPipeline
{
    private static readonly HttpClient s_http = new();

    /// <summary>Downloads the source, checks it, sums it up and writes the result to a file.</summary>
    [Flow("etl-daily", LogPrints = true)]
    public static async Task<EtlResult> RunAsync(Uri source, string output, CancellationToken cancellationToken = default)
    {
        var csv = await ExtractAsync(source, cancellationToken);
        var zones = Parse(csv);
        var findings = await QualityPipeline.RunAsync(source, cancellationToken);
        var countries = Summarize(zones);
        await LoadAsync(countries, output, cancellationToken);

        return new(zones.Count, countries.Count, findings);
    }

    /// <summary>
    /// Downloads the source. Sources are busy or slow at times, so it is tried up to five times, each time after a
    /// longer wait; what was downloaded is kept for an hour.
    /// </summary>
    [Task(Retries = 4, RetryDelaySeconds = [0.25, 0.5, 1, 2], RetryJitterFactor = 0.5, RetryCondition = nameof(IsWorthRetrying),
          TimeoutSeconds = 2, CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 3600)]
    public static async Task<string> ExtractAsync(Uri source, CancellationToken cancellationToken = default)
    {
        Run.Logger.LogInformation("Extracting from {Source}", source);

        using var response = await s_http.GetAsync(source, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Reads the CSV into zones.</summary>
    [Task]
    public static IReadOnlyList<Zone> Parse(string csv)
    {
        var zones = ZoneCsv.Read(csv);
        Run.Logger.LogInformation("Parsed {Zones} time zones", zones.Count);
        return zones;
    }

    /// <summary>Sums up the zones of each country, the widest country first.</summary>
    [Task]
    public static IReadOnlyList<Country> Summarize(IReadOnlyList<Zone> zones)
    {
        Country[] countries =
        [
            .. zones
                .GroupBy(zone => zone.CountryCode)
                .Select(group => Country.Of([.. group]))
                .OrderByDescending(country => country.SolarSpanMinutes)
                .ThenBy(country => country.Code, StringComparer.Ordinal),
        ];

        // LogPrints of the flow makes this a line of the run's log.
        Console.WriteLine($"The widest of {countries.Length} countries is {countries[0].Name}");
        return countries;
    }

    /// <summary>Writes the result; a file that is there already is replaced at once or not at all.</summary>
    [Task]
    public static async Task LoadAsync(IReadOnlyList<Country> countries, string output, CancellationToken cancellationToken = default)
    {
        await AtomicFile.WriteAsync(output, writer => CountryCsv.WriteAsync(writer, countries), cancellationToken);
        Run.Logger.LogInformation("Wrote {Countries} rows to {Output}", countries.Count, output);
    }

    /// <summary>A refusal such as 404 stays what it is; being busy, a broken connection and a timeout pass.</summary>
    private static bool IsWorthRetrying(TaskRun run, State state) =>
        state.Exception is not HttpRequestException { StatusCode: { } status }
        || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
}
