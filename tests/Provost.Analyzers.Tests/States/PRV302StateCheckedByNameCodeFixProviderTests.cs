using Verifier = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.States.PRV302StateCheckedByNameAnalyzer,
    Provost.CodeFixes.States.PRV302StateCheckedByNameCodeFixProvider>;

namespace Provost.Analyzers.Tests.States;

public sealed class PRV302StateCheckedByNameCodeFixProviderTests
{
    [Theory]
    [InlineData("state.[|Name|] == \"Completed\"", "state.IsCompleted")]
    [InlineData("\"Completed\" == state.[|Name|]", "state.IsCompleted")]
    [InlineData("state.[|Name|] != \"FAILED\"", "!state.IsFailed")]
    [InlineData("!(state.[|Name|] == \"Completed\")", "!state.IsCompleted")]
    [InlineData("state.[|Name|] == nameof(Completed)", "state.IsCompleted")]
    [InlineData("maybe?.[|Name|] == \"Completed\"", "maybe?.IsCompleted == true")]
    [InlineData("maybe?.[|Name|] != \"Completed\"", "maybe?.IsCompleted != true")]
    [InlineData("maybe!.[|Name|] == \"Completed\"", "maybe!.IsCompleted")]
    [InlineData("noJob?.Last.[|Name|] == \"Completed\"", "noJob?.Last.IsCompleted == true")]
    [InlineData("noJob?.Previous?.[|Name|] == \"Completed\"", "noJob?.Previous?.IsCompleted == true")]
    [InlineData("state.[|Name|].ToLowerInvariant() == \"completed\"", "state.IsCompleted")]
    [InlineData("maybe?.[|Name|].Trim().ToUpper() == \"COMPLETED\"", "maybe?.IsCompleted == true")]
    [InlineData("state.[|Type|].ToString() == \"Completed\"", "state.IsCompleted")]
    [InlineData("maybe?.[|Type|].ToString() == \"Completed\"", "maybe?.IsCompleted == true")]
    [InlineData("$\"{state.[|Type|]}\" == \"Completed\"", "state.IsCompleted")]
    [InlineData("Enum.GetName(state.[|Type|]) == \"Completed\"", "state.IsCompleted")]
    [InlineData("state.[|Name|].Equals(\"completed\", StringComparison.OrdinalIgnoreCase)", "state.IsCompleted")]
    [InlineData("\"Completed\".Equals(state.[|Name|])", "state.IsCompleted")]
    [InlineData("string.Equals(state.[|Name|], \"Completed\")", "state.IsCompleted")]
    [InlineData("string.Equals(maybe?.[|Name|], \"Completed\")", "maybe?.IsCompleted == true")]
    [InlineData("maybe?.[|Name|].Equals(\"Completed\") == true", "maybe?.IsCompleted == true")]
    [InlineData("state.[|Name|].StartsWith(\"Completed\")", "state.IsCompleted")]
    [InlineData("new[] { \"Failed\", \"Crashed\" }.Contains(state.[|Name|])", "state.IsFailed || state.IsCrashed")]
    [InlineData("!new[] { \"Failed\", \"Crashed\" }.Contains(state.[|Name|])", "!(state.IsFailed || state.IsCrashed)")]
    [InlineData("states.Any(s => s.[|Name|] == \"Failed\")", "states.Any(s => s.IsFailed)")]
    [InlineData("state.[|Name|] == \"Failed\" || state.[|Name|] == \"Crashed\" || state.Name == \"Late\"", "state.IsFailed || state.IsCrashed || state.Name == \"Late\"")]
    public Task Comparisons_become_predicates(string before, string after) =>
        Verifier.FixAsync(StateCode.Condition(before), StateCode.Condition(after));

    [Theory]
    [InlineData("state.[|Name|] is \"Completed\"", "state.IsCompleted")]
    [InlineData("state.[|Name|] is not \"Completed\"", "!state.IsCompleted")]
    [InlineData("state.[|Name|] is \"Failed\" or \"Crashed\"", "state.IsFailed || state.IsCrashed")]
    [InlineData("state.[|Name|] is not (\"Failed\" or \"Crashed\")", "!(state.IsFailed || state.IsCrashed)")]
    [InlineData("state.[|Name|] is not \"Failed\" and not \"Crashed\"", "state is not { IsFailed: true } and not { IsCrashed: true }")]
    [InlineData("maybe?.[|Name|] is \"Failed\"", "maybe?.IsFailed == true")]
    [InlineData("maybe?.[|Name|] is \"Failed\" or \"Crashed\"", "maybe is { IsFailed: true } or { IsCrashed: true }")]
    [InlineData("noJob?.Last.[|Name|] is \"Failed\" or \"Crashed\"", "noJob?.Last is { IsFailed: true } or { IsCrashed: true }")]
    [InlineData("maybe?.[|Name|] is null or \"Failed\"", "maybe is null or { IsFailed: true }")]
    [InlineData("state is { [|Name|]: \"Completed\" }", "state is { IsCompleted: true }")]
    [InlineData("state is { [|Name|]: not \"Completed\", Message: null }", "state is { IsCompleted: false, Message: null }")]
    [InlineData("state is { [|Name|]: \"Failed\" or \"Crashed\" }", "state is { IsFailed: true } or { IsCrashed: true }")]
    [InlineData("job is { Last: { [|Name|]: \"Failed\" or \"Crashed\" } }", "job is { Last: { IsFailed: true } or { IsCrashed: true } }")]
    [InlineData("job is { Last.[|Name|]: \"Failed\" }", "job is { Last.IsFailed: true }")]
    public Task Patterns_become_predicates(string before, string after) =>
        Verifier.FixAsync(StateCode.Condition(before), StateCode.Condition(after));

    [Fact]
    public Task Switches_ask_the_state() => Verifier.FixAsync(
        StateCode.Statements("""
            switch (state.[|Name|])
            {
                case "Completed":
                    return true;
                case "Failed" or "Crashed": // no luck
                    return false;
                case "Cancelled" when text == "":
                    return false;
                default:
                    break;
            }

            return maybe?.[|Name|] switch
            {
                "Completed" => true, // fine
                "Failed" or "Crashed" => false,
                null => true,
                _ => false,
            };
            """),
        StateCode.Statements("""
            switch (state)
            {
                case { IsCompleted: true }:
                    return true;
                case { IsFailed: true } or { IsCrashed: true }: // no luck
                    return false;
                case { IsCancelled: true } when text == "":
                    return false;
                default:
                    break;
            }

            return maybe switch
            {
                { IsCompleted: true } => true, // fine
                { IsFailed: true } or { IsCrashed: true } => false,
                null => true,
                _ => false,
            };
            """));

    [Theory]
    [InlineData("state.[|Name|] is \"Completed\" or \"Cached\"")]
    [InlineData("new[] { \"Failed\", \"Late\" }.Contains(state.[|Name|])")]
    [InlineData("state is { [|Name|]: \"Failed\" or \"Crashed\", Message: null }")]
    [InlineData("state.[|Name|] switch { \"Completed\" => true, \"Cached\" => false, _ => false }")]
    [InlineData("state.[|Name|] switch { \"Completed\" => true, var name => name == text }")]
    [InlineData("state.[|Name|] switch { \"Completed\" => true, \"completed\" => false, _ => false }")]
    public Task Where_other_names_take_part_no_fix_is_offered(string condition) => Verifier.NoFixAsync(StateCode.Condition(condition));

    [Fact]
    public Task A_switch_with_goto_case_is_left_to_the_author() => Verifier.NoFixAsync(StateCode.Statements("""
        switch (state.[|Name|])
        {
            case "Completed":
                return true;
            case "Failed":
                goto case "Completed";
        }

        return false;
        """));
}
