using Provost.Generated;

namespace Provost;

/// <summary>A task run on its way from submission to its end.</summary>
internal sealed class SubmittedRun<TArguments, TResult>(
    TaskDefinition<TArguments, TResult> task,
    TaskRun run,
    IReadOnlyList<Upstream> upstream,
    TArguments arguments,
    Func<TArguments>? makeArguments,
    Submissions submissions,
    CancellationTokenSource? link)
    where TArguments : struct
{
    private readonly CancellationTokenSource? _stop = upstream.Count > 0 || submissions.Slots is not null
        ? CancellationTokenSource.CreateLinkedTokenSource(submissions.Closing, run.CancellationToken)
        : null;

    private IReadOnlyList<Upstream> _upstream = upstream;
    private Func<TArguments>? _makeArguments = makeArguments;
    private Task? _turn;

    public Future<TResult> Future { get; } = new(run);

    /// <summary>Queues the run to the thread pool, with the context of the caller. Runs that wait for nothing else line up for slots here, in order.</summary>
    public void Start()
    {
        if (!submissions.TryAdd())
        {
            End(Readiness.NeverStarted<TResult>(run));
            return;
        }

        if (_upstream.Count == 0) _turn = LineUpAsync();
        else run.Awaited = [.. _upstream.Select(static input => input.Future)];
        ThreadPool.QueueUserWorkItem(static submitted => submitted.RunInBackground(), this, preferLocal: false);
    }

    private async void RunInBackground()
    {
        State<TResult> state;
        try
        {
            state = await RunAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            state = Readiness.Crashed<TResult>(run, exception);
        }

        End(state);
        submissions.Remove(Future, state.IsCompleted);
    }

    private async ValueTask<State<TResult>> RunAsync()
    {
        try
        {
            await UpstreamAsync().ConfigureAwait(false);
            if (Readiness.Check<TResult>(run, _upstream) is { } notReady) return notReady;
            await (_turn ?? LineUpAsync()).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Readiness.NeverStarted<TResult>(run);
        }

        if (submissions.Slots is { } slots) run.Slot = new TaskSlot(slots);
        try
        {
            if (submissions.Closing.IsCancellationRequested) return Readiness.NeverStarted<TResult>(run);
            return await TaskEngine.ExecuteAsync(task, run, Arguments(), blocking: false).ConfigureAwait(false);
        }
        finally
        {
            run.Slot?.End();
        }
    }

    private async ValueTask UpstreamAsync()
    {
        foreach (var input in _upstream) await input.Future.Done.WaitAsync(_stop!.Token).ConfigureAwait(false);
        Volatile.Write(ref run.Awaited, null);
    }

    private Task LineUpAsync() => submissions.Slots?.TakeAsync(goesOn: false, _stop!.Token) ?? Task.CompletedTask;

    /// <summary>Makes the arguments and lets go of the futures they are made of, so that memory does not follow the chain of runs.</summary>
    private TArguments Arguments()
    {
        var values = _makeArguments is null ? arguments : _makeArguments();
        (_makeArguments, _upstream) = (null, []);
        return values;
    }

    private void End(State<TResult> state)
    {
        run.Awaited = null;
        _stop?.Dispose();
        link?.Dispose();
        Future.Complete(state);
    }
}
