using EtlDaily;

namespace Samples.Tests;

public sealed class CountryTests
{
    [Fact]
    public void Spans_four_minutes_for_each_degree_from_west_to_east()
    {
        var spain = Country.Of([At("Europe/Madrid", -3.5), At("Africa/Ceuta", -5.25), At("Atlantic/Canary", -15.5)]);

        Assert.Equal(new Country("XX", "Somewhere", Zones: 3, SolarSpanMinutes: 48, "Atlantic/Canary", "Europe/Madrid"), spain);
    }

    [Fact]
    public void Spans_across_the_date_line_the_short_way()
    {
        var newZealand = Country.Of([At("Pacific/Chatham", -176.5), At("Pacific/Auckland", 174.75)]);

        Assert.Equal(35, newZealand.SolarSpanMinutes);
        Assert.Equal(("Pacific/Auckland", "Pacific/Chatham"), (newZealand.WesternmostZone, newZealand.EasternmostZone));
    }

    [Fact]
    public void Of_a_single_zone_has_no_span()
    {
        var andorra = Country.Of([At("Europe/Andorra", 1.5)]);

        Assert.Equal((0, "Europe/Andorra", "Europe/Andorra"), (andorra.SolarSpanMinutes, andorra.WesternmostZone, andorra.EasternmostZone));
    }

    private static Zone At(string name, double longitude) => new("XX", "Somewhere", name, new(0, longitude), Comments: "");
}
