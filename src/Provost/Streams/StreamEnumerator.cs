namespace Provost;

/// <summary>A run as its consumer sees it: it starts with the first element that is asked for.</summary>
/// <param name="start">Starts the run.</param>
internal sealed class StreamEnumerator<T>(Func<StreamHandoff<T>, ValueTask<State<IReadOnlyList<T>>>> start) : IAsyncEnumerator<T>
{
    private readonly StreamHandoff<T> _handoff = new();
    private Task<State<IReadOnlyList<T>>>? _run;
    private IEnumerator<T>? _stored;
    private bool _isOver;

    public T Current { get; private set; } = default!;

    public async ValueTask<bool> MoveNextAsync()
    {
        if (_isOver) return false;
        if (_stored is not null) return MoveInStored();

        var next = _handoff.ExpectAsync();
        if (_run is null) _run = RunAsync();
        else _handoff.Ask();
        if (!await next.ConfigureAwait(false)) return End(await _run.ConfigureAwait(false));

        Current = _handoff.Element;
        return true;
    }

    /// <summary>Ends a run that is under way; what its code throws while it cleans up is thrown here, as by any iterator.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isOver || _run is null || _stored is not null)
        {
            _isOver = true;
            return;
        }

        _isOver = true;
        _handoff.Stop();
        var state = await _run.ConfigureAwait(false);
        if (state.IsFailed || state.IsCrashed) state.Result();
    }

    private async Task<State<IReadOnlyList<T>>> RunAsync()
    {
        try
        {
            return await start(_handoff).ConfigureAwait(false);
        }
        finally
        {
            _handoff.End();
        }
    }

    /// <summary>A run that did not have to run its code has a stored result, whose elements follow now.</summary>
    private bool End(State<IReadOnlyList<T>> state)
    {
        if (!state.IsCompleted)
        {
            _isOver = true;
            state.Result();
        }

        if (_handoff.HandedOut > 0 || !state.ReturnedValue)
        {
            _isOver = true;
            return false;
        }

        _stored = state.Value!.GetEnumerator();
        state.ReleaseValue();
        return MoveInStored();
    }

    private bool MoveInStored()
    {
        if (!_stored!.MoveNext())
        {
            _isOver = true;
            return false;
        }

        Current = _stored.Current;
        return true;
    }
}
