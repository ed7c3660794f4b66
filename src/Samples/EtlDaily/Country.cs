namespace EtlDaily;

/// <summary>How far a country reaches by the sun: the time between noon at its easternmost and its westernmost zone.</summary>
/// <param name="Code">ISO 3166, two letters.</param>
/// <param name="Name">The country's usual English name.</param>
/// <param name="Zones">The number of its time zones.</param>
/// <param name="SolarSpanMinutes">Minutes between the two noons, 4 for each degree of longitude; 0 for a single zone.</param>
/// <param name="WesternmostZone">Where the sun is last.</param>
/// <param name="EasternmostZone">Where the sun is first.</param>
public sealed record Country(
    string Code, string Name, int Zones, int SolarSpanMinutes, string WesternmostZone, string EasternmostZone)
{
    private const double MinutesPerDegree = 24 * 60 / 360.0;

    /// <summary>Sums up the zones of one country.</summary>
    public static Country Of(IReadOnlyCollection<Zone> zones)
    {
        Zone[] eastward = [.. zones.OrderBy(zone => zone.Place.Longitude)];

        // Countries such as Fiji lie on both sides of the 180th meridian, so longitudes are a circle: the country is
        // what remains of it without the widest gap, and begins where that gap ends.
        var west = Enumerable.Range(0, eastward.Length).MaxBy(GapBefore);
        var east = (west + eastward.Length - 1) % eastward.Length;
        var degrees = 360 - GapBefore(west);

        var (code, name) = (eastward[0].CountryCode, eastward[0].CountryName);
        return new(code, name, eastward.Length, (int)Math.Round(degrees * MinutesPerDegree), eastward[west].Name, eastward[east].Name);

        double GapBefore(int index) => index == 0
            ? eastward[0].Place.Longitude + 360 - eastward[^1].Place.Longitude
            : eastward[index].Place.Longitude - eastward[index - 1].Place.Longitude;
    }
}
