using Microsoft.Extensions.Logging;
using Provost;
using ResultWriter;

// Stores results until it is killed, or holds the lock of one: the other side of the tests of the result storage.
ProvostEngine.Configure(new ProvostOptions { LocalStoragePath = args[1], ConsoleLogLevel = LogLevel.None });
switch (args[0])
{
    case "write":
        await Task.WhenAll(Enumerable.Range(0, Payload.Keys).Select(key => WriteForEverAsync($"record-{key}", first: int.Parse(args[2]))));
        break;

    case "once":
        Console.WriteLine("started");
        var state = await Records.OnceTask.RunStateAsync("key");
        Console.WriteLine(state.Name);
        break;
}

static async Task WriteForEverAsync(string key, int first)
{
    await Task.Yield();
    for (var sequence = first; ; sequence++)
    {
        await Records.WriteAsync(key, sequence);
        Console.WriteLine($"{key} {sequence}");
    }
}
