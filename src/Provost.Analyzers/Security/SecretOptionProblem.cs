namespace Provost.Analyzers.Security;

/// <summary>A setting that cannot be followed.</summary>
internal readonly struct SecretOptionProblem(string key, string value, string allowed)
{
    public string Key => key;

    public string Value => value;

    /// <summary>What may stand there instead, for messages.</summary>
    public string Allowed => allowed;
}
