namespace RedLines;

/// <summary>What a check can look at: the runs, what they logged, and what was printed.</summary>
public sealed class Scene
{
    public RunHistory History { get; } = new();

    public MessageLog Log { get; } = new();

    public void Clear()
    {
        History.Clear();
        Log.Messages.Clear();
    }

    /// <summary>What an action writes to the console.</summary>
    public static string Printed(Action action)
    {
        var console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(console);
        }

        return printed.ToString();
    }
}
