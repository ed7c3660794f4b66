namespace Provost.Analyzers.Security;

/// <summary>Where a text stands: what receives it, and the names that say what it is.</summary>
internal readonly struct SecretPlace(string what, string? name = null, string? key = null, string? type = null, string? alternative = null, bool isArgument = false)
{
    /// <summary>A place whose name says nothing.</summary>
    public static SecretPlace Unnamed { get; } = new("code");

    /// <summary>Whether the parameter, which only the semantic model knows, could add a name.</summary>
    public bool IsArgument => isArgument;

    /// <summary>For messages: "field 'ApiKey'".</summary>
    public string Description => (name ?? key) is { } shown ? $"{what} '{shown}'" : what;

    /// <summary>The names, nearest first.</summary>
    public IEnumerable<string> Names => new[] { name, key, type, alternative }.OfType<string>();

    /// <summary>What the names promise together: the most that one of them does.</summary>
    public SecretNameKind KindBy(SecretName names) => Max(Max(Of(names, name), Of(names, key)), Max(Of(names, type), Of(names, alternative)));

    private static SecretNameKind Of(SecretName names, string? name) => name is null ? SecretNameKind.None : names.KindOf(name);

    private static SecretNameKind Max(SecretNameKind a, SecretNameKind b) => a > b ? a : b;
}
