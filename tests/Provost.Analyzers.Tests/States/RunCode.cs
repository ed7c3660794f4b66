namespace Provost.Analyzers.Tests.States;

/// <summary>The flow that a snippet about runs is tried in, and the tasks and flows it can start.</summary>
internal static class RunCode
{
    public static string Flow(string statements) => In("[Flow] public static async Task RunAsync(IReadOnlyList<string> urls, string url)", statements + "\nawait Task.Yield();");

    /// <summary>As many flows as there are snippets: compiling the proxies once for all of them keeps the tests quick.</summary>
    public static string Flows(params IEnumerable<string> snippets) => In(
        "[Flow] public static async Task RunAsync(IReadOnlyList<string> urls, string url)",
        "await Task.Yield();",
        string.Concat(snippets.Select((statements, index) => $$"""

            {{TestedCases.Mark}}
            [Flow] public static async Task Run{{index}}Async(IReadOnlyList<string> urls, string url)
            {
                {{statements}}
                await Task.Yield();
            }
        """)));

    public static string SynchronousFlow(string statements) => In("[Flow] public static void Run(IReadOnlyList<string> urls, string url)", statements);

    public static string In(string head, string statements, string members = "") => $$"""
        public static partial class Etl
        {
            private static readonly List<object> s_kept = [];

            {{head}}
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }

            [Task] public static async Task<string> FetchAsync(string url) { await Task.Yield(); return url; }

            [Task] public static async Task SaveAsync(string text) => await Task.Yield();

            [Task] public static int Measure(string text) => text.Length;

            [Task] public static async Task<T> ParseAsync<T>(string text, T other) { await Task.Yield(); return other; }

            [Task] public static async IAsyncEnumerable<string> ReadAsync(string url) { await Task.Yield(); yield return url; }

            [Flow] public static async Task<int> InnerAsync(string url) => (await FetchAsync(url)).Length;

            private static void Keep(object value) => s_kept.Add(value);

            private static Task OtherAsync() => Task.CompletedTask;

            private static bool Take<T>(T value) => value is null;
        {{members}}
        }
        """;
}
