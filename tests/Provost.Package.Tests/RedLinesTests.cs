using System.Text.RegularExpressions;

namespace Provost.Package.Tests;

/// <summary>The red lines as a user meets them: warnings of the build, mended by <c>dotnet format analyzers</c>.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class RedLinesTests(PackedPackage package)
{
    /// <summary>A comment at the end of a line names what the build is to say about it.</summary>
    private const string Program = """
        State state = await Orders.RunFlow.RunStateAsync(new Uri(args[0]));
        if (state is Completed)                                                                  // PRV301
            Console.WriteLine("completed, by type");
        if (state.Name == "Completed")                                                           // PRV302
            Console.WriteLine("completed, by name");
        Console.WriteLine(state.Result());
        var key = Environment.GetEnvironmentVariable("ORDERS_API_KEY");
        Console.WriteLine($"asked with key {key}");                                              // PRV202

        public static partial class Orders
        {
            private const string DatabasePassword = "hunter-42!";                                // PRV201

            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task<string> RunAsync(Uri source)
            {
                var total = await s_http.GetStringAsync(source);                                 // PRV101
                return $"{total} of {await CountAsync(source)}, {DatabasePassword.Length}";
            }

            [Task]
            public static async Task<string> CountAsync(Uri source)
            {
                return await s_http.GetStringAsync(source);                                      // PRV102
            }
        }
        """;

    [Fact]
    public async Task A_build_shows_exactly_the_red_lines_that_were_crossed()
    {
        var project = await package.NewConsoleProjectAsync("Crossed");
        await project.WriteAsync("Program.cs", Program);

        var build = (await project.BuildAsync()).MustSucceed();

        Assert.Equal(Marked(Program), build.Problems.Select(problem => (problem.Line, problem.Id)).Order());
    }

    /// <summary>The sample with a file for each rule, and the program above: mended in one go, built behind the strictest gate, and run.</summary>
    [Fact]
    public async Task Dotnet_format_mends_them_all_and_what_it_leaves_builds_clean_and_does_what_it_should()
    {
        await using var server = new FlakyServer("42", refusals: 1);
        var solution = await NewSolutionAsync();

        (await solution.DotnetAsync("restore")).MustSucceed();
        (await solution.DotnetAsync("format", "analyzers", "--no-restore", "--severity", "info")).MustSucceed();

        // What is moved into a flow is a matter of the rules about flows for the first time.
        (await solution.At("RedLines/BareScript").DotnetAsync("format", "analyzers", "--no-restore", "--severity", "info")).MustSucceed();

        var build = await solution.BuildAsync("--no-restore", "-p:ProvostGate=strict", "-p:TreatWarningsAsErrors=true");
        Assert.Empty(build.Problems);
        build.MustSucceed();
        var checks = await solution.DotnetAsync("run", "--no-build", "--project", "RedLines");
        Assert.Contains("0 of 30 checks failed", checks.MustSucceed().Output, StringComparison.Ordinal);
        var run = await solution.At("Mended").RunAsync(server.Address.AbsoluteUri, (VariableOf(LoadedSecret().Match(await solution.ReadAsync("Mended/Program.cs")).Groups["name"].Value), "sesame"), ("ORDERS_API_KEY", "open"));
        Assert.Contains("completed, by type", run.MustSucceed().Output, StringComparison.Ordinal);
        Assert.Contains("42 of 42, 6", run.Output, StringComparison.Ordinal);
        Assert.Contains("asked with key ********", run.Output, StringComparison.Ordinal);
    }

    /// <summary>The sample less what no fix mends and less its own severities, which are there so that its build goes on.</summary>
    private async Task<ConsumerProject> NewSolutionAsync()
    {
        var solution = package.NewFolder("AllLines");
        solution.CopySample("RedLines", leaveOut: ["ByHand", "InterceptorsOff", ".editorconfig"]);
        var sample = await solution.ReadAsync("RedLines/RedLines.csproj");
        await solution.WriteAsync("RedLines/RedLines.csproj", MissingProject().Replace(sample, ""));
        await solution.WriteAsync("Mended/Program.cs", Program);
        await solution.WriteAsync("Mended/Mended.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>""");
        await solution.WriteAsync("AllLines.slnx", """
            <Solution>
              <Project Path="RedLines/RedLines.csproj" />
              <Project Path="RedLines/BareScript/BareScript.csproj" />
              <Project Path="Mended/Mended.csproj" />
            </Solution>
            """);
        await solution.WriteAsync("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Provost" Version="{package.Version}" />
              </ItemGroup>
            </Project>
            """);
        return solution;
    }

    [GeneratedRegex("""\s*<ProjectReference Include="(ByHand|InterceptorsOff)/.*/>""")]
    private static partial Regex MissingProject();

    private static IEnumerable<(int Line, string Id)> Marked(string source) =>
        source.Split('\n').SelectMany((line, index) => Mark().Matches(line).Select(mark => (index + 1, mark.Value)));

    [GeneratedRegex(@"(?<=//.*)PRV\d{3}")]
    private static partial Regex Mark();

    /// <summary>The environment variable in which a secret is looked for.</summary>
    private static string VariableOf(string secret) => $"PROVOST_SECRET_{secret.ToUpperInvariant().Replace('-', '_')}";

    [GeneratedRegex("""Secret\.Load\("(?<name>[a-z-]+)"\)""")]
    private static partial Regex LoadedSecret();
}
