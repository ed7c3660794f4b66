namespace Samples.Tests;

internal static class TestData
{
    /// <summary>The data set that the sample ships.</summary>
    public static string TimeZones { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "timezones.csv");
}
