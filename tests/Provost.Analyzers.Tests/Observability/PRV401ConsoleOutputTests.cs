using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Observability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Observability.PRV401ConsoleOutputAnalyzer>;

namespace Provost.Analyzers.Tests.Observability;

public sealed class PRV401ConsoleOutputTests
{
    [Theory]
    [InlineData("[|Console.WriteLine|](name);")]
    [InlineData("[|Console.WriteLine|]();")]
    [InlineData("[|Console.Write|]($\"{total} rows\");")]
    [InlineData("[|Console.WriteLine|](\"{0} of {1}\", name, total);")]
    [InlineData("[|Console.Out.WriteLine|](name);")]
    [InlineData("[|Console.Error.WriteLine|](name);")]
    [InlineData("await [|Console.Out.WriteLineAsync|](name);")]
    [InlineData("[|System.Console.WriteLine|](name);")]
    [InlineData("rows.ToList().ForEach([|Console.WriteLine|]);")]
    [InlineData("rows.ToList().ForEach(row => [|Console.WriteLine|](row));")]
    [InlineData("await Task.Run(() => [|Console.WriteLine|](name));")]
    [InlineData("void Local() => [|Console.WriteLine|](name); Local();")]
    [InlineData("#if !DEBUG\n[|Console.WriteLine|](name);\n#endif")]
    [InlineData("#if DEBUG\n#else\n[|Console.WriteLine|](name);\n#endif")]
    public async Task Reports_console_output(string statements)
    {
        await Verify.AnalyzerAsync(PrintCode.Flow(statements));
        await Verify.AnalyzerAsync(PrintCode.In("[Task]", statements));
    }

    [Theory]
    [InlineData("[Flow(LogPrints = false)]", "[|Console.WriteLine|](name);")]
    [InlineData("[Task(Retries = 3)]", "[|Console.WriteLine|](name);")]
    [InlineData("[Flow(LogPrints = true)]", "[|Console.Error.WriteLine|](name); Console.WriteLine(name);")]
    public Task Reports_what_no_option_takes_to_the_logger(string attribute, string statements) => Verify.AnalyzerAsync(PrintCode.In(attribute, statements));

    [Theory]
    [InlineData("Run.Logger.LogInformation(\"{Name}\", name);")]
    [InlineData("_logger.LogInformation(\"{Name}\", name);")]
    [InlineData("_writer.WriteLine(name);")]
    [InlineData("using var text = new StringWriter(); text.WriteLine(name);")]
    [InlineData("Console.Title = name;")]
    [InlineData("Console.Clear(); Console.Beep();")]
    [InlineData("var line = Console.ReadLine();")]
    [InlineData("var isRedirected = Console.IsOutputRedirected;")]
    [InlineData("var writer = Console.Out;")]
    [InlineData("var text = nameof(Console.WriteLine);")]
    [InlineData("System.Diagnostics.Debug.WriteLine(name);")]
    [InlineData("System.Diagnostics.Trace.WriteLine(name);")]
    [InlineData("Mine.Console.WriteLine(name);")]
    [InlineData("#if DEBUG\nConsole.WriteLine(name);\n#endif")]
    [InlineData("#if TRACE && DEBUG\nConsole.WriteLine(name);\n#endif")]
    [InlineData("Later = () => Console.WriteLine(name);")]
    [InlineData("System.Linq.Expressions.Expression<Action> tree = () => Console.WriteLine(name);")]
    public async Task Leaves_what_does_not_write_to_the_console(string statements)
    {
        const string Others = "\npublic partial class Etl { private Action? Later { get; set; } }\nnamespace Mine { public static class Console { public static void WriteLine(string text) { } } }";
        var test = Verify.Test(PrintCode.Flow(statements) + Others);
        test.SolutionTransforms.Add((solution, id) => solution.WithProjectParseOptions(
            id, ((Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)solution.GetProject(id)!.ParseOptions!).WithPreprocessorSymbols("DEBUG", "TRACE")));
        await test.RunAsync();
    }

    [Fact]
    public Task Leaves_output_to_elsewhere_and_other_uses_of_the_console() => Verify.AnalyzerAsync(PrintCode.Flows(
        "_logger.Log(LogLevel.Debug, \"{Name}\", name);",
        "s_logger.LogError(new Exception(), \"{Name}\", name);",
        "given.LogTrace(name);",
        "LoggerExtensions.LogInformation(_logger, \"{Name}\", name);",
        "using var scope = _logger.BeginScope(\"{Name}\", name);",
        "_writer.Write(letters); await _writer.WriteLineAsync(name);",
        "await _writer.FlushAsync();",
        "using var stream = new MemoryStream(); using var text = new StreamWriter(stream); text.WriteLine(name);",
        "var text = new System.Text.StringBuilder(); text.AppendLine(name).Append(total);",
        "using var text = new StringWriter(); text.Write(\"{0}\", total); await text.WriteAsync(name);",
        "using var output = new StreamWriter(name); output.Write(total);",
        "File.WriteAllText(name, name); File.AppendAllText(name, name);",
        "await File.WriteAllLinesAsync(name, rows);",
        "System.Diagnostics.Debug.Write(name); System.Diagnostics.Debug.WriteLineIf(total > 1, name);",
        "System.Diagnostics.Debug.Assert(total > 1, name);",
        "System.Diagnostics.Trace.TraceError(name); System.Diagnostics.Trace.TraceInformation(\"{0}\", name);",
        "System.Diagnostics.Debugger.Log(1, name, name);",
        "Console.ForegroundColor = ConsoleColor.Red; Console.ResetColor();",
        "Console.SetCursorPosition(0, 0); Console.CursorVisible = false;",
        "Console.OutputEncoding = System.Text.Encoding.UTF8;",
        "Console.SetOut(_writer); Console.SetError(_writer);",
        "var key = Console.IsInputRedirected ? 'x' : Console.ReadKey().KeyChar;",
        "var number = Console.Read(); var input = Console.In.ReadToEnd();",
        "await Console.Out.FlushAsync(); Console.Error.Flush();",
        "using var output = Console.OpenStandardOutput();",
        "var width = Console.BufferWidth + Console.WindowHeight;",
        "Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true;",
        "Console.CancelKeyPress += (_, _) => Console.WriteLine(name);",
        "AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.WriteLine(name);",
        "using var timer = new Timer(_ => Console.WriteLine(name));",
        "var later = new Lazy<int>(() => { Console.WriteLine(name); return 1; });",
        "void Unused() => Console.WriteLine(name);",
        "TextWriter.Null.WriteLine(name);",
        "Stream.Null.Write([1]);",
        "using var writer = new BinaryWriter(Stream.Null); writer.Write(name);",
        "using var json = new System.Text.Json.Utf8JsonWriter(Stream.Null); json.WriteStartObject(); json.WriteString(name, name);",
        "using var xml = System.Xml.XmlWriter.Create(Stream.Null); xml.WriteElementString(\"a\", name);",
        "var line = string.Format(\"{0}\", name) + $\"{total}\";",
        "var method = typeof(Console).GetMethod(\"WriteLine\", [])!;",
        "var names = nameof(Console.Out) + nameof(Console.Error);",
        "Action<string> write = _writer.WriteLine; write(name);",
        "rows.ToList().ForEach(_rows.Add);",
        "rows.ToList().ForEach(row => _logger.LogInformation(\"{Row}\", row));",
        "TextWriter writer = total > 1 ? Console.Out : Console.Error;",
        "_rows.Add(name); _rows.AddRange(words);",
        "Environment.ExitCode = total;",
        "var start = new System.Diagnostics.ProcessStartInfo(name) { RedirectStandardOutput = true };",
        "System.Diagnostics.Process process = null!; await process.StandardInput.WriteLineAsync(name);",
        "System.Threading.Channels.Channel<string> channel = null!; await channel.Writer.WriteAsync(name); channel.Writer.TryWrite(name);",
        "using var meter = new System.Diagnostics.Metrics.Meter(name); meter.CreateCounter<int>(name).Add(1);"));

    [Theory]
    [InlineData("[Flow(LogPrints = true)]")]
    [InlineData("[Task(LogPrints = true)]")]
    [InlineData("[Printing]")]
    [InlineData("[Obsolete]")]
    public Task Leaves_runs_whose_prints_are_logged_and_what_is_no_run(string attribute) => Verify.AnalyzerAsync(
        PrintCode.In(attribute, "Console.WriteLine(name);") + "\npublic sealed class PrintingAttribute : TaskAttribute { public PrintingAttribute() => LogPrints = true; }");

    [Theory]
    [InlineData("[Task]", "public partial class Etl { [Flow(LogPrints = true)] public void All() { } }")]
    [InlineData("[Task]", "public static partial class Other { [Flow(\"all\", LogPrints = true)] public static void All() { } }")]
    [InlineData("[Flow]", "public static partial class Other { [Flow(LogPrints = true)] public static Task AllAsync(Etl etl) => etl.RunAsync(\"\", 0, [], [], [], null!); }")]
    [InlineData("[Flow]", "public static class Start { public static void Now() => ProvostEngine.Configure(new() { LogPrints = true }); }")]
    [InlineData("[Task]", "public static class Start { public static TaskOptions Change(TaskOptions options) => options with { LogPrints = true }; }")]
    public Task Leaves_runs_that_may_take_the_option_from_elsewhere(string attribute, string elsewhere)
    {
        var test = Verify.Test(PrintCode.In(attribute, "Console.WriteLine(name);"));
        test.TestState.Sources.Add(elsewhere);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("[Flow]", "public static partial class Other { [Flow(LogPrints = true)] public static void All() { } }")]
    [InlineData("[Task]", "public static partial class Other { [Flow(LogPrints = false)] public static void All() { } }")]
    [InlineData("[Task]", "public static class Start { public static void Now() => ProvostEngine.Configure(new() { LogPrints = false }); }")]
    [InlineData("[Task]", "public static class Start { /* LogPrints = true */ }")]
    public Task Reports_where_the_option_is_on_for_others_only(string attribute, string elsewhere)
    {
        var test = Verify.Test(PrintCode.In(attribute, "[|Console.WriteLine|](name);"));
        test.TestState.Sources.Add(elsewhere);
        return test.RunAsync();
    }

    [Fact]
    public Task Leaves_programs_and_helpers() => Verify.AnalyzerAsync("""
        public static class Program
        {
            public static void Show(string text) => Console.WriteLine(text);

            public static int Count { get { Console.WriteLine(); return 1; } }
        }
        """);

    [Fact]
    public Task Says_what_where_and_why() => Verify.AnalyzerAsync(
        PrintCode.Flow("{|#0:Console.Error.WriteLine|}(name);"),
        new DiagnosticResult(PRV401ConsoleOutputAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithMessage(
            "'Console.Error.WriteLine' in flow 'RunAsync' goes past the run's logger, so that no log says which run wrote it, when and how serious it is"));
}
