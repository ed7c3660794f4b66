namespace Provost;

/// <summary>What pruning a storage did.</summary>
/// <param name="RemovedRecords">How many records went.</param>
/// <param name="RemovedBytes">How many bytes they took.</param>
/// <param name="KeptRecords">How many records are left.</param>
/// <param name="KeptBytes">How many bytes they take.</param>
public sealed record ResultPruning(int RemovedRecords, long RemovedBytes, int KeptRecords, long KeptBytes);
