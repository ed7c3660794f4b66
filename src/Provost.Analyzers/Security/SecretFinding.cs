namespace Provost.Analyzers.Security;

/// <summary>A secret in a text: what it is, never what it says.</summary>
internal readonly struct SecretFinding(SecretTier tier, string kind)
{
    public SecretTier Tier => tier;

    /// <summary>For messages: "GitHub token", "password".</summary>
    public string Kind => kind;
}
