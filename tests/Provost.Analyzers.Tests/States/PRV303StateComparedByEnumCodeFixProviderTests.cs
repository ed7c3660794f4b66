using Verifier = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.States.PRV303StateComparedByEnumAnalyzer,
    Provost.CodeFixes.States.PRV303StateComparedByEnumCodeFixProvider>;

namespace Provost.Analyzers.Tests.States;

public sealed class PRV303StateComparedByEnumCodeFixProviderTests
{
    [Theory]
    [InlineData("state.[|Type|] == StateType.Completed", "state.IsCompleted")]
    [InlineData("StateType.Failed != state.[|Type|]", "!state.IsFailed")]
    [InlineData("maybe?.[|Type|] == StateType.Completed", "maybe?.IsCompleted == true")]
    [InlineData("noJob?.Previous?.[|Type|] != StateType.Completed", "noJob?.Previous?.IsCompleted != true")]
    [InlineData("state.[|Type|].Equals(StateType.Completed)", "state.IsCompleted")]
    [InlineData("Equals(state.[|Type|], StateType.Completed)", "state.IsCompleted")]
    [InlineData("state.[|Type|] is StateType.Failed", "state.IsFailed")]
    [InlineData("state.[|Type|] is not StateType.Failed", "!state.IsFailed")]
    [InlineData("state.[|Type|] is StateType.Failed or StateType.Crashed", "state.IsFailed || state.IsCrashed")]
    [InlineData("maybe?.[|Type|] is StateType.Failed", "maybe?.IsFailed == true")]
    [InlineData("maybe?.[|Type|] is StateType.Failed or StateType.Crashed", "maybe is { IsFailed: true } or { IsCrashed: true }")]
    [InlineData("state is { [|Type|]: StateType.Completed }", "state is { IsCompleted: true }")]
    [InlineData("state is { [|Type|]: StateType.Completed or StateType.Failed }", "state is { IsCompleted: true } or { IsFailed: true }")]
    [InlineData("job is { Last.[|Type|]: not StateType.Completed }", "job is { Last.IsCompleted: false }")]
    [InlineData("new[] { StateType.Failed, StateType.Crashed }.Contains(state.[|Type|])", "state.IsFailed || state.IsCrashed")]
    [InlineData("states.Count(s => s.[|Type|] == StateType.Completed) == 2", "states.Count(s => s.IsCompleted) == 2")]
    public Task Comparisons_become_predicates(string before, string after) =>
        Verifier.FixAsync(StateCode.Condition(before), StateCode.Condition(after));

    [Theory]
    [InlineData("state is { [|Type|]: StateType.Failed or StateType.Crashed, Message: null }")]
    [InlineData("state.[|Type|] is StateType.Failed or > StateType.Crashed")]
    public Task Without_a_sure_rewriting_no_fix_is_offered(string condition) => Verifier.NoFixAsync(StateCode.Condition(condition));
}
