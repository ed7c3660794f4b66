using Provost.Generated;

namespace Provost.Tests;

/// <summary>Makes flows and tasks of lambdas, as generated code does of methods.</summary>
internal static class Define
{
    public static TaskDefinition<Call, T> Task<T>(Func<CancellationToken, Task<T>> body, TaskAttribute? attribute = null) =>
        new("Tests.Work", "Work", attribute ?? new TaskAttribute()) { Body = (_, token) => new ValueTask<T>(body(token)) };

    public static TaskDefinition<Call, T> Task<T>(Func<Task<T>> body, TaskAttribute? attribute = null) => Task(_ => body(), attribute);

    /// <summary>A synchronous task without a token.</summary>
    public static TaskDefinition<Call, T> SyncTask<T>(Func<T> body, TaskAttribute? attribute = null) =>
        new("Tests.Work", "Work", attribute ?? new TaskAttribute())
        {
            Body = (_, _) => new ValueTask<T>(body()), IsSynchronous = true, TakesCancellationToken = false,
        };

    /// <summary>A task with one parameter, <c>x</c>.</summary>
    public static TaskDefinition<ValueTuple<TArgument>, T> Task<TArgument, T>(Func<TArgument, Task<T>> body, TaskAttribute? attribute = null, string fullName = "Tests.Work") =>
        new(fullName, "Work", attribute ?? new TaskAttribute())
        {
            Body = (arguments, _) => new ValueTask<T>(body(arguments.Item1)),
            Parameters = ["x"],
            VisitArguments = static (arguments, visitor) => visitor.Visit("x", arguments.Item1),
        };

    public static FlowDefinition<Call, T> Flow<T>(Func<CancellationToken, Task<T>> body, FlowAttribute? attribute = null) =>
        new("Tests.Flow", "Flow", attribute ?? new FlowAttribute()) { Body = (_, token) => new ValueTask<T>(body(token)) };

    public static FlowDefinition<Call, T> Flow<T>(Func<Task<T>> body, FlowAttribute? attribute = null) => Flow(_ => body(), attribute);

    public static TaskDefinition<Call, IReadOnlyList<T>> StreamTask<T>(Func<CancellationToken, IAsyncEnumerable<T>> body, TaskAttribute? attribute = null) =>
        new("Tests.Work", "Work", attribute ?? new TaskAttribute()) { Body = (_, token) => Streams.ReadAsync(body(token), token) };

    public static FlowDefinition<Call, IReadOnlyList<T>> StreamFlow<T>(Func<CancellationToken, IAsyncEnumerable<T>> body, FlowAttribute? attribute = null) =>
        new("Tests.Flow", "Flow", attribute ?? new FlowAttribute()) { Body = (_, token) => Streams.ReadAsync(body(token), token) };

    public static FlowDefinition<Call, T> SyncFlow<T>(Func<T> body, FlowAttribute? attribute = null) =>
        new("Tests.Flow", "Flow", attribute ?? new FlowAttribute()) { Body = (_, _) => new ValueTask<T>(body()), IsSynchronous = true };
}
