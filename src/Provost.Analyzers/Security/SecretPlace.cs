namespace Provost.Analyzers.Security;

/// <summary>Where a text stands: a description for messages, and the names that say what it is.</summary>
internal readonly struct SecretPlace(string description, params string?[] names)
{
    /// <summary>A place whose name says nothing.</summary>
    public static SecretPlace Unnamed { get; } = new("code");

    /// <summary>For messages: "field 'ApiKey'".</summary>
    public string Description => description;

    /// <summary>The names, nearest first.</summary>
    public IEnumerable<string> Names => names.OfType<string>();
}
