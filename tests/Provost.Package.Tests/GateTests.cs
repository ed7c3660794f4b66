using System.Text.RegularExpressions;
using Provost.Analyzers.Tests.Security;

namespace Provost.Package.Tests;

/// <summary>A build as a gate: what fails it, what its log says, and how findings of the past are accepted.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class GateTests(PackedPackage package)
{
    /// <summary>PRV201 of a key that only might be a secret stays a suggestion; the comment names what a strict build says.</summary>
    private static readonly string s_program = $$"""
        State state = await Orders.RunFlow.RunStateAsync(new Uri(args[0]));
        if (state is Completed)                                                              // error PRV301
            Console.WriteLine("completed");
        if (state.Name == "Completed")
            Console.WriteLine("completed, by name");

        public static partial class Orders
        {
            private const string DatabasePassword = "hunter-42!";                            // error PRV201
            private const string BoxKey = "{{MadeUpSecrets.Token}}";
            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task<string> RunAsync(Uri source) =>
                $"{await LoadAsync(source)} of {await CountAsync(source)}";                  // error PRV101

            [Task]
            public static async Task<string> CountAsync(Uri source)
            {
                return await s_http.GetStringAsync(source);                                  // warning PRV102
            }

            private static Task<string> LoadAsync(Uri source) => s_http.GetStringAsync(source);
        }
        """;

    [Fact]
    public async Task The_strict_gate_fails_the_build_except_where_the_project_says_otherwise_and_the_log_is_complete()
    {
        var project = await package.NewConsoleProjectAsync("Gated");
        await project.WriteAsync("Program.cs", s_program);
        await project.WriteAsync(".editorconfig", "[*.cs]\ndotnet_diagnostic.PRV302.severity = suggestion\n");
        await project.WriteAsync(".globalconfig", "is_global = true\ndotnet_diagnostic.PRV102.severity = warning\n");

        var build = await project.BuildAsync("-p:ProvostGate=Strict", "-p:ErrorLog=logs/build.sarif%2Cversion=2.1");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(Marked(s_program), build.Problems.Select(problem => (problem.Line, problem.Severity, problem.Id)).Order());
        var log = new SarifFile(await project.ReadAsync("logs/build.sarif"));
        Assert.Equal("error", log.Finding("PRV101").GetProperty("level").GetString());
        Assert.Equal(23, SarifFile.RelatedLines(log.Finding("PRV101")).Last());
        Assert.EndsWith("/PRV101.md", log.Rule("PRV101").GetProperty("helpUri").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(log.Rule("PRV101").GetProperty("fullDescription").GetProperty("text").GetString()!);
        Assert.Equal("Gated/", log.Category);
        Assert.All(log.Findings, finding => Assert.Matches("^[0-9a-f]{16}:1$", SarifFile.Fingerprint(finding)));
    }

    [Fact]
    public async Task The_gate_of_advice_fails_no_build()
    {
        var project = await package.NewConsoleProjectAsync("Advised");
        await project.WriteAsync("Program.cs", s_program);

        var build = await project.BuildAsync("-p:ProvostGate=advice", "-p:TreatWarningsAsErrors=true");

        Assert.Empty(build.MustSucceed().Problems);
    }

    [Fact]
    public async Task A_baseline_accepts_what_was_there_wherever_it_moves_fails_on_what_is_new_and_tells_what_has_gone()
    {
        var project = await package.NewConsoleProjectAsync("Legacy");
        await project.WriteAsync("Program.cs", s_program);
        await project.AddToProjectAsync("<PropertyGroup><ProvostGate>strict</ProvostGate><ProvostBaseline>accepted.txt</ProvostBaseline><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>");

        var written = (await project.BuildAsync("-p:ProvostWriteBaseline=true")).MustSucceed();
        Assert.Empty(written.Problems);
        var baseline = await project.ReadAsync("accepted.txt");
        Assert.Equal(
            ["PRV101 | Program.cs | RunAsync", "PRV102 | Program.cs | CountAsync", "PRV201 | Program.cs | BoxKey", "PRV201 | Program.cs | DatabasePassword", "PRV301 | Program.cs | ", "PRV302 | Program.cs | "],
            baseline.Split('\n').Where(line => line.StartsWith("PRV", StringComparison.Ordinal)).Select(line => Head().Match(line).Value));
        Assert.DoesNotContain(MadeUpSecrets.Token, baseline, StringComparison.Ordinal);

        await project.WriteAsync("Program.cs", "// Moved.\n\n" + s_program.Replace("    ", "  ", StringComparison.Ordinal));
        Assert.Empty((await project.BuildAsync()).MustSucceed().Problems);

        var changed = s_program.Replace("state is Completed", "state.IsCompleted", StringComparison.Ordinal)
            .Replace("private static Task", "[Task] public static Task<string> AgainAsync(Uri source) => s_http.GetStringAsync(source); private static Task", StringComparison.Ordinal);
        await project.WriteAsync("Program.cs", changed);
        var rejected = await project.BuildAsync();
        Assert.NotEqual(0, rejected.ExitCode);
        Assert.Equal(["PRV102"], rejected.Problems.Select(problem => problem.Id));

        var warned = await project.BuildAsync("-p:ProvostGate=team", "-p:TreatWarningsAsErrors=false");
        Assert.NotEqual(0, warned.ExitCode);
        Assert.Equal(
            [("warning", "PRV102", "Program.cs"), ("error", "PROVOST007", "accepted.txt"), ("warning", "PROVOST008", "accepted.txt")],
            warned.Problems.Select(problem => (problem.Severity, problem.Id, problem.File)));
        Assert.Contains("PRV102 at Program.cs(23)", warned.Output, StringComparison.Ordinal);
        Assert.Equal("PRV301", baseline.Split('\n')[warned.Problems.Single(problem => problem.Id == "PROVOST008").Line - 1][..6]);

        await project.WriteAsync("accepted.txt", baseline.Replace("PRV102 | Program.cs", "PRV102", StringComparison.Ordinal));
        var malformed = await project.BuildAsync("-p:ErrorLog=first-version.sarif");
        Assert.NotEqual(0, malformed.ExitCode);
        Assert.Equal(["PROVOST005", "PROVOST006"], malformed.Problems.Select(problem => problem.Id));
        Assert.StartsWith("PRV102", baseline.Split('\n')[malformed.Problems[1].Line - 1], StringComparison.Ordinal);
    }

    private static IEnumerable<(int Line, string Severity, string Id)> Marked(string source) =>
        source.Split('\n').SelectMany((line, index) => Mark().Matches(line).Select(mark => (index + 1, mark.Groups["severity"].Value, mark.Groups["id"].Value)));

    [GeneratedRegex(@"// (?<severity>error|warning) (?<id>PRV\d{3})")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^PRV\d{3} \| [^|]+ \| \w*")]
    private static partial Regex Head();
}
