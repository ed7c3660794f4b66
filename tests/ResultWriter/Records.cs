using Provost;

namespace ResultWriter;

/// <summary>Tasks that store their results.</summary>
public static partial class Records
{
    /// <summary>Stores a new record under a key, whatever is there.</summary>
    [Task(ResultStorageKey = "{key}", RefreshCache = true)]
    public static Task<Payload> WriteAsync(string key, int sequence) => Task.FromResult(Payload.Make(key, sequence));

    /// <summary>Says that it runs, and goes on when it is told to.</summary>
    [Task(ResultStorageKey = "once-{key}", CacheIsolation = IsolationLevel.Serializable)]
    public static async Task<string> OnceAsync(string key)
    {
        Console.WriteLine("entered");
        return await Console.In.ReadLineAsync() ?? "";
    }
}
