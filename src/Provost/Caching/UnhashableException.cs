namespace Provost;

/// <summary>An argument has no canonical form, so no cache key can be made of it.</summary>
internal sealed class UnhashableException(Type type, string reason) : Exception(reason)
{
    /// <summary>The parameter whose argument it is; filled in on the way out.</summary>
    public string Parameter { get; set; } = "";

    /// <summary>The type that cannot be hashed: that of the argument, or of something in it.</summary>
    public Type Type { get; } = type;
}
