namespace Provost;

/// <summary>What one call of <c>AddProvost</c> changes.</summary>
internal sealed record ProvostOptionsChange(Func<ProvostOptions, ProvostOptions> Apply);
