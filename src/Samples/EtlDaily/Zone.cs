namespace EtlDaily;

/// <summary>One time zone of one country, cleaned.</summary>
/// <param name="CountryCode">ISO 3166, two letters.</param>
/// <param name="CountryName">The country's usual English name.</param>
/// <param name="Name">The zone's name in the tz database, such as <c>Europe/Lisbon</c>.</param>
/// <param name="Place">Where the place is that the zone is named after.</param>
/// <param name="Comments">Which part of the country the zone covers; empty if it is the only one.</param>
public sealed record Zone(string CountryCode, string CountryName, string Name, GeoPoint Place, string Comments)
{
    /// <summary>The first part of the name: a continent or an ocean.</summary>
    public string Region => Name.Split('/')[0];
}
