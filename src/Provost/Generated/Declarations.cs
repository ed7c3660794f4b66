namespace Provost.Generated;

/// <summary>Tells flows and tasks what only their proxies know. It is done once for each, however many proxies there are.</summary>
internal static class Declarations
{
    public static TaskDefinition<TArguments, TResult> DeclaredBy<TArguments, TResult>(this TaskDefinition<TArguments, TResult> task, Type proxy)
        where TArguments : struct, IArguments
    {
        if (task.Proxy != proxy)
            task.TakeFromProxy(proxy, HasNone<TArguments>() ? null : (arguments, visitor) => arguments.Visit(task.Parameters, first: 0, visitor));

        return task;
    }

    public static FlowDefinition<TArguments, TResult> DeclaredBy<TArguments, TResult>(this FlowDefinition<TArguments, TResult> flow, Type proxy)
        where TArguments : struct, IArguments
    {
        if (flow.Proxy != proxy)
            flow.TakeFromProxy(proxy, HasNone<TArguments>() ? null : (arguments, visitor) => arguments.Visit(flow.Parameters, first: 0, visitor));

        return flow;
    }

    private static bool HasNone<TArguments>() => typeof(TArguments) == typeof(Arguments);
}
