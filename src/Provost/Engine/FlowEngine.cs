using Microsoft.Extensions.Logging;
using Provost.Generated;

namespace Provost;

/// <summary>Runs flows: the sequence of states, the attempts, the hooks, and the end of what a flow submitted.</summary>
/// <remarks>
/// For a blocking caller every wait blocks, so that the returned task is complete. No failure of the run is thrown: it is in the
/// state. Prefect: flow engine, with the server's rule for retries.
/// </remarks>
internal static class FlowEngine
{
    public static async ValueTask<State<TResult>> ExecuteAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow, FlowRun run, TArguments arguments, bool blocking)
        where TArguments : struct
    {
        var frame = RunFrame.EnterFlow(run);
        using var span = RunSpan.StartIfAny(run);
        using var prints = PrintCapture.Of(run);
        State<TResult> state;
        try
        {
            state = await RunAttemptsAsync(flow, frame, run, arguments, blocking).ConfigureAwait(false);
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
        state = await PassThroughCancellingAsync(flow, run, arguments, state, blocking).ConfigureAwait(false);
        await FlowResults.KeepAsync(flow, run, state, blocking).ConfigureAwait(false);
        run.Enter(state);
        await Hooks.RunAsync(HooksFor(flow, state.Type), arguments, run, state, blocking).ConfigureAwait(false);
        RunExecution.LogFinished(run, state);
        return state;
    }

    private static async ValueTask<State<TResult>> RunAttemptsAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow, RunFrame frame, FlowRun run, TArguments arguments, bool blocking)
        where TArguments : struct
    {
        var plan = flow.Plan;
        run.CancellationToken.ThrowIfCancellationRequested();
        if (ParameterCheck.ErrorsOf(flow, run, arguments) is { Count: > 0 } errors) return OutcomeStates.InvalidParameters<TResult>(run, errors);
        if (RunNaming.Of(plan.RunName, flow.RunNameFactory, run, arguments, flow.VisitArguments) is { } name) run.NameIt(name);
        if (flow.VisitArguments is { } visit && flow.Parameters.Count > 0) run.VisitParameters = visitor => visit(arguments, visitor);
        LogBeginning(run);

        while (true)
        {
            var running = RunExecution.Enter<TResult>(run, StateType.Running);
            await Hooks.RunAsync(flow.OnRunning, arguments, run, running, blocking).ConfigureAwait(false);

            var outcome = await AttemptAsync(flow, frame, run, arguments, blocking).ConfigureAwait(false);
            var state = OutcomeStates.Of(run, outcome, flow.Options.TimeoutSeconds);
            if (state.IsCompleted && frame.UnobservedFailures() is { Count: > 0 } failures) state = OutcomeStates.UnobservedFailures<TResult>(run, failures);
            if (!state.IsFailed || !MayRetry(flow, run, state)) return state;

            await RetryAsync<TResult>(run, plan.ScheduleFor(run.Services.Settings), state, blocking).ConfigureAwait(false);
            frame = frame.EnterRetry();
        }
    }

    /// <summary>Runs the body once, and ends what it submitted: futures it returned are waited for, others only if they have started.</summary>
    private static async ValueTask<Outcome<TResult>> AttemptAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow, RunFrame frame, FlowRun run, TArguments arguments, bool blocking)
        where TArguments : struct
    {
        using var pulse = AttemptPulse.StartIfAny(run);
        using var deadline = AttemptDeadline.StartIfAny(flow.Options.TimeoutSeconds, run);
        var outcome = await RunBodyAsync(flow, frame, run, arguments, deadline, blocking).ConfigureAwait(false);
        if (outcome.Returned && ReturnKind<TResult>.MayCarryStates)
            await ReturnedFutures.WaitAsync(outcome.Value, blocking, run.CancellationToken).ConfigureAwait(false);

        await Waiting.ForAsync(frame.CloseAsync(), blocking).ConfigureAwait(false);
        return outcome;
    }

    private static async ValueTask<Outcome<TResult>> RunBodyAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow, RunFrame frame, FlowRun run, TArguments arguments, AttemptDeadline? deadline, bool blocking)
        where TArguments : struct
    {
        if (deadline is not null)
        {
            var call = new BodyCall<TArguments, TResult>(flow.Body, arguments, flow.IsSynchronous, flow.TakesCancellationToken);
            return await TimedAttempt.RunAsync(call, frame, deadline, blocking).ConfigureAwait(false);
        }

        try
        {
            return Outcome<TResult>.Of(await Waiting.ForAsync(flow.Body(arguments, run.CancellationToken), blocking).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return Outcome<TResult>.Threw(exception);
        }
    }

    private static bool MayRetry<TArguments, TResult>(FlowDefinition<TArguments, TResult> flow, FlowRun run, State<TResult> failure)
        where TArguments : struct
    {
        var retries = flow.Plan.ScheduleFor(run.Services.Settings).Retries;
        if (run.RunCount <= retries && !run.CancellationToken.IsCancellationRequested) return !RunExecution.HasHandedOutElements(run, failure);

        RunExecution.LogFailure(run, failure, retries, exhausted: true);
        return false;
    }

    /// <summary>A flow run always awaits its retry, if only for no time, and then is running again, not "retrying".</summary>
    private static async ValueTask RetryAsync<TResult>(FlowRun run, RetrySchedule schedule, State failure, bool blocking)
    {
        var delay = schedule.Delay(run.RunCount - 1, failure, run.Services.NextRandom);
        RunExecution.LogRetry(run, failure, schedule.Retries, delay);
        RunExecution.Enter<TResult>(run, StateType.Scheduled, StateNames.AwaitingRetry, data: run.Services.Clock.GetUtcNow() + delay);
        if (delay > TimeSpan.Zero) await Waiting.DelayAsync(delay, run.Services.Clock, blocking, run.CancellationToken).ConfigureAwait(false);
    }

    /// <summary>A running flow that is cancelled is cancelling first: that is when its cancellation hooks run.</summary>
    private static async ValueTask<State<TResult>> PassThroughCancellingAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow, FlowRun run, TArguments arguments, State<TResult> state, bool blocking)
        where TArguments : struct
    {
        if (!state.IsCancelled || state.ReturnedValue || run.RunCount == 0) return state;

        var cancelling = RunExecution.Enter<TResult>(run, StateType.Cancelling);
        await Hooks.RunAsync(flow.OnCancellation, arguments, run, cancelling, blocking).ConfigureAwait(false);
        return OutcomeStates.Cancelled<TResult>(run, state.Exception!, state.Message);
    }

    private static IReadOnlyList<Func<TArguments, FlowRun, State, ValueTask>> HooksFor<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow, StateType type)
        where TArguments : struct => type switch
        {
            StateType.Completed => flow.OnCompletion,
            StateType.Failed => flow.OnFailure,
            StateType.Cancelling => flow.OnCancellation,
            StateType.Crashed => flow.OnCrashed,
            _ => [],
        };

    private static void LogBeginning(FlowRun run)
    {
        if (!run.Logs(LogLevel.Information)) return;
        if (run.Parent?.OwnerFlowRun is null) EngineLog.BeginningFlowRun(run.RunLogger, run.Name, run.Flow.Name);
        else EngineLog.BeginningSubflowRun(run.RunLogger, run.Name, run.Flow.Name);
    }
}
