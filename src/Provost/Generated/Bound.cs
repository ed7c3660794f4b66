using System.ComponentModel;

namespace Provost.Generated;

/// <summary>The arguments of the call of an instance method, and the object that it is called on. For generated code.</summary>
/// <typeparam name="TInstance">The declaring type.</typeparam>
/// <typeparam name="TArguments">Holds the arguments.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Bound<TInstance, TArguments>(TInstance instance, TArguments values) : IArguments
    where TArguments : struct, IArguments
{
    /// <summary>The object.</summary>
    public TInstance Instance => instance;

    /// <summary>The arguments.</summary>
    public TArguments Values => values;

    /// <inheritdoc/>
    public void Visit(IReadOnlyList<string> names, int first, IArgumentVisitor visitor)
    {
        visitor.VisitInstance(instance);
        values.Visit(names, first, visitor);
    }
}
