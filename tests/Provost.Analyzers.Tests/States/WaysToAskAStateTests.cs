using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers.States;

namespace Provost.Analyzers.Tests.States;

/// <summary>
/// Every way that C# has to ask a state what it is, and which rule says so: by class (PRV301), by name (PRV302), by enum (PRV303), or
/// none. Where exactly a report points is the business of the tests of each rule.
/// </summary>
public sealed class WaysToAskAStateTests
{
    private const string ByClass = "PRV301";
    private const string ByName = "PRV302";
    private const string ByEnum = "PRV303";

    public static TheoryData<string, string> Conditions => new()
    {
        // is and is not
        { ByClass, "state is Failed" },
        { ByClass, "state is not Failed" },
        { ByClass, "!(state is Failed)" },
        { ByClass, "future.State is Failed" },
        { ByClass, "maybe is Failed { Message: null } failed && failed.IsFinal" },
        { ByName, "future.State.Name is \"Failed\"" },
        { ByEnum, "future.State.Type is StateType.Failed" },

        // as
        { ByClass, "state as Failed is not null" },
        { ByClass, "(state as Failed)?.IsFinal == true" },
        { ByClass, "state as Failed is { Message: null }" },

        // combined patterns
        { ByClass, "state is Failed or Crashed" },
        { ByClass, "state is not (Failed or Crashed)" },
        { ByClass, "state is Failed and { Message: null }" },
        { ByClass, "maybe is not null and Failed" },
        { ByName, "state.Name is \"Failed\" or \"Crashed\"" },
        { ByName, "state.Name is { } and not \"Failed\"" },
        { ByEnum, "state.Type is StateType.Failed or StateType.Crashed" },
        { ByEnum, "state.Type is not (StateType.Failed or StateType.Crashed)" },

        // nested in property, list and positional patterns
        { ByClass, "job is { Last: Failed }" },
        { ByClass, "job is { Previous: null or Failed }" },
        { ByClass, "states is [Failed, ..]" },
        { ByClass, "states is [_, .., not Failed]" },
        { ByClass, "(state, maybe) is (Failed, _)" },
        { ByName, "job is { Last.Name: \"Failed\" }" },
        { ByName, "job is { Last: { Name: \"Failed\" or \"Crashed\" } }" },
        { ByName, "states is [{ Name: \"Failed\" }, ..]" },
        { ByEnum, "job is { Last.Type: StateType.Failed }" },
        { ByEnum, "states is [{ Type: StateType.Failed }, ..]" },

        // switch expressions
        { ByClass, "state switch { Failed => true, _ => false }" },
        { ByClass, "job switch { { Last: Failed } => true, _ => false }" },
        { ByClass, "(state, text) switch { (Failed, _) => true, _ => false }" },
        { ByName, "state.Name switch { \"Failed\" => true, _ => false }" },
        { ByName, "maybe?.Name switch { \"Failed\" => true, _ => false }" },
        { ByName, "state switch { { Name: \"Failed\" } => true, _ => false }" },
        { ByEnum, "state switch { { Type: StateType.Failed } => true, _ => false }" },

        // GetType and typeof
        { ByClass, "state.GetType() == typeof(Failed)" },
        { ByClass, "typeof(Failed) == state.GetType()" },
        { ByClass, "state.GetType().Equals(typeof(Failed))" },
        { ByClass, "typeof(Failed).IsInstanceOfType(state)" },
        { ByClass, "typeof(Failed).IsAssignableFrom(state.GetType())" },
        { ByClass, "state.GetType().IsAssignableTo(typeof(Failed))" },
        { ByClass, "state.GetType().IsSubclassOf(typeof(Failed))" },
        { ByClass, "state.GetType().Name == \"Failed\"" },
        { ByClass, "state.GetType().Name is \"Failed\" or \"Crashed\"" },
        { ByClass, "state.GetType().Name switch { nameof(Failed) => true, _ => false }" },
        { ByClass, "(state.GetType(), text) == (typeof(Failed), \"\")" },

        // sequences
        { ByClass, "states.OfType<Failed>().Any()" },
        { ByClass, "states.Cast<Failed>().Any()" },
        { ByClass, "(from Failed failed in states select failed).Any()" },
        { ByClass, "states.Any(s => s is Failed)" },
        { ByName, "states.Count(s => s.Name == \"Failed\") > 1" },
        { ByName, "(from s in states where s.Name == \"Failed\" select s).Any()" },
        { ByEnum, "states.All(s => s.Type == StateType.Completed)" },

        // comparisons of the name
        { ByName, "state.Name == \"Failed\"" },
        { ByName, "state.Name != nameof(Failed)" },
        { ByName, "state.Name == Word" },
        { ByName, "state.Name == SameWord" },
        { ByName, "state.Name.Equals(\"Failed\")" },
        { ByName, "string.Equals(state.Name, \"failed\", StringComparison.OrdinalIgnoreCase)" },
        { ByName, "\"Failed\".Equals(state.Name)" },
        { ByName, "object.Equals(state.Name, \"Failed\")" },
        { ByName, "string.Compare(state.Name, \"failed\", StringComparison.OrdinalIgnoreCase) == 0" },
        { ByName, "string.CompareOrdinal(\"Failed\", state.Name) != 0" },
        { ByName, "state.Name.CompareTo(\"Failed\") == 0" },
        { ByName, "state.Name.ToUpperInvariant() == \"FAILED\"" },
        { ByName, "state.Name.StartsWith(\"Failed\")" },
        { ByName, "new[] { \"Failed\", \"Crashed\" }.Contains(state.Name)" },
        { ByName, "typed.Name == \"Completed\"" },

        // the type as text
        { ByName, "state.Type.ToString() == \"Failed\"" },
        { ByName, "$\"{state.Type}\" == \"Failed\"" },
        { ByName, "Enum.GetName(state.Type) == \"Failed\"" },

        // the whole state as text
        { ByName, "state.ToString().StartsWith(\"Failed\")" },
        { ByName, "state.ToString() == \"Completed()\"" },
        { ByName, "maybe?.ToString().Contains(\"Failed\") == true" },

        // comparisons of the enum
        { ByEnum, "state.Type == StateType.Failed" },
        { ByEnum, "StateType.Failed != state.Type" },
        { ByEnum, "state.Type.Equals(StateType.Failed)" },
        { ByEnum, "state.Type == SameKind" },
        { ByEnum, "typed.Type == StateType.Completed" },
        { ByEnum, "new[] { StateType.Failed, StateType.Crashed }.Contains(state.Type)" },

        // through tuples
        { ByName, "(state.Name, text) is (\"Failed\", _)" },
        { ByName, "(text, state.Name) is (_, \"Failed\" or \"Crashed\")" },
        { ByName, "(state.Name, text) switch { (\"Failed\", \"\") => true, _ => false }" },
        { ByName, "(state.Name, text) == (\"Failed\", \"\")" },
        { ByEnum, "(state.Type, text) is (StateType.Failed, _)" },
        { ByEnum, "(state.Type, typed.Type) == (StateType.Failed, StateType.Failed)" },
    };

    public static TheoryData<string, string> Statements => new()
    {
        // through locals
        { ByName, "var name = state.Name; return name == \"Failed\";" },
        { ByName, "string name = maybe!.Name; if (name is \"Failed\" or \"Crashed\") { return true; } return false;" },
        { ByName, "var name = state.Name.ToLower(); switch (name) { case \"failed\": return true; default: return false; }" },
        { ByName, "var name = state.Type.ToString(); return states.Any(s => name == \"Failed\");" },
        { ByName, "var text2 = state.ToString(); return text2.StartsWith(\"Failed\");" },
        { ByClass, "var type = state.GetType(); return type == typeof(Failed);" },
        { ByClass, "var last = job.Last; return last is Failed;" },
        { ByClass, "var (s, _) = (state, 1); return s is Failed;" },
        { ByEnum, "var type = state.Type; return type == StateType.Failed;" },
        { ByEnum, "var type = future.State.Type; return type is StateType.Failed or StateType.Crashed;" },

        // switch statements
        { ByClass, "switch (state) { case Failed: return true; default: return false; }" },
        { ByClass, "switch (state) { case Failed failed when failed.IsFinal: return true; default: return false; }" },
        { ByClass, "switch (job) { case { Last: Failed or Crashed }: return true; default: return false; }" },
        { ByName, "switch (state.Name) { case \"Failed\": return true; default: return false; }" },
        { ByName, "switch (state) { case { Name: \"Failed\" }: return true; default: return false; }" },
        { ByName, "switch (state.Name, text) { case (\"Failed\", _): return true; default: return false; }" },
        { ByEnum, "switch (state) { case { Type: StateType.Failed }: return true; default: return false; }" },
    };

    public static TheoryData<string> LeftAlone => new()
    {
        "return state.IsFailed;",
        "return state is { IsFailed: true } or { IsCrashed: true };",
        "return new Dictionary<string, int> { [\"Failed\"] = 1 }.ContainsKey(state.Name);",
        "return new Dictionary<Type, int> { [typeof(Failed)] = 1 }.ContainsKey(state.GetType());",
        "return new HashSet<StateType> { StateType.Failed }.Contains(state.Type);",
        "var name = state.Name; Console.WriteLine(name); return name.Length > 3;",
        "var name = state.Name; return name == text;",
        "var name = state.Name; name = text; return name == \"Failed\";",
        "var name = state.Name; Swap(ref name); return name == \"Failed\";",
        "var name = text; return name == \"Failed\";",
        "var name = state.Name; return state.IsFailed && name != \"Failed\";",
        "var name = state.Name; return name == \"Late\";",
        "var type = state.GetType(); return type == typeof(State<int>);",
        "var type = state.Type; switch (type) { case StateType.Failed: return true; default: return false; }",
        "return (state.Name, text) is (_, \"Failed\");",
        "return (state.Name, text) is (\"Late\", \"Failed\");",
        "return (text, state.Name) == (\"Failed\", \"Late\");",
        "return state.IsFailed && (state.Name, text) is (\"Failed\", _);",
        "return string.Compare(state.Name, \"Failed\") < 0;",
        "return string.Compare(state.Name, text) == 0;",
        "return state.Name.CompareTo(\"Failed\") > 0;",
        "return state.Name == OtherWord;",
        "return states.OrderBy(s => s.Name.CompareTo(\"Failed\")).Any();",
        "return state.ToString().Length > 3;",
        "return state.ToString() == text;",
        "return state.ToString().Contains(\"Late\");",
        "return job.ToString() == \"Failed\";",
        "return any.ToString() == \"Failed\";",
        "Console.WriteLine(state.ToString()); return state.IsFinal;",
        "return any is Failed;",
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task A_condition_is_reported(string id, string condition) => Assert.Equal([id], await ReportsAsync($"return {condition};"));

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_statement_is_reported(string id, string statements) => Assert.Equal([id], await ReportsAsync(statements));

    [Theory]
    [MemberData(nameof(LeftAlone))]
    public async Task Anything_else_is_left_alone(string statements) => Assert.Empty(await ReportsAsync(statements));

    private static async Task<IEnumerable<string>> ReportsAsync(string statements)
    {
        var code = StateCode.Statements(statements)
            .Replace("string text)", "string text, Future future)")
            .Replace("internal static bool Ask(", "private const string SameWord = Word, Word = \"Failed\", OtherWord = \"Late\";\n\n    private const StateType Kind = StateType.Failed, SameKind = Kind;\n\n    private static void Swap(ref string a) => a = \"\";\n\n    internal static bool Ask(");
        var compilation = CSharpCompilation.Create(
            "Ways",
            [CSharpSyntaxTree.ParseText(code), CSharpSyntaxTree.ParseText(ImplicitUsings.Source)],
            TestReferences.All,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var reports = await RuleRunner.RunAsync(
            compilation, new PRV301StateCheckedByTypeAnalyzer(), new PRV302StateCheckedByNameAnalyzer(), new PRV303StateComparedByEnumAnalyzer());
        return reports.Select(report => report.Id).Distinct();
    }
}
