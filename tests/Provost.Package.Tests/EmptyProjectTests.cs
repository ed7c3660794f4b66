namespace Provost.Package.Tests;

/// <summary>What a newcomer does: an empty console project, one package, a pasted program.</summary>
[Collection(PackageCollection.Name)]
public sealed class EmptyProjectTests(PackedPackage package)
{
    private const string Orders = """
        order,amount
        1,40.50
        2,1.50
        """;

    [Fact]
    public async Task The_program_of_the_readme_runs_orchestrated_with_no_other_setting()
    {
        await using var server = new FlakyServer(Orders, refusals: 1);
        var project = await package.NewConsoleProjectAsync("Etl");
        await project.WriteAsync("Program.cs", await ReadmeProgramAsync());

        var build = (await project.BuildAsync()).MustSucceed();
        var run = (await project.RunAsync(server.Address.AbsoluteUri)).MustSucceed();

        Assert.Empty(build.Problems);
        Assert.Contains("2 orders", run.Output, StringComparison.Ordinal);
        Assert.Equal("1,40.50\n2,1.50\n", (await project.ReadAsync("orders.txt")).ReplaceLineEndings("\n"));
        Assert.Equal(2, server.Requests);
        AssertLogged(run, """Flow run '[\w-]+' - Beginning flow run .* for flow 'etl-daily'""");
        AssertLogged(run, """Task run 'Extract-\w+' - Extracting from""", times: 2);
        AssertLogged(run, """Task run 'Extract-\w+' - Task run failed .*503.* Retry 1/3 will start""");
        AssertLogged(run, """Task run 'Extract-\w+' - Finished in state Completed""");
        AssertLogged(run, """Task run 'Transform-\w+' - Finished in state Completed""");
        AssertLogged(run, """Task run 'Load-\w+' - Finished in state Completed""");
        AssertLogged(run, """Flow run '[\w-]+' - Finished in state Completed""");
    }

    [Fact]
    public async Task The_readme_of_the_package_shows_the_program_of_the_repositorys() =>
        Assert.Equal(await ReadmeProgramAsync(), Markdown.FirstCSharp(await package.ReadAsync("README.md")));

    [Fact]
    public async Task A_flow_in_a_class_library_is_orchestrated_when_an_application_calls_it()
    {
        var library = await package.NewClassLibraryAsync("Flows");
        await library.WriteAsync("Class1.cs", """
            namespace Flows;

            public static partial class Nightly
            {
                [Flow("nightly")]
                public static int Run(int seed) => Double(seed) + 2;

                [Task]
                public static int Double(int number) => number * 2;
            }
            """);
        var application = await package.NewProjectAsync("console", "Application");
        (await application.DotnetAsync("add", "reference", library.Folder)).MustSucceed();
        await application.WriteAsync("Program.cs", "Console.WriteLine(Flows.Nightly.Run(int.Parse(args[0])));");

        var build = (await application.BuildAsync()).MustSucceed();
        var run = (await application.RunAsync("20")).MustSucceed();

        Assert.Empty(build.Problems);
        Assert.Contains("42", run.Output, StringComparison.Ordinal);
        AssertLogged(run, """Flow run '[\w-]+' - Finished in state Completed""");
        AssertLogged(run, """Task run 'Double-\w+' - Finished in state Completed""");
    }

    private static async Task<string> ReadmeProgramAsync() =>
        Markdown.FirstCSharp(await File.ReadAllTextAsync(Path.Combine(BuildEnvironment.RepositoryRoot, "README.md")));

    private static void AssertLogged(CliResult run, string pattern, int times = 1)
    {
        var logged = run.Lines(pattern);
        Assert.True(logged.Count == times, $"Expected {times} of /{pattern}/, found {logged.Count} in:\n{run.Output}");
    }
}
