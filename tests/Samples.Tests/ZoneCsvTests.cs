using EtlDaily;

namespace Samples.Tests;

public sealed class ZoneCsvTests
{
    private const string Header = "country,name,coordinates,zone,comments\n";

    [Fact]
    public void Reads_quotes_and_commas_and_trims()
    {
        var zone = Assert.Single(ZoneCsv.Read(Header + "AR,Argentina,-3436-05827, America/Argentina/Buenos_Aires ,\"Buenos Aires (BA, \"\"CF\"\")\"\n"));

        Assert.Equal(("AR", "Argentina", "America/Argentina/Buenos_Aires"), (zone.CountryCode, zone.CountryName, zone.Name));
        Assert.Equal("Buenos Aires (BA, \"CF\")", zone.Comments);
        Assert.Equal("America", zone.Region);
    }

    [Fact]
    public void Reads_the_shipped_data()
    {
        var zones = ZoneCsv.Read(File.ReadAllText(TestData.TimeZones));

        Assert.Equal(418, zones.Count);
        Assert.Equal(247, zones.DistinctBy(zone => zone.CountryCode).Count());
        Assert.Contains(zones, zone => zone.CountryName == "Côte d'Ivoire");
        Assert.Contains(zones, zone => zone.Comments == "New Zealand time - McMurdo, South Pole");
    }

    [Theory]
    [InlineData("", "the data is empty")]
    [InlineData(Header, "the data has no rows")]
    [InlineData("<!doctype html>\n<title>Sign in</title>", "not the expected CSV: its first line is not 'country,name,coordinates,zone,comments'")]
    [InlineData("country;name;coordinates;zone;comments\n", "not the expected CSV")]
    [InlineData(Header + "AD,Andorra,+4230+00131,Europe/Andorra,\nAE,United Arab Emirates", "line 3 of the data: 5 columns expected, 2 found")]
    [InlineData(Header + "AD,Andorra,north of Spain,Europe/Andorra,\n", "line 2 of the data: 'north of Spain' is not of the form")]
    [InlineData(Header + "AD,,+4230+00131,Europe/Andorra,\n", "line 2 of the data: the column 'name' is empty")]
    [InlineData(Header + "AD,An\"dorra,+4230+00131,Europe/Andorra,\n", "line 2 of the data: a quote is misplaced")]
    [InlineData("\0\u0001\u0002\uFFFD\uFFFD", "not the expected CSV")]
    public void Says_what_is_wrong_and_where(string text, string message)
    {
        var exception = Assert.Throws<InvalidDataException>(() => ZoneCsv.Read(text));

        Assert.Contains(message, exception.Message);
        Assert.DoesNotContain('\n', exception.Message);
    }
}
