namespace Provost;

/// <summary>A variable is in none of the places where it was looked for.</summary>
public sealed class MissingVariableException : InvalidOperationException
{
    internal MissingVariableException(string name, IReadOnlyList<string> places)
        : base($"There is no variable '{name}'. Looked in: {string.Join("; ", places)}.")
    {
        Name = name;
        Places = places;
    }

    /// <summary>The name of the variable.</summary>
    public string Name { get; }

    /// <summary>Where it was looked for, in order, and what was found instead: <c>"environment variable PROVOST_VARIABLE_X (not set)"</c>.</summary>
    public IReadOnlyList<string> Places { get; }
}
