using Provost.Generated;

namespace Provost;

/// <summary>Something that a task is to start after: a future, a list of them, or either with failure allowed.</summary>
/// <remarks>Prefect: <c>wait_for</c>.</remarks>
public readonly struct Dependency
{
    private readonly IReadOnlyList<Future> _futures;
    private readonly bool _allowFailure;

    internal Dependency(IReadOnlyList<Future> futures, bool allowFailure = false)
    {
        _futures = futures;
        _allowFailure = allowFailure;
    }

    /// <summary>Makes a dependency of a future: it has to complete.</summary>
    /// <param name="future">The future.</param>
    public static implicit operator Dependency(Future future)
    {
        ArgumentNullException.ThrowIfNull(future);
        return new([future]);
    }

    internal IEnumerable<Upstream> Upstream()
    {
        foreach (var future in _futures ?? []) yield return new Upstream(TaskInput.WaitFor, future, _allowFailure);
    }
}
