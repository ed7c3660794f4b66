namespace Provost.CodeFixes.Security;

/// <summary>Where a secret can be read from instead of the source. The names are the equivalence keys of the fixes.</summary>
internal enum SecretOrigin
{
    /// <summary>A <c>Secret</c>, by name.</summary>
    Secret,

    /// <summary>The program's configuration, by key.</summary>
    Configuration,

    /// <summary>An environment variable.</summary>
    EnvironmentVariable,
}
