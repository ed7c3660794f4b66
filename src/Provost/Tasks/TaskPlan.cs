namespace Provost;

/// <summary>What the engine makes of a task's options once they have been checked.</summary>
internal sealed record TaskPlan(RetrySchedule Schedule, RunNameTemplate? RunName, bool UsesCache)
{
    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">An option has a value it may not have.</exception>
    public static TaskPlan Of(TaskDefinition task, bool hasCacheKey)
    {
        var options = task.Options;
        options.Validate();
        if (hasCacheKey && options.CachePolicy is not null)
            throw new ArgumentException($"The task '{task.Name}' has both CacheKey and CachePolicy; it can have one of them.", nameof(TaskOptions.CachePolicy));

        return new TaskPlan(
            new RetrySchedule(options.Retries, options.RetryDelaySeconds, options.RetryJitterFactor),
            RunNameTemplate.Parse(options.RunName, task.Parameters, $"the task '{task.Name}'"),
            hasCacheKey || options.CachePolicy is not (null or CachePolicy.None));
    }
}
