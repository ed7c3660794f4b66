using System.ComponentModel;

namespace Provost.Generated;

/// <summary>A parameter of a flow with its static type. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FlowParameter<T> : FlowParameter
{
    internal FlowParameter(string name)
        : base(name, typeof(T), isRequired: true)
    {
    }

    internal FlowParameter(string name, T defaultValue)
        : base(name, typeof(T), isRequired: false) => Default = defaultValue;

    /// <inheritdoc/>
    public override object? DefaultValue => Default;

    internal T? Default { get; }
}
