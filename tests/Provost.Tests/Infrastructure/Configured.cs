using Microsoft.Extensions.Configuration;

namespace Provost.Tests;

/// <summary>Makes configurations of keys and values.</summary>
internal static class Configured
{
    public static IConfigurationRoot By(params (string Key, string? Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, value.Value)))
        .Build();
}
