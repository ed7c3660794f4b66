namespace Provost.Analyzers.Tests.Observability;

/// <summary>The flow or task that a snippet about output is tried in.</summary>
internal static class PrintCode
{
    public static string Flow(string statements) => In("[Flow]", statements);

    /// <summary>As many flows as there are snippets, compiled at once.</summary>
    public static string Flows(params IEnumerable<string> snippets) => Type(string.Join(
        "\n\n",
        snippets.Select((statements, index) => $"    {TestedCases.Mark}\n{Method("[Flow]", $"Run{index}Async", statements)}")));

    public static string In(string attribute, string statements, string members = "") => Type($"{Method(attribute, "RunAsync", statements)}\n{members}");

    private static string Method(string attribute, string name, string statements) => $$"""
            {{attribute}}
            public async Task {{name}}(string name, int total, IReadOnlyList<string> rows, string[] words, char[] letters, ILogger given)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
                await Task.Yield();
            }
        """;

    private static string Type(string members) => $$"""
        public partial class Etl
        {
            private readonly ILogger _logger = null!;
            private static readonly ILogger<Etl> s_logger = null!;
            private readonly List<string> _rows = [];
            private readonly TextWriter _writer = null!;

        {{members}}
        }
        """;
}
