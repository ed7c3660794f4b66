using Provost.Generated;

namespace Provost;

/// <summary>What the engine makes of a flow's options once they have been checked.</summary>
internal sealed record FlowPlan(RetrySchedule Schedule, RunTemplate? RunName)
{
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
            RunTemplate.ForName(options.RunName, flow.Parameters, $"the flow '{flow.Name}'"));
    }
}
