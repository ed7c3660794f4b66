using System.Text.Json;

namespace Provost.Package.Tests;

/// <summary>What the props and targets of the package do to a project, by evaluating and building one project with various settings.</summary>
[Collection(PackageCollection.Name)]
public sealed class TargetsTests(PackedPackage package, TargetsTests.SmallFlow smallFlow) : IClassFixture<TargetsTests.SmallFlow>
{
    [Fact]
    public async Task Interceptors_are_allowed_beside_those_that_the_project_allows()
    {
        var project = await package.NewConsoleProjectAsync("OtherInterceptors");
        await project.AddToProjectAsync("<PropertyGroup><InterceptorsNamespaces>Mine.Generated</InterceptorsNamespaces></PropertyGroup>");

        var evaluation = (await project.DotnetAsync("msbuild", "-getProperty:InterceptorsNamespaces")).MustSucceed();

        Assert.Equal("Mine.Generated;Provost.Generated", evaluation.Output.Trim());
    }

    [Theory]
    [InlineData("enable", "", true)]
    [InlineData("true", "true", true)]
    [InlineData("enable", "disable", false)]
    [InlineData("enable", "false", false)]
    [InlineData("disable", "", false)]
    public async Task Implicit_usings_follow_the_project_and_its_opt_out(string implicitUsings, string provostImplicitUsings, bool expected)
    {
        var project = await smallFlow.ProjectAsync(package);

        var usings = await UsingsAsync(project, $"-p:ImplicitUsings={implicitUsings}", $"-p:ProvostImplicitUsings={provostImplicitUsings}");

        Assert.Equal(expected, usings.Contains("Provost"));
        Assert.Equal(expected, usings.Contains("Microsoft.Extensions.Logging"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("enable", true)]
    public async Task A_project_that_gets_the_package_through_another_one_has_to_ask_for_the_implicit_usings(string provostImplicitUsings, bool expected)
    {
        var direct = await smallFlow.ProjectAsync(package);
        var project = await package.NewProjectAsync("console", $"Transitive{provostImplicitUsings}");
        (await project.DotnetAsync("add", "reference", direct.Folder)).MustSucceed();
        (await project.DotnetAsync("restore")).MustSucceed();
        await project.AddToProjectAsync("""<ItemGroup><Using Include="Microsoft.Extensions.Logging" /></ItemGroup>""");

        var usings = await UsingsAsync(project, $"-p:ProvostImplicitUsings={provostImplicitUsings}");

        Assert.Equal(expected, usings.Contains("Provost"));
        Assert.Contains("Microsoft.Extensions.Logging", usings);
    }

    [Fact]
    public async Task A_project_can_remove_one_implicit_using()
    {
        var project = await package.NewConsoleProjectAsync("FewerUsings");
        await project.AddToProjectAsync("""<ItemGroup><Using Remove="Microsoft.Extensions.Logging" /></ItemGroup>""");

        var usings = await UsingsAsync(project);

        Assert.Contains("Provost", usings);
        Assert.DoesNotContain("Microsoft.Extensions.Logging", usings);
    }

    [Theory]
    [InlineData("CompilerApiVersion", "roslyn4.13", "PROVOST001")]
    [InlineData("LangVersion", "11", "PROVOST002")]
    [InlineData("LangVersion", "9.0", "PROVOST002")]
    [InlineData("ProvostGate", "harsh", "PROVOST003")]
    [InlineData("ProvostBaseline", "missing.txt", "PROVOST004")]
    public async Task A_setting_that_cannot_work_stops_the_build_with_the_reason(string property, string value, string expected)
    {
        var project = await smallFlow.ProjectAsync(package);

        var build = await project.BuildAsync($"-p:{property}={value}", "-p:ImplicitUsings=disable");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal([expected], build.Problems.Select(problem => problem.Id));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("preview")]
    public async Task A_language_that_the_generator_emits_builds_clean(string version)
    {
        var project = await smallFlow.ProjectAsync(package);

        var build = await project.BuildAsync($"-p:LangVersion={version}");

        Assert.Empty(build.MustSucceed().Problems);
    }

    [Fact]
    public async Task A_build_told_to_write_a_baseline_says_where_there_is_none()
    {
        var project = await smallFlow.ProjectAsync(package);

        var build = await project.BuildAsync("-p:ProvostWriteBaseline=true");

        Assert.Equal("PROVOST009", Assert.Single(build.MustSucceed().Problems).Id);
    }

    [Fact]
    public async Task A_report_is_written_where_it_is_asked_for_and_renewed_by_the_next_build()
    {
        var project = await smallFlow.ProjectAsync(package);
        string[] options = ["-p:ProvostReport=true", "-p:ProvostReportFile=report.md"];

        var build = (await project.BuildAsync(options)).MustSucceed();
        var report = await project.ReadAsync("report.md");
        await project.WriteAsync("report.md", "old");
        (await project.BuildAsync(options)).MustSucceed();

        Assert.Empty(build.Problems);
        Assert.Single(build.Lines(@"SmallFlow -> report\.md"));
        Assert.StartsWith("# ", report, StringComparison.Ordinal);
        Assert.Contains("`Doubling.Double`", report, StringComparison.Ordinal);
        Assert.Contains("```mermaid", report, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^//", report);
        Assert.Equal(report, await project.ReadAsync("report.md"));
    }

    private static async Task<List<string>> UsingsAsync(ConsumerProject project, params string[] options)
    {
        var evaluation = (await project.DotnetAsync(["msbuild", "-getItem:Using", .. options])).MustSucceed();
        var usings = JsonDocument.Parse(evaluation.Output).RootElement.GetProperty("Items").GetProperty("Using");
        return [.. usings.EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
    }

    /// <summary>One project with one small flow, which the tests build with settings of their own and do not change.</summary>
    public sealed class SmallFlow
    {
        private ConsumerProject? _project;

        internal async Task<ConsumerProject> ProjectAsync(PackedPackage package)
        {
            if (_project is not null) return _project;
            _project = await package.NewConsoleProjectAsync(nameof(SmallFlow));
            await _project.WriteAsync("Program.cs", """
                using Provost;

                System.Console.WriteLine(Doubling.Run(20));

                public static partial class Doubling
                {
                    [Flow]
                    public static int Run(int seed) => Double(seed) + 2;

                    [Task]
                    public static int Double(int number) => number * 2;
                }
                """);
            return _project;
        }
    }
}
