using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Observability.PRV401ConsoleOutputAnalyzer,
    Provost.CodeFixes.Observability.PRV401ConsoleOutputCodeFixProvider>;

namespace Provost.Analyzers.Tests.Observability;

public sealed class PRV401ConsoleOutputCodeFixProviderTests
{
    [Theory]
    [InlineData("$\"rows={rows.Count} of {total}\"", "\"rows={RowsCount} of {Total}\", rows.Count, total")]
    [InlineData("$\"{total,8:N0}|{total:X}\"", "\"{Total,8:N0}|{Total2:X}\", total, total")]
    [InlineData("$\"{{{name}}} \\\"{total}\\\"\\t\"", "\"{{{Name}}} \\\"{Total}\\\"\\t\", name, total")]
    [InlineData("$@\"c:\\{name} \"\"{total}\"\"\"", "@\"c:\\{Name} \"\"{Total}\"\"\", name, total")]
    [InlineData("$\"{(total > 1 ? name : null)} {name.ToUpperInvariant()} {GetTotal()} {_rows[0]}\"", "\"{Value} {ToUpperInvariant} {Total} {Rows}\", total > 1 ? name : null, name.ToUpperInvariant(), GetTotal(), _rows[0]")]
    [InlineData("$\"{await Task.FromResult(total)} {name?.Length} {this._rows.Count}\"", "\"{FromResult} {NameLength} {RowsCount}\", await Task.FromResult(total), name?.Length, this._rows.Count")]
    [InlineData("$\"started\"", "\"started\"")]
    [InlineData("\"started\"", "\"started\"")]
    [InlineData("\"100 % {done}\"", "\"100 % {{done}}\"")]
    [InlineData("\"a\\tb \\\"c\\\"\"", "\"a\\tb \\\"c\\\"\"")]
    [InlineData("name", "\"{Name}\", name")]
    [InlineData("total", "\"{Total}\", total")]
    [InlineData("words", "\"{Words}\", (object)words")]
    [InlineData("$\"{words}\"", "\"{Words}\", (object)words")]
    [InlineData("\"{0} of {1:N0}, {0}\", name, total", "\"{Name} of {Total:N0}, {Name2}\", name, total, name")]
    [InlineData("\"{{{0,-5}}}\", GetTotal()", "\"{{{Total,-5}}}\", GetTotal()")]
    [InlineData("\"{0} {1} {2} {3}\", name, total, name, total", "\"{Name} {Total} {Name2} {Total2}\", name, total, name, total")]
    [InlineData("\"read \" + total + \" rows of \" + name", "\"read {Total} rows of {Name}\", total, name")]
    [InlineData("total + 1 + \" rows, \" + $\"{name}!\"", "\"{Value} rows, {Name}!\", total + 1, name")]
    [InlineData("\"a {\" + (total + 1) + '}'", "\"a {{{Value}}}\", total + 1")]
    [InlineData("\n    $\"rows={total}\"\n", "\"rows={Total}\", total")]
    public Task A_line_becomes_a_message_with_a_template(string before, string after) => VerifyFix.FixAsync(
        Code($"[|Console.WriteLine|]({before}); // progress"),
        Code($"Run.Logger.LogInformation({after}); // progress"));

    [Theory]
    [InlineData("[|Console.Error.WriteLine|](name);", "Run.Logger.LogError(\"{Name}\", name);")]
    [InlineData("[|Console.Out.WriteLine|](name);", "Run.Logger.LogInformation(\"{Name}\", name);")]
    [InlineData("rows.ToList().ForEach(row => [|Console.WriteLine|](row));", "rows.ToList().ForEach(row => Run.Logger.LogInformation(\"{Row}\", row));")]
    [InlineData("// Tell.\nif (total > 1)\n    [|Console.WriteLine|](total);", "// Tell.\nif (total > 1)\n    Run.Logger.LogInformation(\"{Total}\", total);")]
    [InlineData("[|Console.WriteLine|](name);\n[|Console.WriteLine|](total);", "Run.Logger.LogInformation(\"{Name}\", name);\nRun.Logger.LogInformation(\"{Total}\", total);")]
    public Task The_call_keeps_its_place(string before, string after) => VerifyFix.FixAsync(Code(before), Code(after));

    [Theory]
    [InlineData("[|Console.WriteLine|]();")]
    [InlineData("[|Console.Write|](name);")]
    [InlineData("[|Console.WriteLine|](letters);")]
    [InlineData("[|Console.WriteLine|](letters, 0, 1);")]
    [InlineData("[|Console.WriteLine|](name, total);")]
    [InlineData("[|Console.WriteLine|](\"{0}\", words);")]
    [InlineData("[|Console.WriteLine|](\"{1}\", name, total);")]
    [InlineData("[|Console.WriteLine|](\"{0} {0}\", GetTotal());")]
    [InlineData("[|Console.WriteLine|](\"{x}\", total);")]
    [InlineData("[|Console.WriteLine|](\"{0\", total);")]
    [InlineData("[|Console.WriteLine|](format: \"{0}\", arg0: total);")]
    [InlineData("[|Console.WriteLine|](name /* of the shop */);")]
    [InlineData("[|Console.WriteLine|]($\"\"\"{name}\"\"\");")]
    [InlineData("[|Console.WriteLine|]($\"{name.AsSpan()}\");")]
    [InlineData("await [|Console.Out.WriteLineAsync|](name);")]
    [InlineData("rows.ToList().ForEach([|Console.WriteLine|]);")]
    public Task Where_a_template_would_not_say_the_same_only_the_option_is_offered(string statement)
    {
        var test = VerifyFix.Test(Code(statement), Code(statement.Replace("[|", "").Replace("|]", ""), "[Flow(LogPrints = true)]"));
        test.CodeActionEquivalenceKey = "LogPrints";
        test.CodeActionIndex = 0;
        return test.RunAsync();
    }

    [Theory]
    [InlineData("[Flow]", "[Flow(LogPrints = true)]")]
    [InlineData("[Flow(\"etl\", TimeoutSeconds = 3 /* short */)]", "[Flow(\"etl\", TimeoutSeconds = 3, LogPrints = true /* short */)]")]
    [InlineData("[Flow(LogPrints = false)]", "[Flow(LogPrints = true)]")]
    [InlineData("[Obsolete, Task] // keep", "[Obsolete, Task(LogPrints = true)] // keep")]
    public Task The_run_logs_its_prints(string attribute, string fixedAttribute)
    {
        const string Before = "[|Console.WriteLine|](name);\n[|Console.Write|](total);";
        var test = VerifyFix.Test(Code(Before, attribute), Code(Before.Replace("[|", "").Replace("|]", ""), fixedAttribute));
        test.CodeActionEquivalenceKey = "LogPrints";
        test.CodeActionIndex = 1;
        test.NumberOfIncrementalIterations = 1;
        return test.RunAsync();
    }

    [Fact]
    public Task The_option_is_not_offered_for_the_error_output() => VerifyFix.NoFixAsync(Code("[|Console.Error.Write|](name);"));

    [Theory]
    [InlineData("public static void Run", "Provost.Run.Logger")]
    [InlineData("private static string Run => \"\"; private static int Provost => 1; [Flow] public static void RunAll", "global::Provost.Run.Logger")]
    public Task A_member_that_hides_the_run_is_minded(string head, string logger) => VerifyFix.FixAsync(
        $$"""public static partial class Etl { {{(head.Contains("[Flow]") ? "" : "[Flow] ")}}{{head}}() => [|Console.WriteLine|]("x"); }""",
        $$"""public static partial class Etl { {{(head.Contains("[Flow]") ? "" : "[Flow] ")}}{{head}}() => {{logger}}.LogInformation("x"); }""");

    [Theory]
    [InlineData("using System;\nusing System.IO;\nusing Provost;\n", "using System;\nusing System.IO;\nusing Microsoft.Extensions.Logging;\nusing Provost;\n")]
    [InlineData("// The shop.\nusing System;\nusing Provost;\n", "// The shop.\nusing System;\nusing Microsoft.Extensions.Logging;\nusing Provost;\n")]
    [InlineData("using Provost;\n", "using Microsoft.Extensions.Logging;\nusing Provost;\n")]
    public async Task A_missing_using_is_added_once(string before, string after)
    {
        const string Console = "System.Console.WriteLine";
        var test = VerifyFix.Test(Alone(before, $"[|{Console}|](\"a\"); [|{Console}|](\"b\");"), Alone(after, "Run.Logger.LogInformation(\"a\"); Run.Logger.LogInformation(\"b\");"));
        test.TestState.Sources.RemoveAt(1);
        test.FixedState.Sources.RemoveAt(1);
        await test.RunAsync();
    }

    /// <summary>More than some thousand indexers in a row are too many for the compiler itself.</summary>
    [Theory]
    [InlineData(" + ", 10_000)]
    [InlineData("[0]", 300)]
    public async Task A_deeply_nested_expression_is_survived(string step, int levels)
    {
        var deep = step == "[0]" ? "name" + string.Concat(Enumerable.Repeat(step, levels)) : string.Join(step, Enumerable.Repeat("name", levels));
        await Robustness.BrokenProject.RunAsync(Code($"Console.WriteLine({deep});"));
    }

    private static string Alone(string usings, string statements) => $"{usings}\npublic static partial class Etl\n{{\n    [Flow]\n    public static void All() {{ {statements} }}\n}}\n";

    private static string Code(string statements, string attribute = "[Flow]") => PrintCode.In(attribute, statements, "    private int GetTotal() => 1;");
}
