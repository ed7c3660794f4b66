using Provost.Generated;

namespace Provost;

/// <summary>An argument made of futures: what they are, and how their ends become a value.</summary>
internal sealed class InputSource<T>(IReadOnlyList<Future> futures, bool allowFailure, Func<T> read)
{
    public T Read() => read();

    public void AddUpstream(string parameter, ICollection<Upstream> upstream)
    {
        foreach (var future in futures) upstream.Add(new Upstream(parameter, future, allowFailure));
    }
}
