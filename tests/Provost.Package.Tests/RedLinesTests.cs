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
            private const string DatabasePassword = "kV9x2pQw7LmZ4tRb";                          // PRV201

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

    [Fact]
    public async Task Dotnet_format_mends_them_and_the_program_then_builds_clean_and_runs()
    {
        await using var server = new FlakyServer("42", refusals: 1);
        var project = await package.NewConsoleProjectAsync("Mended");
        await project.WriteAsync("Program.cs", Program);

        (await project.DotnetAsync("format", "analyzers", "--no-restore", "--severity", "info")).MustSucceed();

        var build = (await project.BuildAsync()).MustSucceed();
        Assert.Empty(build.Problems);
        var password = LoadedSecret().Match(await project.ReadAsync("Program.cs")).Groups["name"].Value;
        var run = (await project.RunAsync(server.Address.AbsoluteUri, (VariableOf(password), "sesame"), ("ORDERS_API_KEY", "open"))).MustSucceed();
        Assert.Contains("completed, by type", run.Output, StringComparison.Ordinal);
        Assert.Contains("42 of 42, 6", run.Output, StringComparison.Ordinal);
        Assert.Contains("asked with key ********", run.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<(int Line, string Id)> Marked(string source) =>
        source.Split('\n').SelectMany((line, index) => Mark().Matches(line).Select(mark => (index + 1, mark.Value)));

    [GeneratedRegex(@"(?<=//.*)PRV\d{3}")]
    private static partial Regex Mark();

    /// <summary>The environment variable in which a secret is looked for.</summary>
    private static string VariableOf(string secret) => $"PROVOST_SECRET_{secret.ToUpperInvariant().Replace('-', '_')}";

    [GeneratedRegex("""Secret\.Load\("(?<name>[a-z-]+)"\)""")]
    private static partial Regex LoadedSecret();
}
