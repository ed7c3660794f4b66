using Provost.Generated;

namespace Provost;

/// <summary>Creates runs and ties them to the run and the token they are started under.</summary>
internal static class RunLinks
{
    public static ValueTask<State<TResult>> ExecuteAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, TArguments arguments, bool blocking, CancellationToken cancellationToken, RunStream? stream = null)
        where TArguments : struct
    {
        _ = task.Plan;
        var parent = RunFrame.Current;
        if (parent is null && RunWatch.StartIfAny(ProvostEngine.Services, cancellationToken) is { } watch)
            return ExecuteWatchedAsync(task, arguments, blocking, watch, stream);

        var parentToken = parent?.CancellationToken ?? CancellationToken.None;
        if (Link(parentToken, cancellationToken) is { } linked) return ExecuteLinkedAsync(task, arguments, blocking, parent!.Run, linked, stream);

        var run = Create<TArguments, TResult>(task, parent?.Run, Either(parentToken, cancellationToken));
        stream?.AttachTo(run);
        return StartAsync(task, run, arguments, blocking);
    }

    public static ValueTask<State<TResult>> ExecuteAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow,
        TArguments arguments,
        bool blocking,
        CancellationToken cancellationToken,
        IReadOnlyList<FlowParameterError>? errors = null,
        RunStream? stream = null)
        where TArguments : struct
    {
        _ = flow.Plan;
        return SubflowCall.Of(flow, RunFrame.Current) is { } call
            ? call.ExecuteAsync(flow, arguments, blocking, cancellationToken, errors, stream)
            : StartAsync(flow, arguments, blocking, cancellationToken, errors, stream);
    }

    /// <summary>Runs a flow, whatever was run before.</summary>
    public static ValueTask<State<TResult>> StartAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow,
        TArguments arguments,
        bool blocking,
        CancellationToken cancellationToken,
        IReadOnlyList<FlowParameterError>? errors,
        RunStream? stream)
        where TArguments : struct
    {
        var parent = RunFrame.Current;
        if (parent is null && RunWatch.StartIfAny(ProvostEngine.Services, cancellationToken) is { } watch)
            return ExecuteWatchedAsync(flow, arguments, blocking, watch, errors, stream);

        var parentToken = parent?.CancellationToken ?? CancellationToken.None;
        if (Link(parentToken, cancellationToken) is { } linked) return ExecuteLinkedAsync(flow, arguments, blocking, parent!.Run, linked, errors, stream);

        var run = Create<TArguments, TResult>(flow, parent?.Run, Either(parentToken, cancellationToken), errors);
        stream?.AttachTo(run);
        return FlowEngine.ExecuteAsync(flow, run, arguments, blocking);
    }

    /// <summary>Creates a task run in state Pending.</summary>
    /// <param name="task">The task.</param>
    /// <param name="parent">The run whose code starts it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <param name="upstream">What a submitted run waits for; <see langword="null"/> for a run that is called.</param>
    public static TaskRun Create<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, RunContext? parent, CancellationToken cancellationToken, IReadOnlyList<Upstream>? upstream = null)
        where TArguments : struct
    {
        var run = new TaskRun(task, ProvostEngine.Services, parent, cancellationToken, upstream ?? task.Upstream) { IsSubmitted = upstream is not null };
        RunExecution.Enter<TResult>(run, StateType.Pending);
        return run;
    }

    /// <summary>A source of a token that either the caller or the parent run cancels; <see langword="null"/> where one token says it all.</summary>
    public static CancellationTokenSource? Link(CancellationToken parent, CancellationToken caller) =>
        caller.CanBeCanceled && parent.CanBeCanceled && caller != parent ? CancellationTokenSource.CreateLinkedTokenSource(caller, parent) : null;

    /// <summary>The one token that says it all, where <see cref="Link"/> made none.</summary>
    public static CancellationToken Either(CancellationToken parent, CancellationToken caller) => caller.CanBeCanceled ? caller : parent;

    private static FlowRun Create<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow, RunContext? parent, CancellationToken cancellationToken, IReadOnlyList<FlowParameterError>? errors)
        where TArguments : struct
    {
        var run = new FlowRun(flow, ProvostEngine.Services, parent, cancellationToken) { ParameterErrors = errors ?? [] };
        RunExecution.Enter<TResult>(run, StateType.Pending);
        return run;
    }

    private static ValueTask<State<TResult>> StartAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, TaskRun run, TArguments arguments, bool blocking)
        where TArguments : struct =>
        task.Upstream.Count == 0 ? TaskEngine.ExecuteAsync(task, run, arguments, blocking) : StartAfterAsync(task, run, arguments, blocking);

    private static async ValueTask<State<TResult>> StartAfterAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, TaskRun run, TArguments arguments, bool blocking)
        where TArguments : struct
    {
        try
        {
            await Waiting.ForAsync(FutureWait.ForAsync([.. task.Upstream.Select(static upstream => upstream.Future)], run.CancellationToken), blocking).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Readiness.NeverStarted<TResult>(run);
        }

        return Readiness.Check<TResult>(run, task.Upstream) ?? await TaskEngine.ExecuteAsync(task, run, arguments, blocking).ConfigureAwait(false);
    }

    private static async ValueTask<State<TResult>> ExecuteWatchedAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, TArguments arguments, bool blocking, RunWatch watch, RunStream? stream)
        where TArguments : struct
    {
        using (watch)
        {
            var run = Create<TArguments, TResult>(task, parent: null, watch.Token);
            watch.Attach(run);
            stream?.AttachTo(run);
            return await StartAsync(task, run, arguments, blocking).ConfigureAwait(false);
        }
    }

    private static async ValueTask<State<TResult>> ExecuteWatchedAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow, TArguments arguments, bool blocking, RunWatch watch, IReadOnlyList<FlowParameterError>? errors, RunStream? stream)
        where TArguments : struct
    {
        using (watch)
        {
            var run = Create<TArguments, TResult>(flow, parent: null, watch.Token, errors);
            watch.Attach(run);
            stream?.AttachTo(run);
            return await FlowEngine.ExecuteAsync(flow, run, arguments, blocking).ConfigureAwait(false);
        }
    }

    private static async ValueTask<State<TResult>> ExecuteLinkedAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, TArguments arguments, bool blocking, RunContext parent, CancellationTokenSource linked, RunStream? stream)
        where TArguments : struct
    {
        using (linked)
        {
            var run = Create<TArguments, TResult>(task, parent, linked.Token);
            stream?.AttachTo(run);
            return await StartAsync(task, run, arguments, blocking).ConfigureAwait(false);
        }
    }

    private static async ValueTask<State<TResult>> ExecuteLinkedAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow,
        TArguments arguments,
        bool blocking,
        RunContext parent,
        CancellationTokenSource linked,
        IReadOnlyList<FlowParameterError>? errors,
        RunStream? stream)
        where TArguments : struct
    {
        using (linked)
        {
            var run = Create<TArguments, TResult>(flow, parent, linked.Token, errors);
            stream?.AttachTo(run);
            return await FlowEngine.ExecuteAsync(flow, run, arguments, blocking).ConfigureAwait(false);
        }
    }
}
