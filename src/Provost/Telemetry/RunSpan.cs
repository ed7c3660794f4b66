using System.Diagnostics;

namespace Provost;

/// <summary>The span of a run, from its start to its end, hooks included. There is none while nobody listens.</summary>
internal readonly struct RunSpan : IDisposable
{
    private static readonly ActivitySource s_source = new(ProvostTelemetry.ActivitySourceName, typeof(RunSpan).Assembly.GetName().Version?.ToString(3));

    private readonly RunContext? _run;
    private readonly Activity? _activity;

    private RunSpan(RunContext run, Activity activity) => (_run, _activity) = (run, activity);

    /// <summary>Starts the span of the run, as a child of the one that is current; what the run calls becomes its child.</summary>
    public static RunSpan StartIfAny(RunContext run) => s_source.HasListeners() ? Start(run) : default;

    /// <summary>What a change of state says in the span of its run.</summary>
    public static void OnStateChanged(Activity activity, RunContext run, State? previous, State current)
    {
        if (!activity.IsAllDataRequested) return;
        if (current.IsFinal) End(activity, run, current);
        else if (previous is { IsRunning: true } && current is { IsRunning: true } or { IsScheduled: true }) activity.AddEvent(Retry(run, current));
        else if (current.IsRunning) activity.SetTag(run is TaskRun ? TelemetryTags.TaskRunName : TelemetryTags.FlowRunName, run.Name);
    }

    /// <summary>Records what an attempt failed with, though the run goes on.</summary>
    public static void OnFailedAttempt(RunContext run, State failure)
    {
        if (run.Attachments?.Activity is { IsAllDataRequested: true } activity && failure.Exception is { } exception)
            activity.AddException(exception, [new(TelemetryTags.Attempt, run.RunCount)]);
    }

    public void Dispose()
    {
        try
        {
            _activity?.Dispose();
        }
        catch (Exception exception)
        {
            EngineLog.ListenerFailed(_run!.RunLogger, exception);
        }
    }

    /// <summary>Starts the span; a listener that throws costs the span, not the run.</summary>
    private static RunSpan Start(RunContext run)
    {
        try
        {
            var name = run is TaskRun task ? $"task {task.Task.Name}" : $"flow {((FlowRun)run).Flow.Name}";
            if (s_source.StartActivity(name) is not { } activity) return default;

            run.Attach().Activity = activity;
            if (activity.IsAllDataRequested) Describe(activity, run);
            return new RunSpan(run, activity);
        }
        catch (Exception exception)
        {
            EngineLog.ListenerFailed(run.RunLogger, exception);
            return default;
        }
    }

    private static void Describe(Activity activity, RunContext run)
    {
        if (run.OwnerFlowRun is { } flowRun)
        {
            activity.SetTag(TelemetryTags.FlowName, flowRun.Flow.Name);
            activity.SetTag(TelemetryTags.FlowRunId, flowRun.Id.ToString());
            if (flowRun != run) activity.SetTag(TelemetryTags.FlowRunName, flowRun.Name);
        }

        if (run is TaskRun taskRun)
        {
            activity.SetTag(TelemetryTags.TaskName, taskRun.Task.Name);
            activity.SetTag(TelemetryTags.TaskRunId, taskRun.Id.ToString());
            if (taskRun.Inputs is { Count: > 0 } inputs) activity.SetTag(TelemetryTags.TaskRunInputs, inputs.Select(static input => input.TaskRunId.ToString()).Distinct().ToArray());
        }

        if (run.Tags.Count > 0) activity.SetTag(TelemetryTags.RunTags, run.Tags.ToArray());
    }

    private static ActivityEvent Retry(RunContext run, State next)
    {
        var tags = new ActivityTagsCollection { [TelemetryTags.Attempt] = run.RunCount + (next.IsScheduled ? 1 : 0), [TelemetryTags.State] = next.Name };
        if (next.ScheduledTime is { } due) tags[TelemetryTags.Delay] = Math.Max(0, Math.Round((due - next.Timestamp).TotalSeconds, 3));
        return new ActivityEvent("retry", tags: tags);
    }

    private static void End(Activity activity, RunContext run, State final)
    {
        activity.SetTag(run is TaskRun ? TelemetryTags.TaskRunName : TelemetryTags.FlowRunName, run.Name);
        activity.SetTag(TelemetryTags.State, final.Name);
        activity.SetTag(TelemetryTags.StateType, final.Type.ToString());
        activity.SetTag(TelemetryTags.RunCount, run.RunCount);
        if (final.Exception is { } exception) activity.SetTag(TelemetryTags.ErrorType, exception.GetType().FullName);
        if (!final.IsFailed && !final.IsCrashed) return;

        activity.SetStatus(ActivityStatusCode.Error, final.Message);
        if (final.Exception is { } failure) activity.AddException(failure, [new(TelemetryTags.Attempt, run.RunCount)]);
    }
}
