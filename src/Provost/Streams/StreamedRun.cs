namespace Provost;

/// <summary>What a call of a flow or task returns that is a stream: each time it is enumerated, there is a run.</summary>
/// <param name="start">Starts a run, given what takes its elements and the token of the consumer.</param>
internal sealed class StreamedRun<T>(Func<StreamHandoff<T>, CancellationToken, ValueTask<State<IReadOnlyList<T>>>> start) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new StreamEnumerator<T>(handoff => start(handoff, cancellationToken));
}
