using Provost.Generated;

namespace Provost;

/// <summary>What the engine makes of a task's options once they have been checked.</summary>
/// <param name="Schedule">When it is tried again.</param>
/// <param name="RunName">The template of its runs' names, if it has one.</param>
/// <param name="ResultStorageKey">The template of the keys of its results, if it has one.</param>
/// <param name="UsesCache">Whether it asks for caching.</param>
internal sealed record TaskPlan(RetrySchedule Schedule, RunTemplate? RunName, RunTemplate? ResultStorageKey, bool UsesCache)
{
    private RetrySchedule? _bySettings;

    /// <summary>Whether the task leaves the number of its retries to the settings. 0 that it sets itself stays 0.</summary>
    private bool LeavesRetries { get; init; }

    private bool LeavesDelays { get; init; }

    /// <summary>Makes the delays for a number of retries, where the task has code that does.</summary>
    private Func<int, IReadOnlyList<double>>? MakeDelays { get; init; }

    /// <summary>When a run is tried again: as the task says, and as the settings say where it says nothing.</summary>
    public RetrySchedule ScheduleFor(ResolvedSettings settings)
    {
        var retries = LeavesRetries ? settings.DefaultTaskRetries : Schedule.Retries;
        if (MakeDelays is not null) return retries == Schedule.Retries ? Schedule : WithDelaysFor(retries, MakeDelays);

        var delays = LeavesDelays ? settings.DefaultTaskRetryDelaySeconds : Schedule.DelaySeconds;
        return retries == Schedule.Retries && delays.Count == 0 ? Schedule : Schedule with { Retries = retries, DelaySeconds = delays };
    }

    private RetrySchedule WithDelaysFor(int retries, Func<int, IReadOnlyList<double>> make)
    {
        var made = _bySettings;
        return made?.Retries == retries ? made : _bySettings = Schedule with { Retries = retries, DelaySeconds = make(retries) };
    }

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">An option has a value it may not have.</exception>
    public static TaskPlan Of<TArguments, TResult>(TaskDefinition<TArguments, TResult> task)
        where TArguments : struct
    {
        var options = task.Options;
        options.Validate();
        RefuseContradictions(task);
        RefuseUnknownExclusions(task);
        RefuseUnboundNames(task);
        var owner = $"the task '{task.Name}'";
        return new TaskPlan(
            new RetrySchedule(options.Retries ?? 0, DelaysOf(task, options.Retries ?? 0), options.RetryJitterFactor),
            RunTemplate.ForName(options.RunName, task.Parameters, owner),
            RunTemplate.ForStorageKey(options.ResultStorageKey, task.Parameters, owner),
            task.AsksForCaching)
        {
            LeavesRetries = options.Retries is null,
            LeavesDelays = options.RetryDelaySeconds is null,
            MakeDelays = task.RetryDelays is null ? null : retries => DelaysOf(task, retries),
        };
    }

    private static void RefuseContradictions<TArguments, TResult>(TaskDefinition<TArguments, TResult> task)
        where TArguments : struct
    {
        var options = task.Options;
        if (task.CacheKey is not null && options.CachePolicy is not null) throw Contradiction(nameof(task.CacheKey), nameof(options.CachePolicy));
        if (task.RetryDelays is not null && options.RetryDelaySeconds is not null) throw Contradiction(nameof(task.RetryDelays), nameof(options.RetryDelaySeconds));
        if (task.RunNameFactory is not null && options.RunName is not null) throw Contradiction(nameof(task.RunNameFactory), nameof(options.RunName));
        if (options.ResultStorageKey is null) return;

        if (task.CacheKey is not null) throw Contradiction(nameof(options.ResultStorageKey), nameof(task.CacheKey));
        if (options.CachePolicy is not (null or CachePolicy.None)) throw Contradiction(nameof(options.ResultStorageKey), nameof(options.CachePolicy));

        ArgumentException Contradiction(string one, string other) =>
            new($"The task '{task.Name}' has both {one} and {other}; it can have one of them.", other);
    }

    private static void RefuseUnknownExclusions(TaskDefinition task)
    {
        if (task.Options.CacheExclude.FirstOrDefault(name => !task.Parameters.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ArgumentException(
                $"CacheExclude names '{unknown}', but the task '{task.Name}' has no such parameter; its parameters are: {string.Join(", ", task.Parameters)}.",
                nameof(TaskOptions.CacheExclude));
        }
    }

    /// <summary>A name is bound where the attribute is applied; in the constructor of a policy it would be ignored.</summary>
    private static void RefuseUnboundNames<TArguments, TResult>(TaskDefinition<TArguments, TResult> task)
        where TArguments : struct
    {
        var policy = task.Attribute;
        Refuse(nameof(policy.RetryCondition), policy.RetryCondition is not null && task.RetryCondition is null);
        Refuse(nameof(policy.RetryDelays), policy.RetryDelays is not null && task.RetryDelays is null && task.Options.RetryDelaySeconds is null);
        Refuse(nameof(policy.CacheKey), policy.CacheKey is not null && task.CacheKey is null);
        Refuse(nameof(policy.RunNameFactory), policy.RunNameFactory is not null && task.RunNameFactory is null && task.Options.RunName is null);
        Refuse(nameof(policy.OnRunning), policy.OnRunning?.Length > task.OnRunning.Length);
        Refuse(nameof(policy.OnCompletion), policy.OnCompletion?.Length > task.OnCompletion.Length);
        Refuse(nameof(policy.OnFailure), policy.OnFailure?.Length > task.OnFailure.Length);
        Refuse(nameof(policy.OnCancellation), policy.OnCancellation?.Length > task.OnCancellation.Length);
        Refuse(nameof(policy.OnCrashed), policy.OnCrashed?.Length > task.OnCrashed.Length);
        Refuse(nameof(policy.OnCommit), policy.OnCommit?.Length > task.OnCommit.Length);
        Refuse(nameof(policy.OnRollback), policy.OnRollback?.Length > task.OnRollback.Length);

        void Refuse(string option, bool isUnbound)
        {
            if (!isUnbound) return;
            var instead = option == nameof(policy.RetryCondition) ? $", or override {nameof(policy.ShouldRetry)} in the policy" : "";
            throw new ArgumentException(
                $"The policy {policy.GetType()} of the task '{task.Name}' sets {option}, but a method is named where the attribute is applied: name it there{instead}.", option);
        }
    }

    /// <summary>The delays as given or made; one more than allowed is asked for, so that too many are refused and endless ones end.</summary>
    private static IReadOnlyList<double> DelaysOf<TArguments, TResult>(TaskDefinition<TArguments, TResult> task, int retries)
        where TArguments : struct
    {
        if (task.RetryDelays is not { } make || retries == 0) return task.Options.RetryDelaySeconds ?? [];

        var delays = make(retries) ?? throw new ArgumentException($"The RetryDelays of the task '{task.Name}' gave null.", nameof(task.RetryDelays));
        IReadOnlyList<double> made = [.. delays.Take(OptionCheck.MostDelays + 1)];
        OptionCheck.Delays(made, nameof(task.RetryDelays));
        return made;
    }
}
