using Provost.Generated;

namespace Provost;

/// <summary>Creates runs and ties them to the run and the token they are started under.</summary>
internal static class RunLinks
{
    public static ValueTask<State<TResult>> ExecuteAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, TArguments arguments, bool blocking, CancellationToken cancellationToken)
        where TArguments : struct
    {
        _ = task.Plan;
        var parent = RunFrame.Current;
        var parentToken = parent?.CancellationToken ?? CancellationToken.None;
        if (Link(parentToken, cancellationToken) is { } linked) return ExecuteLinkedAsync(task, arguments, blocking, parent!.Run, linked);

        var run = Create<TArguments, TResult>(task, parent?.Run, Either(parentToken, cancellationToken));
        return TaskEngine.ExecuteAsync(task, run, arguments, blocking);
    }

    public static ValueTask<State<TResult>> ExecuteAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow, TArguments arguments, bool blocking, CancellationToken cancellationToken)
        where TArguments : struct
    {
        _ = flow.Plan;
        var parent = RunFrame.Current;
        var parentToken = parent?.CancellationToken ?? CancellationToken.None;
        if (Link(parentToken, cancellationToken) is { } linked) return ExecuteLinkedAsync(flow, arguments, blocking, parent!.Run, linked);

        var run = Create<TArguments, TResult>(flow, parent?.Run, Either(parentToken, cancellationToken));
        return FlowEngine.ExecuteAsync(flow, run, arguments, blocking);
    }

    /// <summary>Creates a task run in state Pending.</summary>
    public static TaskRun Create<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, RunContext? parent, CancellationToken cancellationToken, IReadOnlyList<Upstream>? upstream = null)
        where TArguments : struct
    {
        var run = new TaskRun(task, ProvostEngine.Services, parent, cancellationToken, upstream);
        RunExecution.Enter<TResult>(run, StateType.Pending);
        return run;
    }

    /// <summary>A source of a token that either the caller or the parent run cancels; <see langword="null"/> where one token says it all.</summary>
    public static CancellationTokenSource? Link(CancellationToken parent, CancellationToken caller) =>
        caller.CanBeCanceled && parent.CanBeCanceled && caller != parent ? CancellationTokenSource.CreateLinkedTokenSource(caller, parent) : null;

    /// <summary>The one token that says it all, where <see cref="Link"/> made none.</summary>
    public static CancellationToken Either(CancellationToken parent, CancellationToken caller) => caller.CanBeCanceled ? caller : parent;

    private static FlowRun Create<TArguments, TResult>(FlowDefinition<TArguments, TResult> flow, RunContext? parent, CancellationToken cancellationToken)
        where TArguments : struct
    {
        var run = new FlowRun(flow, ProvostEngine.Services, parent, cancellationToken);
        RunExecution.Enter<TResult>(run, StateType.Pending);
        return run;
    }

    private static async ValueTask<State<TResult>> ExecuteLinkedAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, TArguments arguments, bool blocking, RunContext parent, CancellationTokenSource linked)
        where TArguments : struct
    {
        using (linked)
        {
            var run = Create<TArguments, TResult>(task, parent, linked.Token);
            return await TaskEngine.ExecuteAsync(task, run, arguments, blocking).ConfigureAwait(false);
        }
    }

    private static async ValueTask<State<TResult>> ExecuteLinkedAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow, TArguments arguments, bool blocking, RunContext parent, CancellationTokenSource linked)
        where TArguments : struct
    {
        using (linked)
        {
            var run = Create<TArguments, TResult>(flow, parent, linked.Token);
            return await FlowEngine.ExecuteAsync(flow, run, arguments, blocking).ConfigureAwait(false);
        }
    }
}
