namespace Provost;

/// <summary>A secret is in none of the places where it was looked for.</summary>
/// <remarks>Prefect: the <c>ValueError</c> of <c>Block.load</c>.</remarks>
public sealed class MissingSecretException : InvalidOperationException
{
    internal MissingSecretException(string name, IReadOnlyList<string> places)
        : base($"There is no secret '{name}'. Looked in: {string.Join("; ", places)}.")
    {
        Name = name;
        Places = places;
    }

    /// <summary>The name of the secret.</summary>
    public string Name { get; }

    /// <summary>Where it was looked for, in order, and what was found instead: <c>"environment variable PROVOST_SECRET_X (not set)"</c>.</summary>
    public IReadOnlyList<string> Places { get; }
}
