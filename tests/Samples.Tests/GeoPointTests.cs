using EtlDaily;

namespace Samples.Tests;

public sealed class GeoPointTests
{
    [Theory]
    [InlineData("+4230+00131", 42.5, 1.516667)]
    [InlineData("-3436-05827", -34.6, -58.45)]
    [InlineData("-720041+0023206", -72.011389, 2.535)]
    [InlineData("+9000-18000", 90, -180)]
    public void Reads_both_forms_of_the_tz_database(string text, double latitude, double longitude)
    {
        var point = GeoPoint.Parse(text);

        Assert.Equal(latitude, point.Latitude, precision: 6);
        Assert.Equal(longitude, point.Longitude, precision: 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("4230+00131")]
    [InlineData("+42.5+1.5")]
    [InlineData("+4260+00131")]
    [InlineData("+4230+00131\n")]
    [InlineData("+4230+00131 and more")]
    [InlineData("+9001+00000")]
    [InlineData("+0000-18001")]
    [InlineData("+٤٢٣٠+00131")]
    public void Refuses_anything_else(string text) => Assert.Throws<FormatException>(() => GeoPoint.Parse(text));
}
