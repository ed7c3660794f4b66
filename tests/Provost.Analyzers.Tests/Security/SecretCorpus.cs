using System.IO.Compression;
using System.Text.Json;

namespace Provost.Analyzers.Tests.Security;

/// <summary>
/// A labelled set of code with and without secrets, kept outside the repository: JSON Lines, possibly gzipped, with the fields
/// <c>id</c>, <c>label</c> (positive or negative), <c>tier</c>, <c>context</c> and <c>snippet_csharp</c>.
/// </summary>
internal static class SecretCorpus
{
    public const string Variable = "PROVOST_SECRETS_CORPUS";

    public static string? Path => Environment.GetEnvironmentVariable(Variable);

    public static IEnumerable<SecretSample> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using var content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        while (reader.ReadLine() is { } line)
        {
            var sample = JsonDocument.Parse(line).RootElement;
            yield return new(
                sample.GetProperty("id").GetString()!,
                sample.GetProperty("label").GetString() == "positive",
                Text(sample, "tier") ?? "negative",
                Text(sample, "context") ?? "",
                Text(sample, "rule") ?? "",
                sample.GetProperty("snippet_csharp").GetString()!);
        }
    }

    private static string? Text(JsonElement sample, string name) =>
        sample.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
