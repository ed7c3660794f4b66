namespace Provost.Analyzers.Security;

/// <summary>How a secret was recognised.</summary>
internal enum SecretTier
{
    /// <summary>A: its format says what it is, wherever it stands.</summary>
    Format,

    /// <summary>D: a structure that carries a secret, such as a connection string.</summary>
    Structure,

    /// <summary>B: an opaque value under a name that promises a token.</summary>
    NamedToken,

    /// <summary>C: a value under the name of a password.</summary>
    NamedPassword,

    /// <summary>E: a random value under a name that may be one of a key.</summary>
    WeakName,
}
