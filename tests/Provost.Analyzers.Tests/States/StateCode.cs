namespace Provost.Analyzers.Tests.States;

/// <summary>Puts conditions and statements about states into a method that has some at hand.</summary>
internal static class StateCode
{
    public static string Condition(string condition) => Statements($"return {condition};");

    /// <summary>As many methods as there are conditions, compiled at once.</summary>
    public static string Conditions(params IEnumerable<string> conditions) => In(string.Join(
        "\n\n",
        conditions.Select((condition, index) => $"    {TestedCases.Mark}\n{Method($"Ask{index}", $"return {condition};")}")));

    public static string Statements(string statements) => In(Method("Ask", statements));

    private static string Method(string name, string statements) => $$"""
            internal static bool {{name}}(State state, State? maybe, Job job, Job? noJob, IReadOnlyList<State> states, State<int> typed, object any, string text)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        """;

    private static string In(string methods) => $$"""
        internal sealed class Job
        {
            public State Last { get; set; } = new Completed();

            public State? Previous { get; set; }

            public State this[int index] => Last;
        }

        internal static class Code
        {
        {{methods}}
        }

        """;
}
