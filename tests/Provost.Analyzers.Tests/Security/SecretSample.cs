namespace Provost.Analyzers.Tests.Security;

/// <summary>One piece of code of a corpus, and whether it holds a secret.</summary>
internal sealed record SecretSample(string Id, bool IsSecret, string Tier, string Context, string Rule, string Code);
