using Microsoft.Extensions.Configuration;

namespace Provost;

/// <summary>Looks into one place after the other, and remembers where it has been and why that was no use.</summary>
internal sealed class Places
{
    private readonly List<string> _searched = [];

    /// <summary>The places that had no value, in order.</summary>
    public IReadOnlyList<string> Searched => _searched;

    /// <summary>The place that had it; <see langword="null"/> as long as none has.</summary>
    public string? Found { get; private set; }

    public async ValueTask<string?> OfProvidersAsync(IEnumerable<ISecretProvider> providers, string name, CancellationToken cancellationToken)
    {
        foreach (var provider in providers)
        {
            var value = await provider.FindAsync(name, cancellationToken).ConfigureAwait(false);
            if (Judge($"secret provider {provider.GetType()}", value, "has none") is { } found) return found;
        }

        return null;
    }

    public string? OfConfiguration(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        var absence = section.GetChildren().Any() ? "is a section, not a value" : "not set";
        return Judge($"configuration {key}", section.Value, absence);
    }

    /// <summary>A section with a value or with values below it.</summary>
    public IConfigurationSection? OfSection(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        var value = section.GetChildren().Any() ? "section" : section.Value;
        return Judge($"configuration {key}", value, "not set") is null ? null : section;
    }

    public string? OfEnvironment(string variable) => Judge($"environment variable {variable}", Environment.GetEnvironmentVariable(variable), "not set");

    public string? OfFiles(IEnumerable<string> paths) => paths.Select(OfFile).FirstOrDefault(text => text is not null);

    private string? OfFile(string path)
    {
        var place = $"file {path}";
        try
        {
            // Whoever writes such a file with a shell or an editor ends it with a line break that is no part of the value.
            return Judge(place, File.ReadAllText(path).TrimEnd('\r', '\n'), "empty");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Judge(place, null, "no such file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Judge(place, null, $"cannot be read: {exception.Message}");
        }
    }

    /// <summary>An empty value is what a forgotten setting of a container or pipeline looks like; it counts as none.</summary>
    private string? Judge(string place, string? value, string absence)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Found = place;
            return value;
        }

        _searched.Add($"{place} ({(value is null ? absence : "empty")})");
        return null;
    }
}
