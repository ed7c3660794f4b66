namespace Provost.Analyzers.Security;

/// <summary>Where a text stands: a description for messages, and the names that say what it is.</summary>
internal readonly struct SecretPlace(bool isArgument, string description, string?[] names)
{
    public SecretPlace(string description, params string?[] names)
        : this(isArgument: false, description, names)
    {
    }

    /// <summary>A place whose name says nothing.</summary>
    public static SecretPlace Unnamed { get; } = new("code");

    /// <summary>Whether the parameter, which only the semantic model knows, could add a name.</summary>
    public bool IsArgument => isArgument;

    /// <summary>For messages: "field 'ApiKey'".</summary>
    public string Description => description;

    /// <summary>The names, nearest first.</summary>
    public IEnumerable<string> Names => names.OfType<string>();
}
