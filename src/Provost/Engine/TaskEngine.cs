using Provost.Generated;

namespace Provost;

/// <summary>Runs tasks: the sequence of states, the attempts, the hooks.</summary>
/// <remarks>
/// For a blocking caller every wait blocks, so that the returned task is complete. No failure of the run is thrown: it is in the
/// state. Prefect: task engine.
/// </remarks>
internal static class TaskEngine
{
    public static async ValueTask<State<TResult>> ExecuteAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, TaskRun run, TArguments arguments, bool blocking)
        where TArguments : struct
    {
        var frame = RunFrame.EnterTask(run);
        using var span = RunSpan.StartIfAny(run);
        using var prints = PrintCapture.Of(run);
        using var slots = new TagSlots(run);
        State<TResult> state;
        var last = frame;
        try
        {
            (state, last) = await RunAttemptsAsync(task, frame, run, arguments, blocking).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (run.CancellationToken.IsCancellationRequested)
        {
            state = OutcomeStates.Stopped<TResult>(run, exception);
        }
        catch (Exception exception)
        {
            state = OutcomeStates.Crashed<TResult>(run, exception);
        }

        prints.Flush();
        run.Enter(state);
        if (state.IsCompleted) state = await TransactedAttempt.EndAsync(task, last, run, arguments, state, blocking).ConfigureAwait(false);
        else await TransactedAttempt.FailAsync(frame, blocking).ConfigureAwait(false);

        await Hooks.RunAsync(HooksFor(task, state.Type), arguments, run, state, blocking).ConfigureAwait(false);
        RunExecution.LogFinished(run, state);
        return state;
    }

    /// <summary>Runs attempts until one is the last; gives its state and its frame.</summary>
    private static async ValueTask<(State<TResult> State, RunFrame Frame)> RunAttemptsAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, RunFrame frame, TaskRun run, TArguments arguments, bool blocking)
        where TArguments : struct
    {
        var plan = task.Plan;
        run.CancellationToken.ThrowIfCancellationRequested();
        if (RunNaming.Of(plan.RunName, task.RunNameFactory, run, arguments, task.VisitArguments) is { } name) run.NameIt(name);

        await TagSlots.TakeAsync(run, blocking).ConfigureAwait(false);
        RunExecution.Enter<TResult>(run, StateType.Running);
        while (true)
        {
            await Hooks.RunAsync(task.OnRunning, arguments, run, run.State, blocking).ConfigureAwait(false);
            var state = await TransactedAttempt.RunAsync(task, frame, run, arguments, blocking).ConfigureAwait(false);
            if (!state.IsCompleted) await TransactedAttempt.UndoAsync(frame, blocking).ConfigureAwait(false);
            if (!state.IsFailed || !await MayRetryAsync(task, run, arguments, state, blocking).ConfigureAwait(false)) return (state, frame);

            await RetryAsync<TResult>(run, plan.ScheduleFor(run.Services.Settings), state, blocking).ConfigureAwait(false);
            frame = frame.EnterRetry();
        }
    }

    /// <summary>Runs the body once, ends what it submitted, and says which state that leads to.</summary>
    public static async ValueTask<State<TResult>> AttemptAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, RunFrame frame, TaskRun run, TArguments arguments, bool blocking)
        where TArguments : struct
    {
        State<TResult> state;
        using var pulse = AttemptPulse.StartIfAny(run);
        using var deadline = AttemptDeadline.StartIfAny(task.Options.TimeoutSeconds, run);
        try
        {
            state = deadline is null
                ? OutcomeStates.OfValue(run, await Waiting.ForAsync(task.Body(arguments, run.CancellationToken), blocking).ConfigureAwait(false))
                : await TimedAsync(task, frame, run, arguments, deadline, blocking).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            state = OutcomeStates.OfException<TResult>(run, exception);
        }

        await Waiting.ForAsync(frame.CloseAsync(), blocking).ConfigureAwait(false);
        return state;
    }

    private static async ValueTask<State<TResult>> TimedAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, RunFrame frame, TaskRun run, TArguments arguments, AttemptDeadline deadline, bool blocking)
        where TArguments : struct
    {
        var call = new BodyCall<TArguments, TResult>(task.Body, arguments, task.IsSynchronous, task.TakesCancellationToken);
        var outcome = await TimedAttempt.RunAsync(call, frame, deadline, blocking).ConfigureAwait(false);
        return OutcomeStates.Of(run, outcome, task.Options.TimeoutSeconds);
    }

    private static async ValueTask<bool> MayRetryAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, TaskRun run, TArguments arguments, State<TResult> failure, bool blocking)
        where TArguments : struct
    {
        var retries = task.Plan.ScheduleFor(run.Services.Settings).Retries;
        var remain = run.RunCount <= retries && !run.CancellationToken.IsCancellationRequested;
        if (remain && RunExecution.HasHandedOutElements(run, failure)) return false;
        if (remain && await ConditionAllowsAsync(task, run, arguments, failure, blocking).ConfigureAwait(false)) return true;

        RunExecution.LogFailure(run, failure, retries, exhausted: !remain);
        return false;
    }

    private static async ValueTask<bool> ConditionAllowsAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, TaskRun run, TArguments arguments, State failure, bool blocking)
        where TArguments : struct
    {
        try
        {
            if (task.RetryCondition is not { } condition) return task.Attribute.ShouldRetry(run, failure);

            var answer = blocking
                ? Waiting.WithoutContext((condition, arguments, run, failure), static call => call.condition(call.arguments, call.run, call.failure))
                : condition(arguments, run, failure);
            return await Waiting.ForAsync(answer, blocking).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            EngineLog.RetryConditionFailed(run.RunLogger, exception);
            return false;
        }
    }

    private static async ValueTask RetryAsync<TResult>(TaskRun run, RetrySchedule schedule, State failure, bool blocking)
    {
        var delay = schedule.Delay(run.RunCount - 1, failure, run.Services.NextRandom);
        RunExecution.LogRetry(run, failure, schedule.Retries, delay);
        if (delay > TimeSpan.Zero)
        {
            var due = run.Services.Clock.GetUtcNow() + delay;
            RunExecution.Enter<TResult>(run, StateType.Scheduled, StateNames.AwaitingRetry, data: due);
            await SleepAsync(run, delay, blocking).ConfigureAwait(false);
        }

        RunExecution.Enter<TResult>(run, StateType.Running, StateNames.Retrying);
    }

    /// <summary>Waits for a retry. A run that does nothing holds no slots meanwhile, and lines up for them again after.</summary>
    private static async ValueTask SleepAsync(TaskRun run, TimeSpan delay, bool blocking)
    {
        new TagSlots(run).Dispose();
        var wait = RunWait.Begin();
        try
        {
            await Waiting.DelayAsync(delay, run.Services.Clock, blocking, run.CancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Waiting.ForAsync(wait.EndAsync(), blocking).ConfigureAwait(false);
        }

        await TagSlots.TakeAsync(run, blocking).ConfigureAwait(false);
    }

    private static IReadOnlyList<Func<TArguments, TaskRun, State, ValueTask>> HooksFor<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, StateType type)
        where TArguments : struct => type switch
        {
            StateType.Completed => task.OnCompletion,
            StateType.Failed => task.OnFailure,
            StateType.Cancelled => task.OnCancellation,
            StateType.Crashed => task.OnCrashed,
            _ => [],
        };
}
