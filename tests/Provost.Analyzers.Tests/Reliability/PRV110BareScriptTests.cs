using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Provost.Analyzers.Tests.Documentation;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV110BareScriptAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV110BareScriptAnalyzer,
    Provost.CodeFixes.Reliability.PRV110BareScriptCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV110BareScriptTests
{
    [Theory]
    [InlineData("using var http = new HttpClient(); var text = await http.[|GetStringAsync|](args[0]); Console.WriteLine(text);")]
    [InlineData("var text = new HttpClient().[|GetStringAsync|](args[0]).Result; return text.Length;")]
    [InlineData("Console.WriteLine(await LoadAsync()); static async Task<string> LoadAsync() => await new HttpClient().[|GetStringAsync|](\"\");")]
    [InlineData("foreach (var u in args) { await new HttpClient().[|GetStringAsync|](u); await File.WriteAllTextAsync(u, u); }")]
    [InlineData("await Importer.[|ImportAsync|](args[0]); static class Importer { public static Task ImportAsync(string u) => new HttpClient().GetStringAsync(u); }")]
    [InlineData("using var process = System.Diagnostics.Process.Start(args[0]); process.[|WaitForExit|]();")]
    [InlineData("static class Program { static async Task Main(string[] args) => await new HttpClient().[|GetStringAsync|](args[0]); }")]
    [InlineData("class Program { static int Main() { new HttpClient().[|Send|](new HttpRequestMessage()); return 0; } }")]
    public Task Reports_a_program_that_fetches_by_itself(string program) => ProgramAsync(program);

    [Theory]
    // Nothing that is worth a run.
    [InlineData("Console.WriteLine(args.Length);")]
    [InlineData("var config = File.ReadAllText(\"appsettings.json\"); Console.WriteLine(config);")]
    [InlineData("if (Directory.Exists(args[0])) { File.Delete(args[0]); }")]
    [InlineData("using var stream = new MemoryStream(); await stream.WriteAsync(new byte[3]);")]
    [InlineData("System.Diagnostics.Process.Start(\"https://example.org\");")]
    [InlineData("using var http = new HttpClient(); http.DefaultRequestHeaders.Add(\"a\", \"b\");")]
    [InlineData("var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0); listener.Start(); while (true) { using var client = await listener.AcceptTcpClientAsync(); }")]
    [InlineData("await Task.Delay(1000);")]
    [InlineData("Console.WriteLine(args.Length); static Task<string> Unused() => new HttpClient().GetStringAsync(\"\");")]
    // The program has flows.
    [InlineData("await Etl.RunAsync(); await new HttpClient().GetStringAsync(args[0]); static partial class Etl { [Flow] public static Task RunAsync() => Task.CompletedTask; }")]
    [InlineData("await new HttpClient().GetStringAsync(args[0]); static partial class Etl { [Flow] public static Task RunAsync() => Task.CompletedTask; }")]
    [InlineData("await new HttpClient().GetStringAsync(args[0]); static partial class Etl { [Nightly] public static Task RunAsync() => Task.CompletedTask; } class NightlyAttribute : FlowAttribute;")]
    [InlineData("await Etl.LoadAsync(args[0]); static partial class Etl { [Task(Retries = 1)] public static Task<string> LoadAsync(string u) => new HttpClient().GetStringAsync(u); }")]
    // Not a script.
    [InlineData("var app = Microsoft.AspNetCore.Builder.WebApplication.Create(); await new HttpClient().GetStringAsync(args[0]); app.Run(); namespace Microsoft.AspNetCore.Builder { class WebApplication { public static WebApplication Create() => new(); public void Run() { } } }")]
    [InlineData("var host = Microsoft.Extensions.Hosting.Host.Create(); await new HttpClient().GetStringAsync(args[0]); namespace Microsoft.Extensions.Hosting { class Host { public static object Create() => new(); } }")]
    [InlineData("new System.CommandLine.RootCommand().SetAction(() => new HttpClient().GetStringAsync(\"\")); namespace System.CommandLine { class RootCommand { public void SetAction(Func<Task> action) { } } }")]
    [InlineData("while (Console.ReadLine() is { } line) { Console.WriteLine(await new HttpClient().GetStringAsync(line)); }")]
    [InlineData("ProvostEngine.Configure(new ProvostOptions()); await new HttpClient().GetStringAsync(args[0]);")]
    [InlineData("class Program { static void Main() { } static Task<string> Other() => new HttpClient().GetStringAsync(\"\"); }")]
    [InlineData("class Program { static void Main() { } static void Main(int n) => new HttpClient().GetStringAsync(\"\"); }")]
    public Task Leaves_a_program_that_is_no_script(string program) => ProgramAsync(program);

    [Fact]
    public Task Leaves_a_library() =>
        Verify.AnalyzerAsync("public class Program { public static async Task Main(string[] args) => await new HttpClient().GetStringAsync(args[0]); }");

    [Theory]
    [InlineData("[assembly: Provost.Generated.OrchestratedMembers(Methods = new[] { \"RunAsync\" })]", 0)]
    [InlineData("", 1)]
    public async Task Leaves_a_program_whose_library_has_the_flows(string library, int reports)
    {
        var flows = CSharpCompilation.Create("Flows", [CSharpSyntaxTree.ParseText(library)], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary));
        var program = CSharpCompilation.Create(
            "Script",
            [CSharpSyntaxTree.ParseText("await new HttpClient().GetStringAsync(args[0]);"), CSharpSyntaxTree.ParseText(ImplicitUsings.Source)],
            [.. TestReferences.All, flows.ToMetadataReference()],
            new(OutputKind.ConsoleApplication));

        Assert.Equal(reports, (await RuleRunner.RunAsync(program, new PRV110BareScriptAnalyzer())).Length);
    }

    [Fact]
    public Task Leaves_a_test_project()
    {
        var test = Program("await new HttpClient().GetStringAsync(args[0]);");
        test.SolutionTransforms.Add((solution, project) => solution.AddMetadataReference(project, MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location)));
        return test.RunAsync();
    }

    [Fact]
    public Task Leaves_what_the_project_excludes()
    {
        var test = Program("await new HttpClient().GetStringAsync(args[0]);");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "[*]\nprovost.io.exclude_categories = http"));
        return test.RunAsync();
    }

    [Fact]
    public Task Names_the_way_from_the_program_to_the_call()
    {
        var test = Program("await Web.{|#0:LoadAsync|}(args[0]); internal static class Web { public static Task<string> LoadAsync(string url) => new HttpClient().{|#1:GetStringAsync|}(url); }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(PRV110BareScriptAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithLocation(1).WithMessage(
            "The program calls 'Web.LoadAsync' (Program → Web.LoadAsync → HttpClient.GetStringAsync, HTTP I/O) from its entry point and has no flow: nothing retries, times or records it"));
        return test.RunAsync();
    }

    [Fact]
    public Task Says_what_where_and_why()
    {
        var test = Program("using var http = new HttpClient(); await http.{|#0:GetStringAsync|}(args[0]); await http.{|#1:DeleteAsync|}(args[0]);");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(PRV110BareScriptAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithLocation(1).WithMessage(
            "The program calls 'HttpClient.GetStringAsync' (HTTP I/O) from its entry point and has no flow: nothing retries, times or records it"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData(
        """
        // Fetches.
        using var http = new HttpClient();
        foreach (var source in args)
        {
            var text = await http.[|GetStringAsync|](source); // all of it

            Console.WriteLine(text);
        }

        internal sealed record Order(int Id);
        """,
        """
        await Script.RunAsync(args);

        public static partial class Script
        {
            [Flow("TestProject")]
            public static async Task RunAsync(string[] args)
            {
                // Fetches.
                using var http = new HttpClient();
                foreach (var source in args)
                {
                    var text = await http.GetStringAsync(source); // all of it

                    Console.WriteLine(text);
                }
            }
        }

        internal sealed record Order(int Id);
        """)]
    [InlineData(
        """"
        using System.Net;

        var title = """
            A
              title
            """;
        var text = new HttpClient().[|GetStringAsync|]("http://localhost/").Result + title + @"
        verbatim";
        return Length(text);

        static int Length(string text) => text.Length;
        """",
        """"
        using System.Net;

        return Script.Run();

        public static partial class Script
        {
            [Flow("TestProject")]
            public static int Run()
            {
                var title = """
            A
              title
            """;
                var text = new HttpClient().GetStringAsync("http://localhost/").Result + title + @"
        verbatim";
                return Length(text);

                static int Length(string text) => text.Length;
            }
        }

        """")]
    [InlineData(
        """
        if (args.Length == 0)
        {
            return 1;
        }

        await new HttpClient().[|GetStringAsync|](args[0]);
        return 0;
        """,
        """
        return await Script.RunAsync(args);

        public static partial class Script
        {
            [Flow("TestProject")]
            public static async Task<int> RunAsync(string[] args)
            {
                if (args.Length == 0)
                {
                    return 1;
                }

                await new HttpClient().GetStringAsync(args[0]);
                return 0;
            }
        }

        """)]
    [InlineData(
        """
        await new HttpClient().[|GetStringAsync|]("http://localhost/");

        public static class Script { }
        """,
        """
        await Script2.RunAsync();

        public static partial class Script2
        {
            [Flow("TestProject")]
            public static async Task RunAsync()
            {
                await new HttpClient().GetStringAsync("http://localhost/");
            }
        }

        public static class Script { }
        """)]
    [InlineData(
        """
        namespace Imports;

        internal static class Program
        {
            /// <summary>Starts here.</summary>
            private static async Task<int> Main(string[] args)
            {
                // Fetches.
                await new HttpClient().[|GetStringAsync|](args[0]);
                return Run(0);
            }

            private static int Run(int n) => n;
        }
        """,
        """
        namespace Imports;

        internal static partial class Program
        {
            /// <summary>Starts here.</summary>
            private static async Task<int> Main(string[] args) => await Run2Async(args);

            [Flow("TestProject")]
            public static async Task<int> Run2Async(string[] args)
            {
                // Fetches.
                await new HttpClient().GetStringAsync(args[0]);
                return Run(0);
            }

            private static int Run(int n) => n;
        }
        """)]
    [InlineData(
        """
        static class Program
        {
            static void Main() => new HttpClient().[|Send|](new HttpRequestMessage());
        }
        """,
        """
        static partial class Program
        {
            static void Main() => Run();

            [Flow("TestProject")]
            public static void Run() => new HttpClient().Send(new HttpRequestMessage());
        }
        """)]
    public async Task Moves_the_program_into_a_flow(string program, string fixedProgram)
    {
        await FixTest(program, fixedProgram).RunAsync();

        var example = RulePageExample.Compile(fixedProgram);
        Assert.Empty(example.CompilerDiagnostics(DiagnosticSeverity.Error));

        // What a flow is to do otherwise than a script is said next: its I/O, its waits and its output.
        Assert.All(await example.ReportsAsync(), report => Assert.Contains(report.Id, new[] { PRV101UnwrappedIoAnalyzer.Id, "PRV107", "PRV401" }));
    }

    [Theory]
    [InlineData("#if true\nawait new HttpClient().[|GetStringAsync|](Help.Address);\n#endif\nstatic class Help { public const string Address = \"\"; }")]
    [InlineData("await new HttpClient().[|GetStringAsync|](Address());\npartial class Program { static string Address() => \"\"; }")]
    public Task Leaves_a_program_that_it_could_not_move_whole(string program) => FixTest(program, program).RunAsync();

    [Theory]
    [InlineData("await new HttpClient().GetStringAsync(")]
    [InlineData("static async Task Main( => await new HttpClient().GetStringAsync(\"\");")]
    [InlineData("class Program { static async Task Main(string[] args) => await new HttpClient().GetStringAsync(args[0]; }")]
    [InlineData("return; await new HttpClient().GetStringAsync(); return 1; class")]
    public async Task Broken_code_breaks_nothing(string program)
    {
        SyntaxTree[] trees = [CSharpSyntaxTree.ParseText(program), CSharpSyntaxTree.ParseText(ImplicitUsings.Source)];

        await RuleRunner.RunAsync(CSharpCompilation.Create("Broken", trees, TestReferences.All), new PRV110BareScriptAnalyzer());
    }

    private static Task ProgramAsync(string program) => Program(program).RunAsync();

    private static CSharpAnalyzerTest<PRV110BareScriptAnalyzer, DefaultVerifier> Program(string program)
    {
        var test = Verify.Test(program);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test;
    }

    private static CSharpCodeFixTest<PRV110BareScriptAnalyzer, CodeFixes.Reliability.PRV110BareScriptCodeFixProvider, DefaultVerifier> FixTest(string program, string fixedProgram)
    {
        var test = VerifyFix.Test(program, fixedProgram);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test;
    }
}
