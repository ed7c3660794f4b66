using Verifier = Provost.Analyzers.Tests.Verify<Provost.Analyzers.States.PRV303StateComparedByEnumAnalyzer>;

namespace Provost.Analyzers.Tests.States;

public sealed class PRV303StateComparedByEnumTests
{
    [Theory]
    [InlineData("state.[|Type|] == StateType.Completed")]
    [InlineData("StateType.Failed != state.[|Type|]")]
    [InlineData("maybe?.[|Type|] == StateType.Completed")]
    [InlineData("noJob?.Previous?.[|Type|] != StateType.Completed")]
    [InlineData("state.[|Type|].Equals(StateType.Completed)")]
    [InlineData("Equals(state.[|Type|], StateType.Completed)")]
    [InlineData("state.[|Type|] is StateType.Failed")]
    [InlineData("state.[|Type|] is not StateType.Failed")]
    [InlineData("state.[|Type|] is StateType.Failed or StateType.Crashed")]
    [InlineData("state is { [|Type|]: StateType.Completed }")]
    [InlineData("state is { [|Type|]: StateType.Completed or StateType.Failed }")]
    [InlineData("job is { Last.[|Type|]: StateType.Completed }")]
    [InlineData("new[] { StateType.Failed, StateType.Crashed }.Contains(state.[|Type|])")]
    [InlineData("states.Count(s => s.[|Type|] == StateType.Completed) == 2")]
    public Task Comparisons_with_an_enum_member_are_reported(string condition) => Verifier.AnalyzerAsync(StateCode.Condition(condition));

    [Theory]
    [InlineData("state.IsCompleted")]
    [InlineData("state.Type == typed.Type")]
    [InlineData("Wanted == StateType.Completed")]
    [InlineData("state.Type == Wanted")]
    [InlineData("state.Type > StateType.Running")]
    [InlineData("(int)state.Type == 5")]
    [InlineData("state.Type is var type && type == Wanted")]
    [InlineData("states.GroupBy(s => s.Type).Any(group => group.Key == StateType.Completed)")]
    [InlineData("new HashSet<StateType> { StateType.Failed }.Contains(state.Type)")]
    [InlineData("state.Type switch { StateType.Completed => true, _ => false }")]
    [InlineData("Enum.IsDefined(state.Type)")]
    [InlineData("state.Type.ToString() == \"Completed\"")]
    [InlineData("state.Type.ToString() == text")]
    [InlineData("state.Name == \"Completed\"")]
    [InlineData("new Job2(StateType.Completed).Type == StateType.Completed")]
    [InlineData("state.Type.HasFlag(StateType.Completed)")]
    [InlineData("state is Completed")]
    [InlineData("any is StateType.Completed")]
    [InlineData("StateType.Completed == StateType.Failed")]
    [InlineData("default(StateType) == StateType.Scheduled")]
    [InlineData("Enum.TryParse<StateType>(text, out var parsed) && parsed == StateType.Completed")]
    [InlineData("state.Type.Equals(typed.Type)")]
    [InlineData("state.Type != typed.Type")]
    [InlineData("state.Type is var type && type.ToString() == text")]
    [InlineData("states.Select(s => s.Type).Distinct().Count() == 1")]
    [InlineData("states.OrderBy(s => s.Type).Any()")]
    [InlineData("state.Type <= StateType.Pending")]
    [InlineData("states.ToDictionary(s => s.Type).ContainsKey(StateType.Completed)")]
    [InlineData("nameof(StateType.Completed) == text")]
    public Task Other_uses_are_left_alone(string condition) => Verifier.AnalyzerAsync(
        StateCode.Condition(condition).Replace("internal static bool Ask(", "private static StateType Wanted => StateType.Paused;\n\n    private sealed record Job2(StateType Type);\n\n    internal static bool Ask("));

    [Fact]
    public Task A_switch_over_the_type_is_left_alone() => Verifier.AnalyzerAsync(StateCode.Statements("""
        switch (state.Type)
        {
            case StateType.Completed:
            case StateType.Failed:
                return true;
            default:
                return false;
        }
        """));

    [Fact]
    public Task Code_inside_the_hierarchy_is_left_alone_even_where_it_cannot_compile() => Verifier.AnalyzerAsync("""
        internal class {|CS1729:Watched|} : State
        {
            internal bool Ask(State other) => Type == StateType.Completed || other.Type == StateType.Failed;
        }
        """);
}
