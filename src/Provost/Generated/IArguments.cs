using System.ComponentModel;

namespace Provost.Generated;

/// <summary>The arguments of one call, kept without boxing. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IArguments
{
    /// <summary>Shows each argument to a visitor.</summary>
    /// <param name="names">The names of all parameters of the call, cancellation tokens left out.</param>
    /// <param name="first">Which of them is the first that is kept here.</param>
    /// <param name="visitor">The visitor.</param>
    void Visit(IReadOnlyList<string> names, int first, IArgumentVisitor visitor);
}
