namespace RedLines;

/// <summary>Tells of each rule's code whether it does what it is meant to. All of it does once the fixes have been applied.</summary>
public static class Program
{
    public static async Task<int> Main()
    {
        var scene = new Scene();
        using var engine = ProvostEngine.Use(new()
        {
            Observers = [scene.History],
            LoggerFactory = scene.Log,
            TimeProvider = new HastyClock(),
            DefaultResultStorage = "memory",
        });

        var checks = Checks.All;
        var failures = 0;
        foreach (var (rule, holds) in checks)
        {
            scene.Clear();
            var failure = await FailureOfAsync(holds, scene);
            failures += failure is null ? 0 : 1;
            Console.WriteLine($"{rule}: {failure ?? "as it should be"}");
        }

        Console.WriteLine($"{failures} of {checks.Count} checks failed");
        return failures == 0 ? 0 : 1;
    }

    private static async Task<string?> FailureOfAsync(Func<Scene, Task<bool>> holds, Scene scene)
    {
        try
        {
            return await holds(scene) ? null : "does something else";
        }
        catch (Exception exception)
        {
            return $"fails ({exception.GetBaseException().Message})";
        }
    }
}
