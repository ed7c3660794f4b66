using Microsoft.CodeAnalysis;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>The registry lists the flows and tasks of the program, wherever they are declared, and knows of each what the compiler knew.</summary>
public sealed class RegistryTests
{
    private const string ListAll = """
        var mine = OrchestrationRegistry.ManifestOf(typeof(Test).Assembly)!;
        return string.Join(", ", mine.Flows.Select(flow => "flow " + flow.FullName).Concat(mine.Tasks.Select(task => "task " + task.FullName)));
        """;

    [Theory]
    [InlineData("public static partial class Etl { [Flow] public static int Run() => 1; }", "flow Etl.Run")]
    [InlineData("public partial class Etl { [Flow] public int Run() => 1; [Task] internal int Get() => 1; }", "flow Etl.Run, task Etl.Get")]
    [InlineData("public static partial class Etl { [Flow] private static int Run() => 1; [Task] private static int Get() => 1; }", "flow Etl.Run, task Etl.Get")]
    [InlineData("public partial class Etl { [Flow] protected int Run() => 1; [Flow] private protected int Other() => 1; }", "flow Etl.Other, flow Etl.Run")]
    [InlineData("public static partial class Etl { [Task] public static int Get(int a) => a; [Task] public static int Get(string a) => 1; }", "task Etl.Get, task Etl.Get")]
    [InlineData("public static partial class Etl { [Task] private static int Get(int a) => a; [Task] private static int Get(string a) => 1; }", "task Etl.Get, task Etl.Get")]
    [InlineData("public partial class Outer { private partial class Inner { private partial record struct Deep { [Task] public static int Get() => 1; } } }", "task Outer.Inner.Deep.Get")]
    [InlineData("namespace A.@class { public static partial class @event { [Flow] public static int @int() => 1; } }", "flow A.class.event.int")]
    [InlineData("public partial class Etl<T> { [Flow] public static int Run() => 1; } public partial class Plain { [Flow] public static int Run() => 1; }", "flow Plain.Run")]
    public async Task The_manifest_lists_what_is_declared(string declarations, string expected)
    {
        foreach (var intercept in (bool[])[true, false])
            Assert.Equal($"{expected} <- ", await Recording.RunAsync(declarations, ListAll, intercept));
    }

    [Fact]
    public async Task Flows_are_found_by_name_and_by_full_name_and_run()
    {
        var result = await Recording.RunAsync(
            """
            public static partial class RegistryEtl
            {
                [Flow("registry-daily")] public static int Run(int a, int b = 2) => a + b;
                [Flow] private static string Hidden(Uri source) => source.Host;
            }
            """,
            """
            var sum = await OrchestrationRegistry.FindFlow("registry-daily")!.RunWithParametersAsync(new Dictionary<string, object?> { ["a"] = 1 });
            var host = await OrchestrationRegistry.FindFlow("RegistryEtl.Hidden")!.RunWithParametersAsync(new Dictionary<string, object?> { ["source"] = "https://example.org" });
            return $"{((State<int>)sum).Result()} {((State<string>)host).Result()} {OrchestrationRegistry.FindFlow("absent") is null}";
            """);
        Assert.Equal("3 example.org True <- flow RegistryEtl.Run, flow RegistryEtl.Hidden", result);
    }

    [Fact]
    public async Task A_name_that_several_flows_have_is_refused_with_their_full_names()
    {
        var result = await Recording.RunAsync(
            """
            public static partial class A { [Flow("registry-twice")] public static int Run() => 1; }
            public static partial class B { [Flow("registry-twice")] public static int Run() => 1; }
            """,
            """
            try { OrchestrationRegistry.FindFlow("registry-twice"); return "found"; }
            catch (InvalidOperationException exception) { return exception.Message; }
            """);
        Assert.Equal("2 flows are named 'registry-twice': A.Run, B.Run. Say which by its full name. <- ", result);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_flows_of_referenced_assemblies_are_found_too(bool asCompilation)
    {
        var deep = Library("Deep.Flows", "public static partial class Deepest { [Flow] public static int Sink() => 3; }");
        var library = Library("My-Library_1", "public static partial class Shared { [Flow] public static int Load() => Deepest.Sink(); }", Reference(deep, asCompilation));
        var project = Recording.Project(
            "",
            """return string.Join(", ", OrchestrationRegistry.ManifestOf(typeof(Test).Assembly)!.References.SelectMany(reference => reference.Flows));""",
            references: [Reference(library, asCompilation), Reference(deep, asCompilation)]);
        Assert.Equal("Sink, Load <- ", await project.RunAsync(deep.Image(), library.Image()));
    }

    [Fact]
    public void A_project_without_flows_tasks_and_references_to_any_has_no_manifest() =>
        Assert.Empty(GeneratedProject.Create("public sealed class Plain;").AssertEmits().Files);

    [Fact]
    public async Task Each_flow_and_task_knows_the_hash_of_its_code()
    {
        const string Declarations = "public static partial class Etl { [Flow] public static int Run() => $$BODY$$; [Task] public static int Get() => 1; }";
        const string Hashes = """
            var manifest = OrchestrationRegistry.ManifestOf(typeof(Test).Assembly)!;
            return manifest.Flows[0].SourceHash + " " + manifest.Tasks[0].SourceHash;
            """;
        var first = await Recording.RunAsync(Declarations.Replace("$$BODY$$", "1", StringComparison.Ordinal), Hashes);
        var formatted = await Recording.RunAsync(Declarations.Replace("$$BODY$$", " /* one */ 1\r\n ", StringComparison.Ordinal), Hashes);
        var changed = await Recording.RunAsync(Declarations.Replace("$$BODY$$", "2", StringComparison.Ordinal), Hashes);
        Assert.Matches("^[0-9a-f]{32} [0-9a-f]{32} <- $", first);
        Assert.Equal(first, formatted);
        Assert.NotEqual(first.Split(' ')[0], changed.Split(' ')[0]);
        Assert.Equal(first.Split(' ')[1], changed.Split(' ')[1]);
    }

    [Fact]
    public async Task Overloads_know_each_their_own()
    {
        var result = await Recording.RunAsync(
            "public static partial class Etl { [Flow] public static int Run(int number) => 1; [Flow] public static int Run(string text) => 2; }",
            """return string.Join(" ", Etl.RunFlow.Definitions.Select(flow => flow.ParameterSchema!.Value.GetProperty("properties").EnumerateObject().Single().Name));""");
        Assert.Equal("number text <- ", result);
    }

    private static GeneratedProject Library(string name, string source, params MetadataReference[] references) =>
        GeneratedProject.Create([new Source("Library.cs", source)], name: name, references: references);

    private static MetadataReference Reference(GeneratedProject library, bool asCompilation) =>
        asCompilation ? library.Compilation.ToMetadataReference() : MetadataReference.CreateFromImage(library.Image());
}
