namespace Provost.Generators.Model;

/// <summary>A generated file of proxies.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">What it says.</param>
/// <param name="ProxyNames">The properties it declares.</param>
internal sealed record ProxyFile(string HintName, GeneratedText Text, EquatableArray<string> ProxyNames);
