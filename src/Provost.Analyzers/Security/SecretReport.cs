namespace Provost.Analyzers.Security;

/// <summary>A secret and where it was found.</summary>
internal readonly struct SecretReport(SecretFinding finding, SecretPlace place)
{
    public SecretFinding Finding => finding;

    public SecretPlace Place => place;
}
