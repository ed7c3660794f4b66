using Provost.Generated;

namespace Provost;

/// <summary>What the engine makes of a flow's options once they have been checked.</summary>
internal sealed record FlowPlan(RetrySchedule Schedule, RunTemplate? RunName)
{
    private bool LeavesRetries { get; init; }

    private bool LeavesDelay { get; init; }

    /// <summary>When a run is tried again: as the flow says, and as the settings say where it says nothing.</summary>
    public RetrySchedule ScheduleFor(ResolvedSettings settings)
    {
        var retries = LeavesRetries ? settings.DefaultFlowRetries : Schedule.Retries;
        var delay = LeavesDelay ? settings.DefaultFlowRetryDelaySeconds : Schedule.DelaySeconds[0];
        return retries == Schedule.Retries && delay.Equals(Schedule.DelaySeconds[0]) ? Schedule : Schedule with { Retries = retries, DelaySeconds = [delay] };
    }

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">An option has a value it may not have.</exception>
    public static FlowPlan Of<TArguments, TResult>(FlowDefinition<TArguments, TResult> flow)
        where TArguments : struct
    {
        var options = flow.Options;
        options.Validate();
        if (flow.RunNameFactory is not null && options.RunName is not null)
            throw new ArgumentException($"The flow '{flow.Name}' has both RunNameFactory and RunName; it can have one of them.", nameof(options.RunName));

        return new FlowPlan(
            new RetrySchedule(options.Retries ?? 0, [options.RetryDelaySeconds ?? 0], JitterFactor: 0),
            RunTemplate.ForName(options.RunName, flow.Parameters, $"the flow '{flow.Name}'"))
        {
            LeavesRetries = options.Retries is null,
            LeavesDelay = options.RetryDelaySeconds is null,
        };
    }
}
