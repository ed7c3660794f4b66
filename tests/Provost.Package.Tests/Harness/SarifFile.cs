using System.Text.Json;

namespace Provost.Package.Tests;

/// <summary>What a log in SARIF says of the findings of Provost.</summary>
internal sealed class SarifFile(string text)
{
    private readonly JsonElement _run = JsonDocument.Parse(text).RootElement.GetProperty("runs")[0];

    public IReadOnlyList<JsonElement> Findings =>
        [.. _run.GetProperty("results").EnumerateArray().Where(result => result.GetProperty("ruleId").GetString()!.StartsWith("PRV", StringComparison.Ordinal))];

    public string? Category => _run.GetProperty("automationDetails").GetProperty("id").GetString();

    public JsonElement Finding(string rule) => Findings.Single(finding => finding.GetProperty("ruleId").GetString() == rule);

    public JsonElement Rule(string id) =>
        _run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == id);

    public static IEnumerable<int> RelatedLines(JsonElement finding) => finding.GetProperty("relatedLocations").EnumerateArray()
        .Select(location => location.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());

    public static string? Fingerprint(JsonElement finding) =>
        finding.TryGetProperty("partialFingerprints", out var fingerprints) ? fingerprints.GetProperty("provostFinding/v1").GetString() : null;
}
