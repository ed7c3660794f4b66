namespace Provost.Analyzers.Security.Leaks;

/// <summary>A member that hands out secrets, by its name alone.</summary>
/// <param name="member">The name of the method or property.</param>
/// <param name="isCall">Whether it is a method, which reads nothing until it is called.</param>
/// <param name="types">The types of which a compilation has to know one for the member to matter.</param>
internal sealed class SecretReader(string member, bool isCall, params string[] types)
{
    public string Member { get; } = member;

    public bool IsCall { get; } = isCall;

    /// <summary>Whether its first argument names what is read, and tells whether that is a secret.</summary>
    public bool TakesKey { get; init; }

    public string[] Types { get; } = types;
}
