using System.ComponentModel;

namespace Provost.Generated;

/// <summary>An object that runs the flows and tasks of another implementation of its interface as such. Generated code implements it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDecorator
{
    /// <summary>The implementation behind it.</summary>
    object Inner { get; }
}
