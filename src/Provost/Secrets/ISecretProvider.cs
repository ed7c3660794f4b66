namespace Provost;

/// <summary>A store of secrets beside configuration, environment and mounted files, such as a vault.</summary>
/// <remarks>Asked before all other places, for each load; a provider that wants to cache does so itself. Must be safe to call from several threads.</remarks>
public interface ISecretProvider
{
    /// <summary>Finds a secret.</summary>
    /// <param name="name">The name: lower-case letters, digits and dashes.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The value; <see langword="null"/> if the store has none of that name, so that the next place is asked.</returns>
    /// <remarks>
    /// A store that cannot be reached throws. The exception reaches whoever loads the secret: an outage must not pass for
    /// an absence, and an older value from elsewhere not for the present one.
    /// </remarks>
    ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken);
}
