namespace Provost;

/// <summary>A setting as the engine uses it.</summary>
/// <param name="Name">Its property of <see cref="ProvostOptions"/>.</param>
/// <param name="Key">Its key in the configuration, such as <c>Provost:Tasks:DefaultRetries</c>.</param>
/// <param name="Value">The value, as text.</param>
/// <param name="Origin">Where the value comes from: <c>code</c>, <c>default</c>, or the source in the configuration.</param>
/// <remarks>Prefect: <c>prefect config view</c>.</remarks>
public sealed record EffectiveSetting(string Name, string Key, string Value, string Origin);
