using System.Xml.Linq;
using Provost.Analyzers.Baseline;

namespace Provost.Build;

/// <summary>A finding of a rule of Provost in source code, as a SARIF log has it.</summary>
internal sealed class Finding(XElement result, FindingKey key, int start, string place)
{
    private const string FingerprintsName = "partialFingerprints";
    private const string FingerprintName = "provostFinding/v1";

    public FindingKey Key => key;

    /// <summary>The offset in the file.</summary>
    public int Start => start;

    /// <summary>File and line, for messages.</summary>
    public string Place => place;

    /// <summary>Counts the findings with the same key that a build found, from 1.</summary>
    public int Number { get; set; } = 1;

    public string Message => result.Element("message")?.Element("text")?.Value ?? "";

    /// <summary>Whether the baseline suppresses it, or the build that writes one, and not the source.</summary>
    public bool IsAccepted => result.Elements("suppressions").Elements().Elements("properties").Elements("suppressionType")
        .Any(static type => type.Value.Contains(BaselineNames.SuppressionId));

    /// <summary>Whether the build shows it: suggestions are for the editor.</summary>
    public bool IsShown => !IsSuppressed && result.Element("level")?.Value is "warning" or "error";

    /// <summary>Whether something suppresses it in the source.</summary>
    public bool IsSuppressed => result.Element("suppressions") is { HasElements: true };

    /// <summary>Writes what identifies the finding over runs into the log, unless it is there already.</summary>
    public bool AddFingerprint()
    {
        if (result.Element(FingerprintsName) is not null)
        {
            return false;
        }

        result.Add(new XElement(
            FingerprintsName,
            new XAttribute("type", "object"),
            new XElement(SarifLog.ItemName, new XAttribute("item", FingerprintName), new XAttribute("type", "string"), $"{key.Hash}:{Number}")));
        return true;
    }
}
