using Verifier = Provost.Analyzers.Tests.Verify<Provost.Analyzers.States.PRV302StateCheckedByNameAnalyzer>;

namespace Provost.Analyzers.Tests.States;

public sealed class PRV302StateCheckedByNameTests
{
    [Theory]
    [InlineData("state.[|Name|] == \"Completed\"")]
    [InlineData("\"Completed\" == state.[|Name|]")]
    [InlineData("state.[|Name|] != \"FAILED\"")]
    [InlineData("state.[|Name|] == \"completed\"")]
    [InlineData("state.[|Name|] == nameof(Completed)")]
    [InlineData("state.[|Name|] == nameof(StateType.Crashed)")]
    [InlineData("state.[|Name|] == \"Comp\" + \"leted\"")]
    [InlineData("maybe?.[|Name|] == \"Completed\"")]
    [InlineData("noJob?.Last.[|Name|] == \"Completed\"")]
    [InlineData("job.Last.[|Name|] == \"Completed\"")]
    [InlineData("typed.[|Name|] == \"Completed\"")]
    [InlineData("(state.[|Name|]) == (\"Completed\")")]
    [InlineData("state.[|Name|].ToLowerInvariant() == \"completed\"")]
    [InlineData("state.[|Name|].Trim().ToUpper() == \"COMPLETED\"")]
    [InlineData("state.[|Type|].ToString() == \"Completed\"")]
    [InlineData("maybe?.[|Type|].ToString() == \"Completed\"")]
    [InlineData("state.[|Type|].ToString() == nameof(StateType.Failed)")]
    [InlineData("$\"{state.[|Type|]}\" == \"Completed\"")]
    [InlineData("$\"{state.[|Name|]}\" == \"Completed\"")]
    [InlineData("Enum.GetName(state.[|Type|]) == \"Completed\"")]
    public Task Comparisons_with_a_canonical_name_are_reported(string condition) => Verifier.AnalyzerAsync(StateCode.Condition(condition));

    [Theory]
    [InlineData("state.[|Name|].Equals(\"Completed\")")]
    [InlineData("\"Completed\".Equals(state.[|Name|])")]
    [InlineData("state.[|Name|].Equals(\"completed\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("string.Equals(state.[|Name|], \"Completed\")")]
    [InlineData("string.Equals(\"completed\", state.[|Name|], StringComparison.OrdinalIgnoreCase)")]
    [InlineData("Equals(state.[|Name|], \"Completed\")")]
    [InlineData("StringComparer.OrdinalIgnoreCase.Equals(state.[|Name|], \"Completed\")")]
    [InlineData("state.[|Name|].StartsWith(\"Completed\")")]
    [InlineData("state.[|Name|].Contains(\"Failed\")")]
    [InlineData("maybe?.[|Name|].Equals(\"Completed\") == true")]
    [InlineData("new[] { \"Failed\", \"Crashed\" }.Contains(state.[|Name|])")]
    [InlineData("new[] { \"Failed\", \"Late\" }.Contains(state.[|Name|])")]
    [InlineData("((string[])[\"Failed\", \"Crashed\"]).Contains(state.[|Name|])")]
    [InlineData("states.Any(s => s.[|Name|] == \"Failed\")")]
    public Task Calls_that_compare_are_reported(string condition) => Verifier.AnalyzerAsync(StateCode.Condition(condition));

    [Theory]
    [InlineData("state.[|Name|] is \"Completed\"")]
    [InlineData("state.[|Name|] is not \"Completed\"")]
    [InlineData("state.[|Name|] is \"Failed\" or \"Crashed\"")]
    [InlineData("maybe?.[|Name|] is \"Failed\"")]
    [InlineData("state is { [|Name|]: \"Completed\" }")]
    [InlineData("state is { [|Name|]: \"Failed\" or \"Crashed\" }")]
    [InlineData("state is { [|Name|]: not \"Failed\", Message: null }")]
    [InlineData("job is { Last: { [|Name|]: \"Failed\" } }")]
    [InlineData("job is { Last.[|Name|]: \"Failed\" }")]
    public Task Patterns_over_a_canonical_name_are_reported(string condition) => Verifier.AnalyzerAsync(StateCode.Condition(condition));

    [Fact]
    public Task Switches_are_reported_once() => Verifier.AnalyzerAsync(StateCode.Statements("""
        switch (state.[|Name|])
        {
            case "Completed":
            case "Failed" or "Crashed":
                return true;
        }

        switch (state.[|Type|].ToString())
        {
            case "Completed":
                return false;
        }

        return state.[|Name|] switch
        {
            "Completed" => true,
            "Late" => false,
            _ => false,
        };
        """));

    [Theory]
    [InlineData("state.IsCompleted")]
    [InlineData("state.Name == \"Late\"")]
    [InlineData("state.Name == \"AwaitingRetry\"")]
    [InlineData("state.Name == \"Retrying\"")]
    [InlineData("state.Name == \"RolledBack\"")]
    [InlineData("state.Name == \"Cached\"")]
    [InlineData("state.Name == \"TimedOut\"")]
    [InlineData("state.Name == \"Skipped by hand\"")]
    [InlineData("state.Name == \"\"")]
    [InlineData("state.Name == null")]
    [InlineData("state.Name is null")]
    [InlineData("state.Name is { Length: > 3 }")]
    [InlineData("state.Name == text")]
    [InlineData("state.Name == typed.Name")]
    [InlineData("state.Name.Equals(text)")]
    [InlineData("state.Name is \"Late\" or \"Cached\"")]
    [InlineData("state is { Name: \"Cached\" }")]
    [InlineData("new[] { \"Late\", \"Cached\" }.Contains(state.Name)")]
    [InlineData("string.IsNullOrEmpty(state.Name)")]
    [InlineData("state.Name.Length == 9")]
    [InlineData("state.Message == \"Completed\"")]
    [InlineData("state.Message?.Contains(\"Failed\") == true")]
    [InlineData("text == \"Completed\"")]
    [InlineData("job.ToString() == \"Completed\"")]
    [InlineData("new FileInfo(text).Name == \"Completed\"")]
    [InlineData("typeof(Completed).Name == \"Completed\"")]
    [InlineData("states.GroupBy(s => s.Name).Any(group => group.Count() > 1)")]
    [InlineData("states.OrderBy(s => s.Name).Any()")]
    [InlineData("new Dictionary<string, int> { [\"Completed\"] = 1 }.ContainsKey(state.Name)")]
    [InlineData("state.Type == StateType.Completed")]
    [InlineData("state.Type.ToString() == text")]
    [InlineData("new Completed(name: \"Completed\").IsCompleted")]
    [InlineData("StateType.Completed.ToString() == \"Completed\"")]
    public Task Other_questions_are_left_alone(string condition) => Verifier.AnalyzerAsync(StateCode.Condition(condition));

    [Fact]
    public Task What_asks_no_canonical_name_is_left_alone() => Verifier.AnalyzerAsync(StateCode.Conditions(
        "state.Name == \"Paused by hand\"",
        "state.Name == \"Complete\"",
        "state.Name == \"Completed!\"",
        "state.Name.StartsWith(\"Await\")",
        "state.Name.EndsWith(\"Retry\")",
        "state.Name.Contains(\"Retry\")",
        "state.Name.Contains(' ')",
        "state.Name.IndexOf(\"x\", StringComparison.Ordinal) > 0",
        "state.Name.StartsWith(text)",
        "text.Contains(state.Name)",
        "text.StartsWith(state.Name)",
        "text.Equals(state.Name, StringComparison.Ordinal)",
        "string.Equals(state.Name, text)",
        "string.Equals(state.Name, maybe?.Name)",
        "string.Compare(state.Name, text, StringComparison.Ordinal) == 0",
        "state.Name.CompareTo(typed.Name) == 0",
        "StringComparer.Ordinal.Equals(state.Name, text)",
        "state.Name != text",
        "state.Name.ToUpperInvariant() == text",
        "state.Name.Trim() == \"Late\"",
        "state.Name.ToLowerInvariant() == \"cached\"",
        "$\"{state.Name}\" == text",
        "$\"run {state.Name}\" == \"Completed\"",
        "state.Name[0] == 'C'",
        "state.Name.Length > 0",
        "state.Name.GetHashCode() == 1",
        "state.Name is { Length: 9 }",
        "state.Name is var name && name == text",
        "state.Name is [.., 'd']",
        "state.Name is \"Cached\" or \"RolledBack\" or \"Late\"",
        "state.Name is not \"Late\"",
        "state is { Name: \"Late\" or \"Cached\" }",
        "state is { Name: not \"TimedOut\" }",
        "state is { Name: { Length: > 3 } }",
        "job is { Last.Name: \"Cached\" }",
        "job is { Last: { Name: \"Late\" } }",
        "state.Name switch { \"Late\" => true, _ => false }",
        "state.Name switch { var name => name == text }",
        "text switch { \"Completed\" => true, _ => false }",
        "state.Message switch { \"Completed\" => true, _ => false }",
        "states.Select(s => s.Name).Distinct().Count() == 1",
        "states.ToLookup(s => s.Name).Contains(text)",
        "states.Any(s => s.Name == text)",
        "states.Select(s => s.Name).Contains(text)",
        "new HashSet<string> { \"Late\" }.Contains(state.Name)",
        "new[] { text }.Contains(state.Name)",
        "new[] { \"Failed\" }.Contains(text)",
        "new[] { \"Failed\", \"Crashed\" }.Length == 2",
        "state.Type.ToString().Length == 3",
        "state.Type.ToString() == typed.Type.ToString()",
        "Enum.GetName(state.Type) == text",
        "Enum.Parse<StateType>(text) == state.Type",
        "nameof(StateType.Completed) == text",
        "nameof(state.Name) == \"Name\"",
        "state.Type.ToString() == \"Other\"",
        "$\"{state.Type}\" == text",
        "any.ToString() == \"Completed\"",
        "text + \"d\" == \"Failed\"",
        "new DirectoryInfo(text).Name == \"Failed\"",
        "Environment.MachineName == \"Completed\"",
        "typeof(State).Name == \"State\"",
        "state.GetType().Name == text",
        "state.Message is \"Failed\" or \"Crashed\"",
        "string.Equals(text, \"failed\", StringComparison.OrdinalIgnoreCase)"));

    [Theory]
    [InlineData("state.IsCompleted && state.Name != \"Completed\"")]
    [InlineData("state.Name != \"Completed\" && state.IsCompleted")]
    [InlineData("text == \"x\" && (state.Name != \"Scheduled\" && text != \"\") && state.Type == StateType.Scheduled")]
    [InlineData("state is { IsCompleted: true, Name: not \"Completed\" }")]
    [InlineData("state is { Type: StateType.Completed, Name: \"Completed\" }")]
    [InlineData("state.IsFailed ? state.Name == \"Failed\" : false")]
    [InlineData("state switch { { IsFailed: true } => state.Name == \"Failed\", _ => false }")]
    [InlineData("maybe?.IsFailed == true && maybe?.Name != \"Failed\"")]
    public Task Telling_names_of_one_kind_apart_is_left_alone(string condition) => Verifier.AnalyzerAsync(StateCode.Condition(condition));

    [Fact]
    public Task Telling_names_apart_inside_an_if_is_left_alone() => Verifier.AnalyzerAsync(StateCode.Statements("""
        if (state.IsScheduled)
        {
            return state.Name == "Scheduled";
        }
        else if (state.[|Name|] == "Failed")
        {
            return true;
        }

        return maybe!.IsCompleted && state.[|Name|] == "Completed";
        """));

    [Fact]
    public Task Logging_a_name_is_left_alone() => Verifier.AnalyzerAsync("""
        internal static class Code
        {
            internal static void Show(State state, ILogger logger)
            {
                logger.LogInformation("{Name} of type {Type}", state.Name, state.Type.ToString());
                Console.WriteLine($"{state.Name}: {state.Type}");
            }
        }
        """);

    [Fact]
    public Task The_name_of_something_else_is_left_alone() => Verifier.AnalyzerAsync("""
        internal sealed record Order(string Name, StateType Type);

        internal static class Code
        {
            internal static bool Ask(Order order) => order.Name == "Completed" || order.Type.ToString() == "Failed" || order is { Name: "Failed" };
        }
        """);

    [Fact]
    public Task Code_inside_the_hierarchy_is_left_alone_even_where_it_cannot_compile() => Verifier.AnalyzerAsync("""
        internal class {|CS1729:Watched|} : State
        {
            internal bool Ask() => Name == "Completed" || this.Name == "Failed";
        }
        """);

    [Fact]
    public Task Test_projects_are_left_alone()
    {
        var test = Verifier.Test(StateCode.Condition("state.Name == \"Completed\""));
        test.TestState.AdditionalReferences.Add(typeof(Assert).Assembly);
        return test.RunAsync();
    }
}
