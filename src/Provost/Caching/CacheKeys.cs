using Provost.Generated;

namespace Provost;

/// <summary>Makes the cache key of a call.</summary>
/// <remarks>
/// A key made by a policy belongs to the one task: two tasks never share a result because their arguments look alike (in Prefect
/// they do). A key made by the task's own <c>CacheKey</c> or <c>ResultStorageKey</c> is used as it is, so tasks that make the same
/// key share results.
/// </remarks>
internal static class CacheKeys
{
    /// <summary>The key; <see langword="null"/> if the call is not cached. What goes wrong is logged and the call is not cached.</summary>
    public static string? Of<TArguments, TResult>(TaskDefinition<TArguments, TResult> task, TaskRun run, TArguments arguments)
        where TArguments : struct
    {
        if (run.Services.Settings.DisableCaching) return null;
        if (!run.PersistsResult)
        {
            if (task.AsksForCaching) EngineLog.CachingWithoutPersistence(run.RunLogger, task.Name);
            return null;
        }

        try
        {
            if (task.CacheKey is { } custom) return custom(arguments);
            var policy = PolicyOf(task, run);
            return policy is null ? task.Plan.ResultStorageKey!.Fill(run, arguments, task.VisitArguments) : ByPolicy(task, policy.Value, run, arguments);
        }
        catch (UnhashableException exception)
        {
            EngineLog.Unhashable(run.RunLogger, task.Name, exception.Parameter, exception.Type, exception.Message);
            return null;
        }
        catch (Exception exception)
        {
            EngineLog.CacheKeyFailed(run.RunLogger, task.Name, exception);
            return null;
        }
    }

    /// <summary>The policy in force; <see langword="null"/> where the template of the storage key makes the key.</summary>
    private static CachePolicy? PolicyOf<TArguments, TResult>(TaskDefinition<TArguments, TResult> task, TaskRun run)
        where TArguments : struct
    {
        var given = task.Options.CachePolicy ?? (run.Services.Settings.DefaultNoCache ? CachePolicy.None : null);
        if (given is not null) return given;
        return task.Plan.ResultStorageKey is null ? CachePolicy.Default : null;
    }

    private static string? ByPolicy<TArguments, TResult>(TaskDefinition<TArguments, TResult> task, CachePolicy policy, TaskRun run, TArguments arguments)
        where TArguments : struct
    {
        using var hash = new CanonicalHash();
        var parts = 0;

        hash.Add("provost-cache-1");
        hash.Add(task.FullName);
        hash.Add(typeof(TResult).ToString());

        // A generic method may compute with a type that is in none of its parameters.
        foreach (var typeArgument in task.Proxy.GetGenericArguments()) hash.Add(typeArgument.ToString());
        if (policy.HasFlag(CachePolicy.Inputs) && task.VisitArguments is { } visit)
            parts += AddInputs(hash, run, task.Options.CacheExclude, visitor => visit(arguments, visitor));
        if (policy.HasFlag(CachePolicy.TaskSource) && task.SourceHash is { } source) parts += Add(hash, "source", source);
        if (policy.HasFlag(CachePolicy.RunId)) parts += Add(hash, "run", (run.FlowRun?.Id ?? run.Id).ToString());
        if (policy.HasFlag(CachePolicy.FlowParameters) && run.FlowRun?.VisitParameters is { } visitParameters)
        {
            hash.Add("flow-parameters");
            parts += AddInputs(hash, run, [], visitParameters);
        }

        return parts == 0 ? null : hash.Finish();
    }

    private static int AddInputs(CanonicalHash hash, TaskRun run, IReadOnlyList<string> excluded, Action<IArgumentVisitor> visit)
    {
        var hasher = new InputHasher(hash, run.Services.InputContracts, excluded);
        visit(hasher);
        return hasher.Count;
    }

    private static int Add(CanonicalHash hash, string part, string value)
    {
        hash.Add(part);
        hash.Add(value);
        return 1;
    }
}
