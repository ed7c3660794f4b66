using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Pipeline;

/// <summary>
/// What every step and every output comes of, for every kind of edit: the whole table is checked in, and any change of it is a change of
/// what an edit costs.
/// </summary>
public sealed class StepTableTests
{
    private static readonly Source[] s_sources =
    [
        new("Tasks.cs", """
            public static partial class Tasks
            {
                [Task(Retries = 1)]
                public static int Get(int a) => a;

                [Task(CachePolicy = CachePolicy.TaskSource)]
                public static int Hashed(int a) => a + 1;
            }
            """),
        new("Flow.cs", """
            public partial class Daily
            {
                [Flow]
                public int Run() => Tasks.Get(1) + Tasks.HashedTask.Run(2);
            }
            """),
        new("Policy.cs", """
            public sealed class ApiTaskAttribute : TaskAttribute;
            public static partial class Api
            {
                [ApiTask]
                public static int Call() => 1;
            }
            """),
        new("Other.cs", """
            public class Other
            {
                public int Get() => Helper(1);
                private static int Helper(int a) => a;
            }
            """),
    ];

    private static readonly (string Name, Action<IncrementalRun> Edit)[] s_edits =
    [
        ("the body of a plain method", static run => run.Edit("Other.cs", "Helper(1)", "Helper(2)")),
        ("one more plain method", static run => run.Edit("Other.cs", "public int Get", "public int Set() => 1; public int Get")),
        ("the body of a task", static run => run.Edit("Tasks.cs", "int a) => a;", "int a) => a * 100;")),
        ("the body of a task whose source is hashed", static run => run.Edit("Tasks.cs", "=> a + 1", "=> a + 2")),
        ("the body of a flow", static run => run.Edit("Flow.cs", "Tasks.Get(1)", "Tasks.Get(3)")),
        ("the signature of a task", static run => run.Edit("Tasks.cs", "int Get(int a)", "int Get(int a, int b = 2)")),
        ("the attribute of a task", static run => run.Edit("Tasks.cs", "Retries = 1", "Retries = 2")),
        ("a new file without tasks", static run => run.Add(new("New.cs", "public static class Added { public static int More() => Math.Abs(1); }"))),
        ("a new file with a task", static run => run.Add(new("New.cs", "public static partial class Added { [Task] public static int More() => 1; }"))),
        ("a file less", static run => run.Remove("Policy.cs")),
        ("a new reference", static run => run.Reference(GeneratedProject.Create([new Source("Library.cs", "public class Unrelated;")], name: "Library").Compilation.ToMetadataReference())),
        ("an older language", static run => run.Options(static options => options.WithLanguageVersion(LanguageVersion.CSharp12))),
        ("interceptors switched off", static run => run.Options(static options => options.WithFeatures([]))),
    ];

    [Theory]
    [InlineData("Build", new string[0])]
    [InlineData("Report", new[] { "build_property.ProvostReport=true" })]
    [InlineData("Editor", new[] { "provost_design_time_build=true" })]
    public void Each_edit_runs_what_it_must(string host, string[] properties)
    {
        var columns = s_edits.Select(edit => Reasons(edit.Edit, properties)).ToList();
        var table = new StringBuilder("N new, M modified, U unchanged though run again, C cached, R removed; how many of each.\n\n");
        for (var column = 0; column < s_edits.Length; column++)
            table.Append($"{(char)('a' + column)}  {s_edits[column].Name}\n");

        table.Append($"\n{"",-28}{string.Concat(Enumerable.Range(0, s_edits.Length).Select(static column => $"{(char)('a' + column),-10}"))}".TrimEnd()).Append('\n');
        foreach (var row in Rows())
            table.Append($"{row,-28}{string.Concat(columns.Select(column => $"{column.GetValueOrDefault(row, "-"),-10}"))}".TrimEnd()).Append('\n');

        Snapshot.Verify($"Steps/{host}", new Dictionary<string, string> { ["Table.txt"] = table.ToString() });
    }

    private static IEnumerable<string> Rows() => typeof(StepNames)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(static field => (string)field.GetRawConstantValue()!)
        .Append("SourceOutput")
        .Append("ImplementationSourceOutput");

    private static Dictionary<string, string> Reasons(Action<IncrementalRun> edit, string[] properties)
    {
        var run = new IncrementalRun(s_sources, properties.Select(static property => property.Split('=')).Select(static pair => new KeyValuePair<string, string>(pair[0], pair[1])));
        edit(run);
        return run.Result.TrackedSteps.ToDictionary(
            static step => step.Key,
            static step => Count(step.Value.SelectMany(static part => part.Outputs).Select(static output => output.Reason)),
            StringComparer.Ordinal);
    }

    private static string Count(IEnumerable<IncrementalStepRunReason> reasons) => string.Join(' ', reasons
        .GroupBy(static reason => reason)
        .OrderBy(static group => group.Key)
        .Select(static group => $"{group.Count()}{group.Key.ToString()[0]}"));
}
