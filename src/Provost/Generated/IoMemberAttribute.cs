using System.ComponentModel;

namespace Provost.Generated;

/// <summary>
/// Names a member of an assembly that performs I/O, so that the rules know it in compilations which reference the assembly and
/// cannot look into it. It is written when the assembly is built.
/// </summary>
/// <param name="member">The member, by its documentation comment id.</param>
/// <param name="kind">The kind of I/O that it reaches.</param>
/// <param name="path">The members between it and the I/O, and the API that does it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IoMemberAttribute(string member, IoKind kind, string path) : Attribute
{
    /// <summary>The member, by its documentation comment id.</summary>
    public string Member { get; } = member;

    /// <summary>The kind of I/O that it reaches.</summary>
    public IoKind Kind { get; } = kind;

    /// <summary>The members between it and the I/O, and the API that does it, parted by arrows.</summary>
    public string Path { get; } = path;

    /// <summary>What happens when it is done once more: <c>safe</c>, <c>idempotent</c>, <c>unsafe</c>, <c>probe</c> or <c>unknown</c>.</summary>
    public string Repeat { get; set; } = "unknown";

    /// <summary>Whether nothing but the caller repeats what failed for the moment.</summary>
    public bool NeedsRetries { get; set; }
}
