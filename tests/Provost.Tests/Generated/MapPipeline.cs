namespace Provost.Tests;

/// <summary>Tasks to submit and to map.</summary>
public static partial class MapPipeline
{
    [Task]
    public static int Add(int x, int y = 10) => x + y;

    [Task]
    public static int AddAll(int x, IReadOnlyList<int>? more = null) => x + (more?.Sum() ?? 5);

    [Task]
    public static string Greet(string name) => $"hello {name}";

    [Task]
    public static int Fail(int code) => throw new InvalidOperationException($"code {code}");

    [Task]
    public static int Crash() => throw new OutOfMemoryException();

    [Task]
    public static async Task<int> NeverEndAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 1;
    }

    [Task]
    public static IReadOnlyList<int> UpTo(int end) => [.. Enumerable.Range(1, end)];

    [Task]
    public static string Describe(object? what) => what is Exception exception ? exception.GetType().Name : $"{what}";

    [Task]
    public static string NameOf(State<int> state) => state.Name;

    [Task]
    public static string Names(IReadOnlyList<State<int>> states) => string.Join(" ", states.Select(state => state.Name));

    [Task]
    public static string Why(Exception? exception) => exception?.Message ?? "no reason";

    /// <summary>Runs code in a flow.</summary>
    public static Task<T> InFlowAsync<T>(Func<Task<T>> body) => Define.Flow(body).RunAsync(default);

    [Flow]
    public static FutureList<int> ReturnFutures() => AddTask.Map([1, 2, 3]);
}
