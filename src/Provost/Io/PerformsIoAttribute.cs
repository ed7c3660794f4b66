namespace Provost;

/// <summary>
/// Says that a member performs I/O, where the rules cannot see it: a member of an interface that others implement, a wrapper of
/// native code, a method that calls a delegate. The rules take the member at its word and do not look into it; with
/// <see cref="IoKind.None"/> it is no I/O, whatever it does.
/// </summary>
/// <param name="kind">The kind of I/O.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property)]
public sealed class PerformsIoAttribute(IoKind kind) : Attribute
{
    /// <summary>The kind of I/O.</summary>
    public IoKind Kind { get; } = kind;

    /// <summary>Whether the member itself repeats what failed for the moment, so that a task which calls it needs no retries for it.</summary>
    public bool Retries { get; set; }
}
