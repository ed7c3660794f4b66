using Provost.Generated;

namespace Provost;

/// <summary>Makes the cache key of a call.</summary>
/// <remarks>
/// A key made by a policy belongs to the one task: two tasks never share a result because their arguments look alike (in Prefect
/// they do). A key made by the task's own <c>CacheKey</c> is used as it is, so tasks that make the same key share results.
/// </remarks>
internal static class CacheKeys
{
    /// <summary>The key; <see langword="null"/> if the call is not cached. What goes wrong is logged and the call is not cached.</summary>
    public static string? Of<TArguments, TResult>(TaskDefinition<TArguments, TResult> task, TaskRun run, TArguments arguments)
        where TArguments : struct
    {
        try
        {
            return task.CacheKey is { } custom ? custom(arguments) : ByPolicy(task, run, arguments);
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

    private static string? ByPolicy<TArguments, TResult>(TaskDefinition<TArguments, TResult> task, TaskRun run, TArguments arguments)
        where TArguments : struct
    {
        var policy = task.Options.CachePolicy ?? CachePolicy.None;
        using var hash = new CanonicalHash();
        var parts = 0;

        hash.Add("provost-cache-1");
        hash.Add(task.FullName);
        hash.Add(typeof(TResult).ToString());
        if (policy.HasFlag(CachePolicy.Inputs) && task.VisitArguments is { } visit) parts += AddInputs(hash, run, arguments, visit);
        if (policy.HasFlag(CachePolicy.TaskSource) && task.SourceHash is { } source) parts += Add(hash, "source", source);
        if (policy.HasFlag(CachePolicy.RunId)) parts += Add(hash, "run", (run.FlowRun?.Id ?? run.Id).ToString());

        return parts == 0 ? null : hash.Finish();
    }

    private static int AddInputs<TArguments>(CanonicalHash hash, TaskRun run, TArguments arguments, Action<TArguments, IArgumentVisitor> visit)
    {
        var hasher = new InputHasher(hash, run.Services.InputContracts);
        visit(arguments, hasher);
        return hasher.Count;
    }

    private static int Add(CanonicalHash hash, string part, string value)
    {
        hash.Add(part);
        hash.Add(value);
        return 1;
    }
}
