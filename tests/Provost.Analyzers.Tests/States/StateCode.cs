namespace Provost.Analyzers.Tests.States;

/// <summary>Puts conditions and statements about states into a method that has some at hand.</summary>
internal static class StateCode
{
    public static string Condition(string condition) => Statements($"return {condition};");

    public static string Statements(string statements) => $$"""
        internal sealed class Job
        {
            public State Last { get; set; } = new Completed();

            public State? Previous { get; set; }

            public State this[int index] => Last;
        }

        internal static class Code
        {
            internal static bool Ask(State state, State? maybe, Job job, Job? noJob, IReadOnlyList<State> states, State<int> typed, object any, string text)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }

        """;
}
