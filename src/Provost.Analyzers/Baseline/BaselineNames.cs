namespace Provost.Analyzers.Baseline;

/// <summary>What the compiler and the build call the parts of a baseline.</summary>
internal static class BaselineNames
{
    /// <summary>The id of the suppression, by which a SARIF log tells it from a <c>#pragma</c>.</summary>
    public const string SuppressionId = "PRVBASELINE";

    /// <summary>The property that makes a build write the baseline.</summary>
    public const string WriteProperty = "build_property.ProvostWriteBaseline";

    /// <summary>The metadata that marks the baseline among the additional files.</summary>
    public const string FileMetadata = "build_metadata.AdditionalFiles.ProvostBaseline";
}
