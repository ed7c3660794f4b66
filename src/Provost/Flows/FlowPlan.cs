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

        RefuseUnboundNames(flow);
        return new FlowPlan(
            new RetrySchedule(options.Retries ?? 0, [options.RetryDelaySeconds ?? 0], JitterFactor: 0),
            RunTemplate.ForName(options.RunName, flow.Parameters, $"the flow '{flow.Name}'"))
        {
            LeavesRetries = options.Retries is null,
            LeavesDelay = options.RetryDelaySeconds is null,
        };
    }

    /// <summary>A name is bound where the attribute is applied; in the constructor of a policy it would be ignored.</summary>
    private static void RefuseUnboundNames<TArguments, TResult>(FlowDefinition<TArguments, TResult> flow)
        where TArguments : struct
    {
        var policy = flow.Attribute;
        Refuse(nameof(policy.RunNameFactory), policy.RunNameFactory is not null && flow.RunNameFactory is null && flow.Options.RunName is null);
        Refuse(nameof(policy.OnRunning), policy.OnRunning?.Length > flow.OnRunning.Length);
        Refuse(nameof(policy.OnCompletion), policy.OnCompletion?.Length > flow.OnCompletion.Length);
        Refuse(nameof(policy.OnFailure), policy.OnFailure?.Length > flow.OnFailure.Length);
        Refuse(nameof(policy.OnCancellation), policy.OnCancellation?.Length > flow.OnCancellation.Length);
        Refuse(nameof(policy.OnCrashed), policy.OnCrashed?.Length > flow.OnCrashed.Length);

        void Refuse(string option, bool isUnbound)
        {
            if (isUnbound)
            {
                throw new ArgumentException(
                    $"The policy {policy.GetType()} of the flow '{flow.Name}' sets {option}, but a method is named where the attribute is applied: name it there.", option);
            }
        }
    }
}
