namespace EtlDaily;

/// <summary>What one run of the pipeline did.</summary>
/// <param name="Zones">Rows read.</param>
/// <param name="Countries">Rows written.</param>
/// <param name="Findings">What the quality checks found.</param>
public sealed record EtlResult(int Zones, int Countries, IReadOnlyList<string> Findings);
