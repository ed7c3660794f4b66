using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Observability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Observability.PRV403UnboundLoggerAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Observability.PRV403UnboundLoggerAnalyzer,
    Provost.CodeFixes.Observability.PRV403UnboundLoggerCodeFixProvider>;

namespace Provost.Analyzers.Tests.Observability;

public sealed class PRV403UnboundLoggerTests
{
    [Theory]
    [InlineData("[|_logger|].LogInformation(\"{Name}\", name);")]
    [InlineData("[|this._logger|].LogInformation(\"{Name}\", name);")]
    [InlineData("[|s_logger|].LogError(\"{Name}\", name);")]
    [InlineData("[|Etl.s_logger|].LogError(\"{Name}\", name);")]
    [InlineData("[|Log|].LogDebug(\"{Name}\", name);")]
    [InlineData("[|_logger|].Log(LogLevel.Warning, \"{Name}\", name);")]
    [InlineData("LoggerExtensions.LogInformation([|_logger|], \"{Name}\", name);")]
    [InlineData("rows.ToList().ForEach(row => [|_logger|].LogInformation(\"{Row}\", row));")]
    [InlineData("[|Inherited|].LogInformation(\"{Name}\", name);")]
    public async Task Reports_a_logger_of_another_origin(string statement)
    {
        await Verify.AnalyzerAsync(Code(statement));
        await Verify.AnalyzerAsync(Code(statement, "[Task]"));
    }

    [Fact]
    public Task Reports_a_logger_of_the_primary_constructor() => Verify.AnalyzerAsync("""
        public partial class Etl(ILogger<Etl> logger)
        {
            [Flow] public void Run() => [|logger|].LogInformation("x");
        }
        """);

    [Theory]
    [InlineData("[|LogError|](e.Message);")]
    [InlineData("[|LogError|](\"failed: {Reason}\", e.Message);")]
    [InlineData("[|LogError|](\"failed: {Reason}\", e.ToString());")]
    [InlineData("[|LogWarning|](\"failed: {Reason}\", e);")]
    [InlineData("[|LogWarning|](\"failed: {Name}: {Reason}\", name, e);")]
    [InlineData("[|LogError|]($\"failed: {e.Message}\");")]
    [InlineData("[|LogError|](\"failed: \" + e.Message);")]
    [InlineData("[|LogError|](new EventId(1), \"failed: {Reason}\", e.Message);")]
    [InlineData("[|Log|](LogLevel.Error, \"failed: {Reason}\", e.Message);")]
    [InlineData("[|LogError|]((Exception?)null, \"failed: {Reason}\", e.Message);")]
    public Task Reports_an_exception_that_is_logged_as_text(string call) => Verify.AnalyzerAsync(Code(Catch($"Run.Logger.{call}")));

    [Theory]
    [InlineData("Run.Logger.LogInformation(\"{Name}\", name);")]
    [InlineData("given.LogInformation(\"{Name}\", name);")]
    [InlineData("var logger = Run.Logger; logger.LogInformation(\"{Name}\", name);")]
    [InlineData("Provost.Run.Logger.Log(LogLevel.Information, \"{Name}\", name);")]
    [InlineData("Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance.LogInformation(\"{Name}\", name);")]
    [InlineData("var isOn = _logger.IsEnabled(LogLevel.Debug);")]
    [InlineData("using var scope = _logger.BeginScope(name);")]
    [InlineData("Mine.LogInformation(name);")]
    [InlineData("Later = () => _logger.LogInformation(\"{Name}\", name);")]
    [InlineData("void Local(ILogger local) => local.LogInformation(\"{Name}\", name); Local(Run.Logger);")]
    public Task Leaves_the_run_logger_and_loggers_that_may_be_it(string statement) => Verify.AnalyzerAsync(Code(statement));

    [Theory]
    [InlineData("Run.Logger.LogError(e, \"failed\");")]
    [InlineData("Run.Logger.LogError(e, \"failed: {Reason}\", e.Message);")]
    [InlineData("Run.Logger.LogError(e, e.Message);")]
    [InlineData("Run.Logger.LogError(\"failed: {Name}\", name);")]
    [InlineData("Run.Logger.LogError(\"failed: {Type}\", e.GetType());")]
    [InlineData("Run.Logger.LogError(\"failed: {Text}\", Describe(e));")]
    [InlineData("Run.Logger.LogError(\"failed: {Code}\", e.HResult);")]
    [InlineData("Run.Logger.LogError(\"failed: {Reason}\", e.Message); throw;")]
    [InlineData("Run.Logger.LogError(\"failed: {Reason}\", e.Message); if (total > 1) { throw new InvalidOperationException(\"x\", e); }")]
    [InlineData("Run.Logger.Log(LogLevel.Error, e, \"failed\");")]
    [InlineData("var text = e.Message; Run.Logger.LogError(\"failed: {Text}\", text);")]
    [InlineData("Later = () => Run.Logger.LogError(\"failed: {Reason}\", e.Message);")]
    public Task Leaves_exceptions_that_are_passed_or_thrown_on(string statement) => Verify.AnalyzerAsync(Code(Catch(statement)));

    [Fact]
    public Task Leaves_messages_that_tell_of_the_run_and_of_what_failed() => Verify.AnalyzerAsync(PrintCode.Flows(
        "Run.Logger.LogDebug(name);",
        "Run.Logger.LogWarning(new EventId(1), \"{Name}\", name);",
        "Run.Logger.Log(LogLevel.Error, new Exception(), \"{Total}\", total);",
        "given.LogError(new Exception(), \"x\");",
        "LoggerExtensions.LogInformation(Run.Logger, \"x\");",
        "LoggerExtensions.LogInformation(given, \"x\");",
        "ILogger logger = given; logger.LogInformation(\"x\");",
        "var logger = total > 1 ? Run.Logger : given; logger.LogWarning(\"x\");",
        "foreach (var logger in new[] { given }) { logger.LogInformation(\"x\"); }",
        "rows.ToList().ForEach(row => Run.Logger.LogInformation(\"{Row}\", row));",
        "rows.ToList().ForEach(row => given.LogInformation(\"{Row}\", row));",
        "void Local() => Run.Logger.LogInformation(\"x\"); Local();",
        "void Unused() => _logger.LogInformation(\"x\");",
        "var isOn = s_logger.IsEnabled(LogLevel.Trace) && _logger.IsEnabled(LogLevel.Debug);",
        "using (Run.Logger.BeginScope(\"{Name}\", name)) { Run.Logger.LogInformation(\"x\"); }",
        "var copy = _logger; copy.LogInformation(\"x\");",
        "var type = _logger.GetType(); var isSame = ReferenceEquals(_logger, s_logger);",
        "System.Diagnostics.Trace.TraceInformation(name); System.Diagnostics.Debug.WriteLine(name);",
        "_writer.WriteLine(name); _rows.Add(name);",
        "var name2 = nameof(LoggerExtensions.LogInformation) + nameof(_logger);",
        "AppDomain.CurrentDomain.ProcessExit += (_, _) => _logger.LogInformation(\"x\");",
        "using var timer = new Timer(_ => _logger.LogInformation(\"x\"));",
        "try { } catch (Exception e) { Run.Logger.LogError(e, \"{Name}\", name); }",
        "try { } catch (IOException e) { Run.Logger.LogError(e, \"failed: {Reason}\", e.Message); }",
        "try { } catch (Exception e) { _rows.Add(e.Message); }",
        "try { } catch (Exception e) { throw new InvalidOperationException(e.Message, e); }",
        "try { } catch (Exception e) { Run.Logger.LogError(\"failed: {Name}\", name); _ = e; }",
        "try { } catch (Exception e) when (e.Message.Length > 3) { Run.Logger.LogError(e, \"x\"); }",
        "try { } catch (Exception e) { Run.Logger.LogError(\"failed: {Reason}\", e.Message); throw new IOException(name, e); }",
        "try { } catch (AggregateException e) { foreach (var inner in e.InnerExceptions) { Run.Logger.LogError(inner, \"x\"); } }",
        "try { } catch (Exception e) { Run.Logger.LogError(e.InnerException, \"x\"); }",
        "try { } catch (Exception e) { Run.Logger.LogError(\"{Type} {Code}\", e.GetType().Name, e.HResult); }",
        "try { } catch (Exception e) { Run.Logger.LogError(\"{Source}\", e.Source); }",
        "try { } catch (Exception e) { Console.Error.WriteLine(e.Message); }",
        "try { } catch (Exception e) { Run.Logger.Log(LogLevel.Warning, new EventId(1), e, \"x\"); }",
        "try { } catch (OperationCanceledException) { Run.Logger.LogInformation(\"cancelled\"); }",
        "var error = new Exception(); Run.Logger.LogError(\"failed: {Reason}\", error.Message);",
        "Task<int>? task = null; Run.Logger.LogError(\"{Reason}\", task?.Exception?.Message);",
        "try { } catch (Exception e) { Func<string> text = () => e.Message; Run.Logger.LogError(e, \"{Text}\", text()); }"));

    [Theory]
    [InlineData("try { } catch { Run.Logger.LogError(\"failed\"); }")]
    [InlineData("try { } catch (InvalidOperationException) { Run.Logger.LogError(\"failed\"); }")]
    [InlineData("var e = new InvalidOperationException(); Run.Logger.LogError(\"failed: {Reason}\", e.Message);")]
    public Task Leaves_code_without_a_caught_exception(string statement) => Verify.AnalyzerAsync(Code(statement));

    [Theory]
    [InlineData("[Obsolete]")]
    [InlineData("[System.Diagnostics.DebuggerHidden]")]
    public Task Leaves_what_is_no_run(string attribute) => Verify.AnalyzerAsync(Code("_logger.LogInformation(\"x\");" + Catch("_logger.LogError(e.Message);"), attribute));

    [Fact]
    public Task Says_what_where_and_why() => Verify.AnalyzerAsync(
        Code(Catch("{|#0:_logger|}.{|#1:LogError|}(e.Message);")),
        new DiagnosticResult(PRV403UnboundLoggerAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithMessage(
            "'_logger' in flow 'RunAsync' does not know the run: its messages lack the run, its attempt and its flow; use 'Run.Logger'"),
        new DiagnosticResult(PRV403UnboundLoggerAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(1).WithMessage(
            "'LogError' in flow 'RunAsync' logs only the text of 'e': its type, stack and inner exceptions are lost; pass the exception itself"));

    [Theory]
    [InlineData("[|_logger|].LogInformation(\"{Name}\", name); // name", "Run.Logger.LogInformation(\"{Name}\", name); // name")]
    [InlineData("[|this._logger|]\n    .LogInformation(\"x\");", "Run.Logger\n    .LogInformation(\"x\");")]
    [InlineData("LoggerExtensions.LogInformation([|_logger|], \"x\");", "LoggerExtensions.LogInformation(Run.Logger, \"x\");")]
    public Task Writes_to_the_run_logger(string before, string after) => VerifyFix.FixAsync(Code(before), Code(after));

    [Theory]
    [InlineData("Run.Logger.[|LogError|](e.Message);", "Run.Logger.LogError(e, \"{Message}\", e.Message);")]
    [InlineData("Run.Logger.[|LogError|](e.ToString());", "Run.Logger.LogError(e, \"{Message}\", e.Message);")]
    [InlineData("Run.Logger.[|LogError|](/* why */ \"failed: {Reason}\", e.Message);", "Run.Logger.LogError(/* why */ e, \"failed: {Reason}\", e.Message);")]
    [InlineData("Run.Logger.[|LogError|](new EventId(1), \"failed: {Reason}\", e.Message);", "Run.Logger.LogError(new EventId(1), e, \"failed: {Reason}\", e.Message);")]
    [InlineData("Run.Logger.[|Log|](LogLevel.Error, $\"failed: {e.Message}\");", "Run.Logger.Log(LogLevel.Error, e, $\"failed: {e.Message}\");")]
    [InlineData("Run.Logger.[|LogError|](null, \"failed: {Reason}\", e.Message);", "Run.Logger.LogError(e, \"failed: {Reason}\", e.Message);")]
    [InlineData("[|_logger|].[|LogError|](\"{Reason}\", e.Message);", "Run.Logger.LogError(e, \"{Reason}\", e.Message);")]
    public Task Passes_the_exception(string before, string after) => VerifyFix.FixAsync(Code(Catch(before)), Code(Catch(after)));

    [Theory]
    [InlineData("(ILogger<Etl> logger)", "")]
    [InlineData("(ILogger<Etl> logger, int more)", "(int more)")]
    [InlineData("(int more, ILogger<Etl> logger)", "(int more)")]
    [InlineData("(int more, /* why */ ILogger<Etl> logger, int less)", "(int more, int less)")]
    public Task Removes_the_parameter_that_nothing_reads_any_more(string before, string after) => VerifyFix.FixAsync(
        Primary(before, "[|logger|].LogInformation(\"x\"); [|logger|].LogInformation(\"y\");"),
        Primary(after, "Run.Logger.LogInformation(\"x\"); Run.Logger.LogInformation(\"y\");"));

    [Fact]
    public Task Removes_the_parameter_before_the_arguments_of_a_base_type() => VerifyFix.FixAsync(
        "public class Basis(int number) { public int Number => number; }\n" + Primary("(ILogger<Etl> logger) : Basis(1)", "[|logger|].LogInformation(\"x\");"),
        "public class Basis(int number) { public int Number => number; }\n" + Primary("() : Basis(1)", "Run.Logger.LogInformation(\"x\");"));

    [Theory]
    [InlineData("(ILogger<Etl> logger)", "", "public class Other { public Etl Make(ILogger<Etl> logger) => new(logger); }")]
    [InlineData("(ILogger<Etl> logger)", "", "public class Other(ILogger<Etl> logger) : Etl(logger);")]
    [InlineData("(ILogger<Etl> logger)", "", "public class Other : Etl { public Other(ILogger<Etl> logger) : base(logger) { } }")]
    [InlineData("(ILogger<Etl> logger)", "public void Plain() => logger.LogInformation(\"x\");", "")]
    [InlineData("(ILogger<Etl> logger)", "public ILogger Logger { get; } = logger;", "")]
    public Task Leaves_a_parameter_that_others_pass_or_read(string parameters, string members, string others) => VerifyFix.FixAsync(
        Primary(parameters, "[|logger|].LogInformation(\"x\");", members) + others,
        Primary(parameters, "Run.Logger.LogInformation(\"x\");", members) + others);

    [Fact]
    public Task Named_arguments_are_left_to_their_author() => VerifyFix.NoFixAsync(Code(Catch("Run.Logger.[|LogError|](message: \"failed: {Reason}\", args: [e.Message]);")));

    private static string Primary(string parameters, string statements, string members = "") => $$"""
        public partial class Etl{{parameters}}
        {
            [Flow] public void Load()
            {
                {{statements}}
            }
            {{members}}
        }

        """;

    private static string Catch(string statement) => $"try {{ }} catch (Exception e) {{ {statement} }}";

    private static string Code(string statements, string attribute = "[Flow]") => PrintCode.In(
        attribute,
        statements,
        """
            private ILogger Log => _logger;
            private Action? Later { get; set; }
            private static string Describe(Exception e) => e.Message;
            private static class Mine { public static void LogInformation(string text) { } }
        """).Replace("public partial class Etl", "public class Basis { protected ILogger Inherited { get; } = null!; }\n\npublic partial class Etl : Basis");
}
