namespace Provost.Tests;

/// <summary>Flows and tasks that say what their runs are called.</summary>
public sealed partial class Naming
{
    private int _calls;

    [Task(RunName = "{name}-wuz-{where}")]
    public static string Greet(string name, string where = "here") => $"{name} {where}";

    [Task(RunNameFactory = nameof(NameOfFail), Retries = 3)]
    public void Fail(string what, int count) => throw new InvalidOperationException($"{what} {count}");

    [Flow(RunNameFactory = nameof(NameOfDaily))]
    public static async Task DailyAsync() => await Task.Yield();

    [Task(RunNameFactory = nameof(Given))]
    public static string? Named(string? name) => name;

    [Task(RunNameFactory = nameof(NoName))]
    public static int Broken() => 1;

    private static string NameOfDaily() => $"daily of {Run.FlowRun!.Flow.Name} in state {Run.FlowRun.State.Name}";

    private static string? Given(string? name) => name;

    private static string NoName() => throw new FormatException("no name");

    private string NameOfFail(string what, int count) => $"{what} no. {count} (call {++_calls})";
}
