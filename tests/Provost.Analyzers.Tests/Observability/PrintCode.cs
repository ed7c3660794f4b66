namespace Provost.Analyzers.Tests.Observability;

/// <summary>The flow or task that a snippet about output is tried in.</summary>
internal static class PrintCode
{
    public static string Flow(string statements) => In("[Flow]", statements);

    public static string In(string attribute, string statements, string members = "") => $$"""
        public partial class Etl
        {
            private readonly ILogger _logger = null!;
            private static readonly ILogger<Etl> s_logger = null!;
            private readonly List<string> _rows = [];
            private readonly TextWriter _writer = null!;

            {{attribute}}
            public async Task RunAsync(string name, int total, IReadOnlyList<string> rows, string[] words, char[] letters, ILogger given)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
                await Task.Yield();
            }
        {{members}}
        }
        """;
}
