using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Provost;

/// <summary>What the engine counts and measures of runs. An instrument that nobody listens to costs a look at a flag.</summary>
internal static class RunMetrics
{
    private static readonly Meter s_meter = new(ProvostTelemetry.MeterName, typeof(RunMetrics).Assembly.GetName().Version?.ToString(3));

    private static readonly Counter<long> s_runs = s_meter.CreateCounter<long>(
        "provost.runs", "{run}", "Runs that have ended, by their final state.");

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "provost.run.duration", "s", "Time from the first attempt of a run to its final state, waits between attempts included.");

    private static readonly UpDownCounter<long> s_active = s_meter.CreateUpDownCounter<long>(
        "provost.active_runs", "{run}", "Runs that have begun to run and have not ended.");

    private static readonly Counter<long> s_retries = s_meter.CreateCounter<long>(
        "provost.retries", "{retry}", "Attempts after the first.");

    private static readonly Counter<long> s_cacheHits = s_meter.CreateCounter<long>(
        "provost.cache.hits", "{run}", "Task runs that took their result from the cache.");

    private static readonly Counter<long> s_heartbeats = s_meter.CreateCounter<long>(
        "provost.heartbeats", "{heartbeat}", "Heartbeats of runs.");

    private static readonly Counter<long> s_silences = s_meter.CreateCounter<long>(
        "provost.silences", "{silence}", "Times that the code of a task run was silent for too long.");

    public static void OnStateChanged(RunContext run, State? previous, State current)
    {
        if (current.IsRunning) OnRunning(run);
        else if ((current.IsFinal && previous is not { IsFinal: true }) || current.Name == StateNames.NotReady) OnEnded(run, current);
    }

    public static void OnHeartbeat(RunContext run) => CountIfHeard(s_heartbeats, run);

    public static void OnSilence(RunContext run) => CountIfHeard(s_silences, run);

    /// <summary>Counts on behalf of code that a listener must not fail.</summary>
    private static void CountIfHeard(Counter<long> counter, RunContext run)
    {
        try
        {
            if (counter.Enabled) counter.Add(1, TagsOf(run));
        }
        catch (Exception exception)
        {
            EngineLog.ListenerFailed(run.RunLogger, exception);
        }
    }

    private static void OnRunning(RunContext run)
    {
        if (run.RunCount > 1)
        {
            if (s_retries.Enabled) s_retries.Add(1, TagsOf(run));
        }
        else if (s_active.Enabled)
        {
            s_active.Add(1, TagsOf(run));
            run.Attach().IsCountedAsActive = true;
        }
    }

    private static void OnEnded(RunContext run, State final)
    {
        if (run.Attachments is { IsCountedAsActive: true } attachments)
        {
            attachments.IsCountedAsActive = false;
            s_active.Add(-1, TagsOf(run));
        }

        if (final.Name == StateNames.Cached && s_cacheHits.Enabled) s_cacheHits.Add(1, TagsOf(run));
        if (!s_runs.Enabled && !s_duration.Enabled) return;

        var tags = TagsOf(run);
        tags.Add(TelemetryTags.State, final.Name);
        tags.Add(TelemetryTags.StateType, final.Type.ToString());
        s_runs.Add(1, tags);
        if (run.StartTime is { } start) s_duration.Record((final.Timestamp - start).TotalSeconds, tags);
    }

    private static TagList TagsOf(RunContext run)
    {
        var tags = new TagList { { TelemetryTags.RunKind, run is TaskRun ? "task" : "flow" } };
        if (run.OwnerFlowRun is { } flowRun) tags.Add(TelemetryTags.FlowName, flowRun.Flow.Name);
        if (run is TaskRun taskRun) tags.Add(TelemetryTags.TaskName, taskRun.Task.Name);
        return tags;
    }
}
