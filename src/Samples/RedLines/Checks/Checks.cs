using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;

namespace RedLines;

/// <summary>For each rule, whether the code that shows it does what it is meant to.</summary>
public static class Checks
{
    public static IReadOnlyList<(string Rule, Func<Scene, Task<bool>> Holds)> All =>
    [
        ("PRV001", scene => Is(Prices.Parse("1.5") == 1.5m && scene.History.TaskRuns.Count == 1)),
        ("PRV002", _ => Is(Method(typeof(Stock), nameof(Stock.SaveAsync)).ReturnType == typeof(Task))),
        ("PRV003", scene =>
        {
            Shipments.Announce("P-1");
            return Is(scene.History.TaskRuns is [{ State.IsCompleted: true }]);
        }),
        ("PRV004", scene =>
        {
            Invoices.Write("Ada");
            Invoices.Remind("Ada");
            return Is(scene.History.TaskRuns is [_, { Name: "remind Ada" }]);
        }),
        ("PRV006", scene => Is(Measurements.Sum(["1", "2"]) == 3 && scene.History.TaskRuns.Count == 2)),
        ("PRV101", async _ => await WithServerAsync("1\n2", server => Orders.CountAsync(server)) == 2),
        ("PRV102", async _ => await WithServerAsync("all", server => Customers.DownloadAsync(server, default)) == "all"),
        ("PRV103", async _ => await WithServerAsync("all", server => Bills.DownloadAsync(server, default)) == "all"),
        ("PRV104", async _ => await WithServerAsync("42", server => StockLevels.CountAsync(server, default)) == "42"),
        ("PRV105", _ => Is(Transformations.RunTask.Definition.Options.TimeoutSeconds > 0)),
        ("PRV106", async scene =>
        {
            await using var server = new LoopbackServer("busy", "ready");
            await Exports.WaitForAsync(server.Address);
            return scene.History.TaskRuns is [{ LastHeartbeat: not null }];
        }),
        ("PRV107", async _ => await WithFileAsync("five!", path => Reports.CountAsync(path, default)) == 5),
        ("PRV108", async _ =>
        {
            await using var server = new LoopbackServer("paid");
            await Charges.ChargeAsync(server.Address, "9.99", default);
            return server.Keys.ToArray() is [{ Length: > 0 } first, var second] && first == second;
        }),
        ("PRV109", _ => Is(Method(typeof(Forecasts), nameof(Forecasts.FetchAsync)).GetParameters()[^1].ParameterType == typeof(CancellationToken))),
        ("PRV111", async _ => await WithServerAsync("parcel", server => Parcels.DownloadAsync(server, default)) == "parcel"),
        ("PRV112", async _ => await WithServerAsync("1.1", server => ExchangeRates.DownloadAsync(server, default)) == "1.1"),
        ("PRV201", _ =>
        {
            var value = Guid.NewGuid().ToString();
            Environment.SetEnvironmentVariable("PROVOST_SECRET_WAREHOUSE_DATABASE_PASSWORD", value);
            return Is(Warehouse.DatabasePassword == value);
        }),
        ("PRV202", _ =>
        {
            var value = Guid.NewGuid().ToString();
            Environment.SetEnvironmentVariable("WAREHOUSE_PASSWORD", value);
            return Is(Scene.Printed(Connection.Open) is { Length: > 0 } text && !text.Contains(value, StringComparison.Ordinal));
        }),
        ("PRV301", _ => Is(ByType.IsDone(Measurements.SumFlow.RunState(["1"])) && !ByType.IsDone(Measurements.SumFlow.RunState(["one"])))),
        ("PRV302", _ => Is(ByName.IsDone(new Completed(name: "Loaded")) && !ByName.IsDone(new Failed("No answer")))),
        ("PRV303", _ => Is(ByEnum.IsDone(new Completed()) && !ByEnum.IsDone(new Failed("No answer")))),
        ("PRV304", async scene =>
        {
            await Notifications.NotifyAsync(["Ada", "Alan"]);
            return scene.History.TaskRuns is [{ State.IsCompleted: true }, { State.IsCompleted: true }];
        }),
        ("PRV305", _ => Is(ShopQuotes.Known([Task.FromResult(1), Task.FromException<int>(new TimeoutException()), new TaskCompletionSource<int>().Task]) is [1])),
        ("PRV306", async _ => await Quotes.QuoteAsync(["ab", ""]) is [2]),
        ("PRV401", scene => Is(Scene.Printed(() => Inventory.CountShelves(["a", "b"])) == "" && scene.Log.Messages.Contains("counting 2 shelves"))),
        ("PRV403", scene => Is(new Shipping(NullLogger<Shipping>.Instance).Weigh("abc") == 3 && scene.Log.Messages.Contains("Weighing abc"))),
        ("PRV501", _ => Is(KeyOf(new HashSet<string> { "gfs", "icon" }).Equals(KeyOf(new HashSet<string> { "icon", "gfs" })))),
        ("PRV502", async _ =>
        {
            await using var server = new LoopbackServer("1.1", "1.2");
            using HttpClient one = new(), other = new();
            return await Exchange.QuoteAsync(server.Address, one, default) == await Exchange.QuoteAsync(server.Address, other, default);
        }),
        ("PRV503", _ => Is(Receipts.ConfirmTask.Definition.Options.CacheExpirationSeconds > 0)),
        ("PRV504", _ =>
        {
            Directory.SetCurrentDirectory(Directory.CreateTempSubdirectory("redlines-").FullName);
            try
            {
                Ledger.Count();
            }
            catch (Exception exception) when (exception is FileNotFoundException or TypeInitializationException)
            {
                File.WriteAllText("ledger.sql", "select");
            }

            return Is(Ledger.Count() == 6);
        }),
    ];

    private static Task<bool> Is(bool holds) => Task.FromResult(holds);

    private static MethodInfo Method(Type type, string name) => type.GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;

    private static object KeyOf(HashSet<string> models) => Method(typeof(Outlooks), "KeyOf").Invoke(null, ["Oslo", models])!;

    private static async Task<T> WithServerAsync<T>(string answer, Func<Uri, Task<T>> ask)
    {
        await using var server = new LoopbackServer(answer);
        return await ask(server.Address);
    }

    private static async Task<T> WithFileAsync<T>(string text, Func<string, Task<T>> read)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, text);
            return await read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
