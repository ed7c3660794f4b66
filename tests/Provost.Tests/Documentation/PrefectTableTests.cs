using System.Reflection;

namespace Provost.Tests;

/// <summary>The table of Prefect's names is whole: it has each option that a task or flow can be given.</summary>
public sealed class PrefectTableTests
{
    private static readonly string s_table = File.ReadAllText(Repository.PathTo("docs/prefect.md"));

    public static TheoryData<string> TaskOptions => OptionsOf<TaskAttribute>();

    public static TheoryData<string> FlowOptions => OptionsOf<FlowAttribute>();

    [Theory]
    [MemberData(nameof(TaskOptions))]
    public void Each_option_of_tasks_is_there(string option) => Assert.Matches($@"\b{option}\b", Between("## `@task`", "## `@flow`"));

    [Theory]
    [MemberData(nameof(FlowOptions))]
    public void Each_option_of_flows_is_there(string option) => Assert.Matches($@"\b{option}\b", Between("## `@flow`", "## Calling"));

    private static string Between(string start, string end) =>
        s_table[s_table.IndexOf(start, StringComparison.Ordinal)..s_table.IndexOf(end, StringComparison.Ordinal)];

    private static TheoryData<string> OptionsOf<T>() =>
        [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name)];
}
