namespace Provost.Analyzers.Security;

/// <summary>What the name of a place promises of the value in it.</summary>
internal enum SecretNameKind
{
    /// <summary>Nothing secret.</summary>
    None,

    /// <summary>Perhaps a key: believed only of a value that could hardly be anything else.</summary>
    Weak,

    /// <summary>A password, which people may have made up.</summary>
    Password,

    /// <summary>A token, key or secret, which machines make.</summary>
    Token,

    /// <summary>A name that the project's options declare to be one of secrets, of whatever sort.</summary>
    Configured,
}
