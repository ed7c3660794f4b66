using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.States;
using Verifier = Provost.Analyzers.Tests.Verify<Provost.Analyzers.States.PRV301StateCheckedByTypeAnalyzer>;

namespace Provost.Analyzers.Tests.States;

public sealed class PRV301StateCheckedByTypeTests
{
    [Theory]
    [InlineData("state is [|Completed|]")]
    [InlineData("state is [|Provost.Completed|]")]
    [InlineData("maybe is [|Failed|]")]
    [InlineData("(state is [|Crashed|])")]
    [InlineData("!(state is [|Scheduled|])")]
    [InlineData("state is not [|Cancelled|]")]
    [InlineData("state is [|Failed|] or [|Crashed|]")]
    [InlineData("state is not ([|Failed|] or [|Crashed|])")]
    [InlineData("state is State and not [|Failed|]")]
    [InlineData("state is [|Failed|] failed && failed.Message is null")]
    [InlineData("state is [|Failed|] _")]
    [InlineData("state is [|Completed|] { Message: \"x\" }")]
    [InlineData("state is [|Completed|] { }")]
    [InlineData("job is { Last: [|Pending|] }")]
    [InlineData("job is { Last: [|Running|] { Message: null } }")]
    [InlineData("job.Previous is [|Paused|]")]
    [InlineData("noJob?.Last is [|Cancelling|]")]
    [InlineData("states is [[|Failed|], ..]")]
    [InlineData("(state, maybe) is ([|Failed|], not [|Failed|])")]
    public Task Patterns_over_the_class_of_a_state_are_reported(string condition) =>
        Verifier.AnalyzerAsync(StateCode.Condition(condition));

    [Theory]
    [InlineData("state as [|Completed|] != null")]
    [InlineData("null == state as [|Completed|]")]
    [InlineData("(state as [|Failed|]) is not null")]
    [InlineData("(state as [|Failed|])?.Message == \"x\"")]
    public Task Casts_with_as_are_reported(string condition) => Verifier.AnalyzerAsync(StateCode.Condition(condition));

    [Theory]
    [InlineData("state.[|GetType|]() == typeof(Completed)")]
    [InlineData("typeof(Completed) != state.[|GetType|]()")]
    [InlineData("maybe?.[|GetType|]() == typeof(Completed)")]
    [InlineData("state.[|GetType|]().Equals(typeof(Completed))")]
    [InlineData("typeof(Completed).Equals(state.[|GetType|]())")]
    [InlineData("Equals(state.[|GetType|](), typeof(Completed))")]
    [InlineData("ReferenceEquals(state.[|GetType|](), typeof(Completed))")]
    [InlineData("typeof(Failed).[|IsInstanceOfType|](state)")]
    [InlineData("typeof(Failed).IsAssignableFrom(state.[|GetType|]())")]
    [InlineData("state.[|GetType|]().IsAssignableTo(typeof(Failed))")]
    [InlineData("state.[|GetType|]().Name == \"Failed\"")]
    [InlineData("state.[|GetType|]().Name == nameof(Failed)")]
    [InlineData("state.[|GetType|]().Name.Equals(\"failed\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("new[] { typeof(Failed), typeof(Crashed) }.Contains(state.[|GetType|]())")]
    public Task Reflection_over_the_class_of_a_state_is_reported(string condition) =>
        Verifier.AnalyzerAsync(StateCode.Condition(condition));

    [Theory]
    [InlineData("states.OfType<[|Failed|]>().Any()")]
    [InlineData("states.OfType<[|Failed|]>().First().Message is null")]
    [InlineData("Enumerable.OfType<[|Failed|]>(states).Count() == 1")]
    [InlineData("states.Cast<[|Failed|]>().Any()")]
    [InlineData("new List<State?> { maybe }.OfType<[|Crashed|]>().Any()")]
    public Task Filtering_by_class_is_reported(string condition) => Verifier.AnalyzerAsync(StateCode.Condition(condition));

    [Fact]
    public Task Switch_statements_and_expressions_are_reported() => Verifier.AnalyzerAsync(StateCode.Statements("""
        switch (state)
        {
            case [|Completed|]:
            case [|Failed|] failed when failed.Message is null:
                return true;
            case null:
                return false;
        }

        return state switch
        {
            [|Completed|] => true,
            [|Failed|] { Message: "late" } => false,
            [|Crashed|] or [|Cancelled|] => false,
            _ => true,
        };
        """));

    [Fact]
    public Task A_type_parameter_constrained_to_states_is_a_state() => Verifier.AnalyzerAsync("""
        internal static class Code
        {
            internal static bool Ask<TState>(TState state) where TState : State => state is [|Completed|];
        }
        """);

    [Theory]
    [InlineData("state.IsCompleted")]
    [InlineData("state is { IsCompleted: true }")]
    [InlineData("state is { IsFailed: true } or { IsCrashed: true }")]
    [InlineData("maybe?.IsFailed == true")]
    [InlineData("state is null")]
    [InlineData("state is not null")]
    [InlineData("state is { }")]
    [InlineData("maybe is { } known && known.IsFinal")]
    [InlineData("state is State")]
    [InlineData("state is State other && other.IsFailed")]
    [InlineData("state is State<int>")]
    [InlineData("state is State<int> { IsCompleted: true } number && number.Result() == 1")]
    [InlineData("state as State<int> != null")]
    [InlineData("((State<int>)state).Result() == 1")]
    [InlineData("states.OfType<State<int>>().Any()")]
    [InlineData("states.Cast<State<int>>().Any()")]
    [InlineData("state.GetType() == typeof(State<int>)")]
    [InlineData("state.GetType() == typeof(State)")]
    [InlineData("state.GetType() == typed.GetType()")]
    [InlineData("state.GetType().Name == \"State`1\"")]
    [InlineData("state.GetType().Name == text")]
    [InlineData("state.GetType().Name.Length == 3")]
    [InlineData("typeof(Completed).Name == text")]
    [InlineData("typeof(Completed) == typeof(Failed)")]
    [InlineData("any is Completed")]
    [InlineData("any is Failed or Crashed")]
    [InlineData("any.GetType() == typeof(Completed)")]
    [InlineData("new object[] { any }.OfType<Failed>().Any()")]
    [InlineData("state == new Completed()")]
    [InlineData("new Completed(\"done\").IsCompleted")]
    [InlineData("states.Any(s => s.IsFailed)")]
    [InlineData("states.GroupBy(s => s.Type).Any()")]
    [InlineData("states.OfType<object>().Any()")]
    [InlineData("Log(state.GetType().Name)")]
    [InlineData("Log(typeof(Completed).FullName)")]
    [InlineData("Log(nameof(Completed))")]
    public Task Other_questions_are_left_alone(string condition) => Verifier.AnalyzerAsync(
        StateCode.Condition(condition).Replace("internal static bool Ask(", "private static bool Log(string? line) => line is null;\n\n    internal static bool Ask("));

    [Fact]
    public Task What_asks_no_class_of_a_state_is_left_alone() => Verifier.AnalyzerAsync(StateCode.Conditions(
        "state.IsFailed || state.IsCrashed",
        "!state.IsCompleted",
        "state is { IsCompleted: false }",
        "state is not { IsCompleted: true }",
        "state is { Type: StateType.Completed }",
        "state.Type is StateType.Failed or StateType.Crashed",
        "state.Type switch { StateType.Completed => true, _ => false }",
        "state switch { { IsCompleted: true } => true, _ => false }",
        "state switch { null => false, _ => true }",
        "state switch { State<int> number => number.Result() == 1, _ => false }",
        "state switch { var other when other.IsFailed => true, _ => false }",
        "state is var known && known.IsFinal",
        "(state, maybe) is (not null, null)",
        "(state, maybe) is ({ IsFailed: true }, _)",
        "(any, state) is (Completed, _)",
        "states is [{ IsFailed: true }, ..]",
        "states is []",
        "states is [State, ..]",
        "states is [.., { IsCompleted: true }]",
        "job is { Last: { IsCompleted: true } }",
        "job is { Previous: null }",
        "job is { Last.IsCompleted: true }",
        "noJob is { Previous: not null }",
        "noJob?.Last is State",
        "job[0] is { IsPaused: true }",
        "job.Previous == null",
        "ReferenceEquals(state, maybe)",
        "Equals(state, maybe)",
        "state.Equals(maybe)",
        "states.Where(s => s.IsFailed).Any()",
        "states.Count(s => s.IsFinal) == states.Count",
        "states.All(s => s is { IsCompleted: true })",
        "states.Select(s => s.GetType()).Distinct().Count() == 1",
        "states.GroupBy(s => s.GetType()).Any()",
        "new Dictionary<Type, int>().ContainsKey(state.GetType())",
        "state.GetType().IsSealed",
        "state.GetType().Namespace == \"Provost\"",
        "state.GetType().Assembly == typeof(State).Assembly",
        "state.GetType() == text.GetType()",
        "state.GetType() != null",
        "state.GetType().ToString() == text",
        "typeof(State).IsInstanceOfType(state)",
        "typeof(State<int>).IsInstanceOfType(any)",
        "typeof(Completed).IsInstanceOfType(any)",
        "typeof(State).IsAssignableFrom(typeof(Completed))",
        "typeof(Completed).IsSubclassOf(typeof(State))",
        "typeof(Failed).IsAssignableTo(typeof(State))",
        "any is State",
        "any is State { IsFailed: true }",
        "any as Completed != null",
        "(any as State)?.IsCompleted == true",
        "any is string",
        "any switch { Completed => true, _ => false }",
        "new object[] { any }.Cast<Failed>().Any()",
        "states.OfType<State>().Any()",
        "states.Cast<State>().Any()",
        "states.Cast<object>().OfType<string>().Any()",
        "new Completed() is { IsCompleted: true }",
        "typed is { IsCompleted: true }",
        "typed is not null",
        "(State)typed == state",
        "StateType.Completed == state.Type",
        "nameof(Completed) == text",
        "new[] { typeof(Failed) }.Length == 1",
        "new[] { typeof(Failed) }.Contains(any.GetType())",
        "Enum.IsDefined(state.Type)"));

    [Fact]
    public Task Same_names_outside_the_hierarchy_are_left_alone() => Verifier.AnalyzerAsync("""
        namespace Elsewhere
        {
            internal abstract class State;

            internal sealed class Completed : State;

            internal static class Code
            {
                internal static bool Ask(State state) => state is Completed || state.GetType() == typeof(Completed) || state as Completed != null;

                internal static int Count(List<State> states) => states.OfType<Completed>().Count();
            }
        }
        """);

    [Fact]
    public Task Classes_of_the_user_are_left_alone_even_where_they_cannot_compile() => Verifier.AnalyzerAsync("""
        internal sealed class {|CS1729:Skipped|} : State;

        namespace Mine
        {
            internal sealed class {|CS1729:Completed|} : State;
        }

        internal static class Code
        {
            internal static bool Ask(State state) => state is Skipped || state is Mine.Completed || state.GetType() == typeof(Skipped);
        }
        """);

    [Fact]
    public Task Code_inside_the_hierarchy_is_left_alone_even_where_it_cannot_compile() => Verifier.AnalyzerAsync("""
        internal class {|CS1729:Watched|} : State
        {
            internal bool Ask(State state) => state is Completed;
        }
        """);

    [Fact]
    public Task Expression_trees_are_left_alone() => Verifier.AnalyzerAsync("""
        using System.Linq.Expressions;

        internal static class Code
        {
            internal static readonly Expression<Func<State, bool>> Filter = state => state is Completed;
        }
        """);

    [Fact]
    public Task Explicit_casts_are_left_alone() => Verifier.AnalyzerAsync(StateCode.Condition("((Completed)state).Message is null"));

    [Fact]
    public Task Generated_code_is_left_alone() => Verifier.AnalyzerAsync("// <auto-generated/>\n" + StateCode.Condition("state is Completed"));

    [Fact]
    public Task The_message_names_the_class_and_the_predicate()
    {
        var expected = new DiagnosticResult(PRV301StateCheckedByTypeAnalyzer.Id, DiagnosticSeverity.Warning)
            .WithLocation(0)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Only hand-made states are of class 'Completed', those that runs end in are not: ask 'IsCompleted'");
        return Verifier.AnalyzerAsync(StateCode.Condition("state is {|#0:Completed|}"), expected);
    }
}
