using Provost;

namespace StoppedProgram;

/// <summary>Runs that do not end by themselves.</summary>
internal static partial class Work
{
    [Flow("flow", RunName = "flow", OnCancellation = [nameof(OnCancellation)], OnCrashed = [nameof(OnCrashed)], OnFailure = [nameof(OnFailure)])]
    public static async Task FlowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TaskAsync();
        }
        finally
        {
            Console.WriteLine("cleaned up");
        }
    }

    [Flow("stubborn", RunName = "stubborn")]
    public static async Task StubbornAsync()
    {
        Console.WriteLine("ready");
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }

    [Flow("exiting", RunName = "exiting")]
    public static void Exiting() => Environment.Exit(3);

    [Task("task", RunName = "task", Retries = 5, OnCancellation = [nameof(OnTaskCancellation)], OnCrashed = [nameof(OnTaskCrashed)])]
    private static async Task TaskAsync(CancellationToken cancellationToken = default)
    {
        Console.WriteLine("ready");
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private static void OnCancellation(FlowRun run, State state) => Console.WriteLine($"hook of {run.Name}: on cancellation, {state.Name}");

    private static void OnCrashed(FlowRun run, State state) => Console.WriteLine($"hook of {run.Name}: on crashed, {state.Name}");

    private static void OnFailure(FlowRun run, State state) => Console.WriteLine($"hook of {run.Name}: on failure, {state.Name}");

    private static void OnTaskCancellation(TaskRun run, State state) => Console.WriteLine($"hook of {run.Name}: on cancellation, {state.Name}");

    private static void OnTaskCrashed(TaskRun run, State state) => Console.WriteLine($"hook of {run.Name}: on crashed, {state.Name}");
}
