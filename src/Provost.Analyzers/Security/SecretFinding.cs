namespace Provost.Analyzers.Security;

/// <summary>A secret in a text: what it is and where it stands, never what it says.</summary>
internal readonly struct SecretFinding(SecretTier tier, string kind, int start, int length)
{
    public SecretTier Tier => tier;

    /// <summary>For messages: "GitHub token", "password".</summary>
    public string Kind => kind;

    /// <summary>Where the secret starts in the text of the whole expression.</summary>
    public int Start => start;

    public int Length => length;

    public bool IsWholeOf(string text) => start == 0 && length == text.Length;
}
