using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Observability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Observability.PRV402SilentFlowAnalyzer>;

namespace Provost.Analyzers.Tests.Observability;

public sealed class PRV402SilentFlowTests
{
    private const string Body = "Load(Change(Extract(name)));";

    [Theory]
    [InlineData(Body)]
    [InlineData("for (var i = 0; i < 3; i++) { Load(Change(Extract(name))); }")]
    [InlineData("var text = Extract(name); if (text.Length > 0) { Load(Change(text)); } Helper.Check(text);")]
    [InlineData("void Local() => Load(name); Change(Extract(name)); Local();")]
    [InlineData("Change(Extract(name)); Inner(name);")]
    public Task Reports_a_flow_of_several_tasks_without_a_log(string body) => Verify.AnalyzerAsync(Code(body, flow: "[|Run|]"));

    [Theory]
    [InlineData("LoadTask.Submit(ChangeTask.Submit(ExtractTask.Submit(name))).Wait();")]
    [InlineData("Load(name); Change(name); PickTask<int>().Run(1);")]
    public Task Reports_runs_by_proxies_too(string body) => ByProxyAsync(body, flow: "[|Run|]");

    [Theory]
    [InlineData("Load(name); Load(name); PickTask<int>().Run(1); PickTask<string>().Run(name);")]
    [InlineData("Load(name); Change(name); Func<int, int> pick = Pick<int>; pick(1);")]
    [InlineData("Load(name); Change(name); PickTask<int>().Run(1); Console.WriteLine(name);")]
    [InlineData("Load(name); Change(name); Helper.Tell<int>();")]
    public Task Leaves_small_and_talking_flows_by_proxies_too(string body) => ByProxyAsync(body, flow: "Run");

    private static Task ByProxyAsync(string body, string flow)
    {
        var source = Code(body, flow);
        return new GeneratedCodeFixTest<PRV402SilentFlowAnalyzer, EmptyCodeFixProvider>(source, source) { MarkupOptions = MarkupOptions.UseFirstDescriptor }.RunAsync();
    }

    [Theory]
    [InlineData("Load(name);")]
    [InlineData("Load(Extract(name));")]
    [InlineData("Load(name); Load(name); Load(name); Extract(name);")]
    [InlineData("Helper.Check(name);")]
    public Task Leaves_small_flows(string body) => Verify.AnalyzerAsync(Code(body));

    [Theory]
    [InlineData("Provost.Run.Logger.LogInformation(\"{Name}\", name);")]
    [InlineData("s_logger.LogInformation(\"{Name}\", name);")]
    [InlineData("Console.WriteLine(name);")]
    [InlineData("System.Diagnostics.Trace.WriteLine(name);")]
    [InlineData("Audit(name);")]
    [InlineData("Helper.Log(name);")]
    public Task Leaves_flows_that_log(string statement) => Verify.AnalyzerAsync(Code(Body + statement));

    [Fact]
    public Task Leaves_flows_whose_tasks_log() => Verify.AnalyzerAsync(Code(Body, inTask: "Provost.Run.Logger.LogInformation(\"{Text}\", text);"));

    [Fact]
    public Task Leaves_flows_whose_helpers_log() => Verify.AnalyzerAsync(Code(Body + "Helper.Check(name);", inHelper: "Deeper.Write(text);"));

    [Theory]
    [InlineData("s_store.Save(name);")]
    [InlineData("s_done(name);")]
    [InlineData("new Base().Save(name);")]
    public Task Leaves_flows_that_run_what_cannot_be_read(string statement) => Verify.AnalyzerAsync(Code(Body + statement));

    [Fact]
    public Task Leaves_flows_that_print_to_the_logger() => Verify.AnalyzerAsync(Code(Body, attribute: "[Flow(LogPrints = true)]"));

    [Theory]
    [InlineData("[Task]")]
    [InlineData("[Obsolete]")]
    public Task Leaves_what_is_no_flow(string attribute) => Verify.AnalyzerAsync(Code(Body, attribute: attribute));

    [Fact]
    public Task Says_what_where_and_why() => Verify.AnalyzerAsync(
        Code(Body, flow: "{|#0:Run|}"),
        new DiagnosticResult(PRV402SilentFlowAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithMessage(
            "Flow 'Run' and the 3 tasks it runs log nothing: when a run is slow or wrong, nothing tells what it worked on; use 'Run.Logger'"));

    private static string Code(string body, string flow = "Run", string attribute = "[Flow]", string inTask = "", string inHelper = "")
    {
        // A field is a word that smells of logging, so it is only there where it is used.
        var logger = body.Contains("s_logger") ? "private static readonly ILogger s_logger = null!;" : "";
        var audit = body.Contains("Audit(") ? "private static void Audit(string text) { }" : "";
        return $$"""
            public static partial class Etl
            {
                {{logger}}
                private static readonly IStore s_store = null!;
                private static readonly Action<string> s_done = null!;

                {{attribute}} public static void {{flow}}(string name) { {{body}} }

                [Task] public static string Extract(string name) => name;

                [Task] public static string Change(string text) { {{inTask}} return text; }

                [Task] public static void Load(string text) { }

                [Task] public static T Pick<T>(T one) => one;

                [Flow] public static void Inner(string name) { }

                {{audit}}
            }

            public interface IStore { void Save(string text); }

            public class Base { public virtual void Save(string text) { } }

            public static class Helper
            {
                public static void Check(string text) { {{inHelper}} }
                public static int Tell<T>() => 1;
                {{(body.Contains("Helper.Log") ? "public static void Log(string text) { }" : "")}}
            }

            public static class Deeper { public static void Write(string text) => Console.WriteLine(text); }
            """;
    }
}
