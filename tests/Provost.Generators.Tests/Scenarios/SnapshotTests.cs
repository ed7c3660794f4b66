using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>The generated files as a whole, for people to read in review.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Pipeline() => Verify(nameof(Pipeline), """
        namespace Shop.Orders;

        public sealed record Order(string Id, decimal Amount);

        public static partial class EtlPipeline
        {
            /// <summary>
            /// Downloads the orders of a day from <paramref name="source"/>.
            /// </summary>
            /// <param name="source">Where the orders are.</param>
            /// <returns>The orders, as they came.</returns>
            /// <exception cref="System.Net.Http.HttpRequestException">The source does not answer.</exception>
            [Task(Retries = 3, RetryDelaySeconds = [10, 60, 300], RetryJitterFactor = 0.5, TimeoutSeconds = 30,
                  CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 3600)]
            public static async Task<IReadOnlyList<Order>> ExtractAsync(Uri source, CancellationToken cancellationToken = default)
            {
                using var client = new System.Net.Http.HttpClient();
                await client.GetStringAsync(source, cancellationToken);
                return [];
            }

            [Task(Retries = 2)]
            public static decimal Total(IReadOnlyList<Order> orders) => orders.Sum(order => order.Amount);

            [Task]
            private static async Task LoadAsync(decimal total, string target) => await Task.Delay(1);

            /// <summary>The daily run.</summary>
            [Flow("etl-daily", LogPrints = true)]
            public static async Task<decimal> RunAsync(Uri source, string target = "warehouse")
            {
                var orders = await ExtractAsync(source);
                var total = Total(orders);
                await LoadAsync(total, target);
                return total;
            }
        }

        internal static class Program
        {
            private static Task Main() => EtlPipeline.RunAsync(new("https://example.org/orders.csv"));
        }
        """);

    [Fact]
    public void Options() => Verify(nameof(Options), """
        public partial class Branches(int factor)
        {
            [Task("branch", RunNameFactory = nameof(NameOf), Tags = ["a", "b"], RetryCondition = nameof(IsTransientAsync), RetryDelays = nameof(Policies.Delays), Retries = 1,
                  CacheKey = nameof(KeyOf), OnFailure = [nameof(Warn), nameof(Policies.CleanUpAsync)], OnCompletion = [nameof(Policies.CleanUpAsync)], OnRollback = [nameof(UndoAsync)])]
            internal async ValueTask<int> ExecuteAsync(int number, string? note = null, CancellationToken stop = default)
            {
                await Task.Yield();
                return number * factor;
            }

            private static async Task<bool> IsTransientAsync(TaskRun run, State state)
            {
                await Task.Yield();
                return state.Exception is TimeoutException;
            }

            private string? KeyOf(int number, string? note) => note is null ? null : $"{factor}/{number}/{note}";

            private string NameOf() => $"branch of {factor}";

            private void Warn(RunContext run, State state) => _ = factor;

            private async Task UndoAsync(Transaction transaction) => await Task.Delay(factor);

            internal static class Policies
            {
                public static ValueTask CleanUpAsync(TaskRun run, State state) => default;

                public static IEnumerable<double> Delays(int retries) => Enumerable.Repeat(1.5, retries);
            }
        }
        """);

    [Fact]
    public void Overloads() => Verify(nameof(Overloads), """
        public partial class Outer<T>
            where T : notnull
        {
            private protected partial record Store(T Key)
            {
                [Task] public void Save(T value) => _ = Key;

                [Task(TimeoutSeconds = 1.5)] public Task Save(T first, T second, params T[] others) => Task.CompletedTask;

                public void SaveTwice(T value)
                {
                    Save(value);
                    _ = Save(value, value);
                }
            }
        }
        """);

    [Fact]
    public void Generics() => Verify(nameof(Generics), """
        namespace Shop;

        public sealed partial class Store<TKey>
            where TKey : notnull
        {
            /// <summary>Reads all <typeparamref name="TItem"/> from <paramref name="table"/>.</summary>
            /// <typeparam name="TItem">What a row is.</typeparam>
            /// <param name="table">The table.</param>
            [Task(Retries = 2)]
            public async IAsyncEnumerable<TItem> ReadAsync<TItem>(string table)
                where TItem : class, new()
            {
                await Task.Yield();
                yield return new();
            }

            [Task(CachePolicy = CachePolicy.Inputs, RunNameFactory = nameof(NameOf))]
            private static TItem? Last<TItem>(IEnumerable<TItem?> items) => items.LastOrDefault();

            private static string NameOf<TItem>(IEnumerable<TItem?> items) => $"last of {items.Count()}";

            public async Task<int> SizeAsync() => (await ReadAsync<List<TKey>>("orders").ToListAsync()).Count + Last([1, 2]);
        }
        """);

    [Fact]
    public void Interfaces() => Verify(nameof(Interfaces), """
        namespace Shop;

        public interface IReadable<TItem>
        {
            int Count { get; }

            TItem this[int position] { get; }
        }

        /// <summary>Keeps items.</summary>
        public partial interface IRepository<TKey, TItem> : IReadable<TItem>, IAsyncDisposable
            where TKey : notnull
            where TItem : class
        {
            event EventHandler<TKey>? Changed;

            /// <summary>Finds an item.</summary>
            /// <param name="key">Its key.</param>
            [Task(Retries = 2)]
            Task<TItem?> FindAsync(TKey key, CancellationToken cancellationToken = default);

            bool TryGet(TKey key, out TItem? item);
        }

        public static class Caller
        {
            public static Task<object?> CallAsync(IRepository<string, object> repository) => repository.FindAsync("key");
        }
        """);

    /// <summary>Without what came with C# 13: no params before a span, and no overload that has to stand behind another.</summary>
    [Fact]
    public void CSharp12() => Verify(nameof(CSharp12), """
        public static partial class Etl
        {
            [Task] public static int Add(int a, int b = 1) => a + b;

            [Flow] public static int Run(int a) => Add(a);
        }
        """, LanguageVersion.CSharp12);

    private static void Verify(string name, string source, LanguageVersion language = LanguageVersion.Latest) =>
        Snapshot.Verify(name, GeneratedProject.Create([new("Test.cs", source)], language: language).AssertEmits());
}
