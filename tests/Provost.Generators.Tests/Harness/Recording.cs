using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Generators.Tests.Harness;

/// <summary>Runs code of a test in its own project, with an observer that tells which flow and task runs there were.</summary>
public static class Recording
{
    private const string Program = """
        public static partial class Test
        {
            /// <summary>Runs the expression and says its result and the runs it caused, in order: "6 &lt;- flow Etl.RunAsync, task Etl.Count".</summary>
            public static async Task<string> Run()
            {
                var history = new RunHistory();
                var options = new ProvostOptions
                {
                    Observers = [history],
                    LoggerFactory = Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance,
                    ResultStorages = new Dictionary<string, ResultStorage> { ["local"] = new MemoryResultStorage() },
                };
                using (ProvostEngine.Use(options))
                {
                    var result = await Result();
                    return $"{result} <- {string.Join(", ", history.Runs.Select(Name))}";
                }
            }

            private static string Name(RunContext run) => run switch
            {
                TaskRun task => "task " + task.Task.FullName,
                FlowRun flow => "flow " + flow.Flow.FullName,
                _ => "?",
            };

            private static async Task<object?> Result()
            {
                await Task.Yield();
                $$STATEMENTS$$
            }
        }
        """;

    /// <summary>A project that runs the statements and records.</summary>
    public static GeneratedProject Project(string declarations, string statements, bool intercept = true, LanguageVersion language = LanguageVersion.Latest, params IEnumerable<MetadataReference> references) => GeneratedProject.Create(
        [
            new("Declarations.cs", declarations),
            new("Test.cs", Program.Replace("$$STATEMENTS$$", statements, StringComparison.Ordinal)),
        ],
        intercept,
        references: references,
        language: language);

    public static Task<string> RunAsync(string declarations, string statements, bool intercept = true, LanguageVersion language = LanguageVersion.Latest) =>
        Project(declarations, statements, intercept, language: language).RunAsync();
}
