using System.ComponentModel;

namespace Provost.Generated;

/// <summary>The futures among the arguments of a task run. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UpstreamList : List<Upstream>
{
    /// <summary>Adds the futures that an argument is made of, if there are any.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="input">The argument.</param>
    public UpstreamList Add<T>(string parameter, Input<T> input)
    {
        input.AddUpstream(parameter, this);
        return this;
    }
}
