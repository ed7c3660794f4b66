namespace Provost;

/// <summary>What the engine makes of a flow's options once they have been checked.</summary>
internal sealed record FlowPlan(RetrySchedule Schedule, RunNameTemplate? RunName)
{
    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">An option has a value it may not have.</exception>
    public static FlowPlan Of(FlowDefinition flow)
    {
        var options = flow.Options;
        options.Validate();
        return new FlowPlan(
            new RetrySchedule(options.Retries, [options.RetryDelaySeconds], JitterFactor: 0),
            RunNameTemplate.Parse(options.RunName, flow.Parameters, $"the flow '{flow.Name}'"));
    }
}
