namespace EtlDaily;

/// <summary>What the data is checked for. A finding is reported; it does not stop the pipeline.</summary>
public static partial class QualityPipeline
{
    /// <summary>Runs every check side by side. Part of the daily run, and a flow that can be run on its own.</summary>
    /// <returns>What was found; nothing if all is well.</returns>
    [Flow("quality")]
    public static async Task<IReadOnlyList<string>> RunAsync(Uri source, CancellationToken cancellationToken = default)
    {
        // Within the hour this is the download that the daily run has made already.
        var csv = await EtlPipeline.ExtractAsync(source, cancellationToken);
        var zones = EtlPipeline.ParseTask.Submit(csv);

        List<Future> checks =
        [
            CheckNamesAreUniqueTask.Submit(zones),
            CheckZonesAreDescribedTask.Submit(zones),
            CheckCountriesLieInOneRegionTask.Submit(zones),
        ];
        await Futures.WaitAllAsync(checks, cancellationToken);

        return [.. checks.Where(check => check.State.IsFailed).Select(check => check.State.Exception!.Message)];
    }

    /// <summary>No zone of a country is listed twice.</summary>
    [Task]
    public static void CheckNamesAreUnique(IReadOnlyList<Zone> zones)
    {
        var repeated = zones.GroupBy(zone => (zone.CountryCode, zone.Name)).Where(group => group.Count() > 1);
        Require(repeated.Select(group => group.Key.Name), "zones listed twice");
    }

    /// <summary>Where a country has several zones, each says which part it covers.</summary>
    [Task]
    public static void CheckZonesAreDescribed(IReadOnlyList<Zone> zones)
    {
        var shared = zones.GroupBy(zone => zone.CountryCode).Where(country => country.Count() > 1).SelectMany(country => country);
        Require(shared.Where(zone => zone.Comments is "").Select(zone => zone.Name), "zones without a description");
    }

    /// <summary>All zones of a country are in one region. Plausible, and untrue: the failing branch of this sample.</summary>
    [Task]
    public static void CheckCountriesLieInOneRegion(IReadOnlyList<Zone> zones)
    {
        var scattered = zones.GroupBy(zone => zone.CountryName).Where(country => country.DistinctBy(zone => zone.Region).Count() > 1);
        Require(scattered.Select(country => country.Key), "countries in several regions");
    }

    private static void Require(IEnumerable<string> offenders, string finding)
    {
        string[] all = [.. offenders];
        if (all is not [])
            throw new InvalidDataException($"{all.Length} {finding}: {string.Join(", ", all)}");
    }
}
