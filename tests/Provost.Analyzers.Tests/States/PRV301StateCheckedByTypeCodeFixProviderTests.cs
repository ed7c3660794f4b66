using Verifier = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.States.PRV301StateCheckedByTypeAnalyzer,
    Provost.CodeFixes.States.PRV301StateCheckedByTypeCodeFixProvider>;

namespace Provost.Analyzers.Tests.States;

public sealed class PRV301StateCheckedByTypeCodeFixProviderTests
{
    [Theory]
    [InlineData("state is [|Completed|]", "state.IsCompleted")]
    [InlineData("state is not [|Completed|]", "!state.IsCompleted")]
    [InlineData("!(state is [|Completed|])", "!state.IsCompleted")]
    [InlineData("!(state is not [|Completed|])", "!!state.IsCompleted")]
    [InlineData("maybe is [|Completed|]", "maybe?.IsCompleted == true")]
    [InlineData("maybe is not [|Completed|]", "maybe?.IsCompleted != true")]
    [InlineData("!(maybe is [|Completed|])", "!(maybe?.IsCompleted == true)")]
    [InlineData("text == \"\" && state is [|Completed|] && maybe is [|Failed|]", "text == \"\" && state.IsCompleted && maybe?.IsFailed == true")]
    [InlineData("true == maybe is [|Completed|]", "true == (maybe?.IsCompleted == true)")]
    [InlineData("job.Last is [|Completed|]", "job.Last.IsCompleted")]
    [InlineData("job.Previous is [|Completed|]", "job.Previous?.IsCompleted == true")]
    [InlineData("job[0] is [|Completed|]", "job[0].IsCompleted")]
    [InlineData("noJob?.Last is [|Completed|]", "noJob?.Last is { IsCompleted: true }")]
    [InlineData("noJob?.Last is not [|Completed|]", "noJob?.Last is not { IsCompleted: true }")]
    [InlineData("(maybe ?? state) is [|Completed|]", "(maybe ?? state).IsCompleted")]
    [InlineData("maybe! is [|Completed|]", "maybe!.IsCompleted")]
    [InlineData("(State)any is [|Completed|]", "((State)any).IsCompleted")]
    [InlineData("state /* what */ is [|Completed|] /* was it */", "state.IsCompleted /* was it */")]
    public Task Simple_tests_become_predicates(string before, string after) =>
        Verifier.FixAsync(StateCode.Condition(before), StateCode.Condition(after));

    [Theory]
    [InlineData("state is [|Failed|] or [|Crashed|]", "state.IsFailed || state.IsCrashed")]
    [InlineData("state is not ([|Failed|] or [|Crashed|])", "!(state.IsFailed || state.IsCrashed)")]
    [InlineData("text == \"\" && state is [|Failed|] or [|Crashed|]", "text == \"\" && (state.IsFailed || state.IsCrashed)")]
    [InlineData("maybe is [|Failed|] or [|Crashed|]", "maybe is { IsFailed: true } or { IsCrashed: true }")]
    [InlineData("job[0] is [|Failed|] or [|Crashed|]", "job[0] is { IsFailed: true } or { IsCrashed: true }")]
    [InlineData("maybe is null or [|Failed|]", "maybe is null or { IsFailed: true }")]
    [InlineData("state is [|Failed|] failed && failed.Message is null", "state is { IsFailed: true } failed && failed.Message is null")]
    [InlineData("state is [|Failed|] _", "state.IsFailed")]
    [InlineData("state is [|Failed|] { Message: \"x\" }", "state is { IsFailed: true, Message: \"x\" }")]
    [InlineData("state is [|Failed|] { Message: \"x\" } failed && failed.IsFinal", "state is { IsFailed: true, Message: \"x\" } failed && failed.IsFinal")]
    [InlineData("state is [|Failed|] { }", "state is { IsFailed: true }")]
    [InlineData("job is { Last: [|Failed|] }", "job is { Last: { IsFailed: true } }")]
    [InlineData("states is [[|Failed|], ..]", "states is [{ IsFailed: true }, ..]")]
    [InlineData("(state, maybe) is ([|Failed|], not [|Failed|])", "(state, maybe) is ({ IsFailed: true }, not { IsFailed: true })")]
    public Task Patterns_become_property_patterns(string before, string after) =>
        Verifier.FixAsync(StateCode.Condition(before), StateCode.Condition(after));

    [Theory]
    [InlineData("state as [|Completed|] != null", "state.IsCompleted")]
    [InlineData("null == maybe as [|Completed|]", "maybe?.IsCompleted != true")]
    [InlineData("(state as [|Failed|]) is not null", "state.IsFailed")]
    [InlineData("(state as [|Failed|]) is null", "!state.IsFailed")]
    [InlineData("(state as [|Failed|]) is { }", "state.IsFailed")]
    [InlineData("state.[|GetType|]() == typeof(Completed)", "state.IsCompleted")]
    [InlineData("typeof(Completed) != state.[|GetType|]()", "!state.IsCompleted")]
    [InlineData("maybe?.[|GetType|]() == typeof(Completed)", "maybe?.IsCompleted == true")]
    [InlineData("noJob?.Last.[|GetType|]() != typeof(Completed)", "noJob?.Last.IsCompleted != true")]
    [InlineData("state.[|GetType|]().Equals(typeof(Completed))", "state.IsCompleted")]
    [InlineData("Equals(state.[|GetType|](), typeof(Completed))", "state.IsCompleted")]
    [InlineData("typeof(Failed).[|IsInstanceOfType|](state)", "state.IsFailed")]
    [InlineData("typeof(Failed).IsAssignableFrom(state.[|GetType|]())", "state.IsFailed")]
    [InlineData("state.[|GetType|]().IsAssignableTo(typeof(Failed))", "state.IsFailed")]
    [InlineData("state.[|GetType|]().Name == nameof(Failed)", "state.IsFailed")]
    [InlineData("new[] { typeof(Failed), typeof(Crashed) }.Contains(state.[|GetType|]())", "state.IsFailed || state.IsCrashed")]
    [InlineData("states.OfType<[|Failed|]>().Any()", "states.Any(state => state.IsFailed)")]
    [InlineData("states.OfType<[|Failed|]>().Count() == 2", "states.Count(state => state.IsFailed) == 2")]
    [InlineData("new List<State?> { maybe }.OfType<[|Failed|]>().Any()", "new List<State?> { maybe }.Any(state => state?.IsFailed == true)")]
    public Task Casts_reflection_and_filters_become_predicates(string before, string after) =>
        Verifier.FixAsync(StateCode.Condition(before), StateCode.Condition(after));

    [Fact]
    public Task Switches_keep_their_shape() => Verifier.FixAsync(
        StateCode.Statements("""
            switch (state)
            {
                // Well done.
                case [|Completed|]:
                    return true;
                case [|Failed|] failed when failed.Message is null: // no reason
                case [|Crashed|]:
                    return false;
                case null:
                    return false;
            }

            return state switch
            {
                [|Completed|] => true, // fine
                [|Failed|] { Message: "late" } => false,
                [|Crashed|] or [|Cancelled|] => false,
                _ => true,
            };
            """),
        StateCode.Statements("""
            switch (state)
            {
                // Well done.
                case { IsCompleted: true }:
                    return true;
                case { IsFailed: true } failed when failed.Message is null: // no reason
                case { IsCrashed: true }:
                    return false;
                case null:
                    return false;
            }

            return state switch
            {
                { IsCompleted: true } => true, // fine
                { IsFailed: true, Message: "late" } => false,
                { IsCrashed: true } or { IsCancelled: true } => false,
                _ => true,
            };
            """));

    [Fact]
    public Task Checks_inside_checks_are_all_mended() => Verifier.FixAsync(
        StateCode.Condition("states.First(s => s is [|Failed|]) is [|Failed|] or [|Crashed|] && state is [|Completed|]"),
        StateCode.Condition("states.First(s => s.IsFailed) is { IsFailed: true } or { IsCrashed: true } && state.IsCompleted"));

    [Fact]
    public Task A_variable_used_as_a_state_keeps_its_name() => Verifier.FixAsync(
        StateCode.Statements("""
            if (state is [|Failed|] failed)
            {
                Console.WriteLine(failed);
                job.Last = failed;
            }

            return false;
            """),
        StateCode.Statements("""
            if (state is { IsFailed: true } failed)
            {
                Console.WriteLine(failed);
                job.Last = failed;
            }

            return false;
            """));

    [Fact]
    public Task Code_without_nullable_types_takes_null_into_account() => Verifier.FixAsync(
        "#nullable disable\n" + StateCode.Condition("state is [|Completed|]"),
        "#nullable disable\n" + StateCode.Condition("state?.IsCompleted == true"));

    [Theory]
    [InlineData("(state as [|Failed|])?.Message == \"x\"")]
    [InlineData("states.Cast<[|Failed|]>().Any()")]
    [InlineData("states.OfType<[|Failed|]>().First().Message is null")]
    [InlineData("states.OfType<[|Failed|]>().Any(failed => failed.Message is null)")]
    [InlineData("state is [|Failed|] failed && Take(failed)")]
    public Task Without_a_sure_rewriting_no_fix_is_offered(string condition) => Verifier.NoFixAsync(
        StateCode.Condition(condition).Replace("internal static bool Ask(", "private static bool Take(Failed failed) => failed.IsFinal;\n\n    internal static bool Ask("));
}
