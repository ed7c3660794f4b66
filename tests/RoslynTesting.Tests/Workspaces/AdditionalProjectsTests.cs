using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.Workspaces;

public class AdditionalProjectsTests
{
    [Fact]
    public Task Additional_projects_are_analyzed_too()
        => Expect.FailureAsync(
            new SampleAnalyzerTest<ZeroAnalyzer>
            {
                TestState = { Sources = { "class C { }" }, AdditionalProjects = { ["Other"] = { Sources = { "class D { int f = 0; }" } } } },
            },
            "/Other/Test0.cs");

    [Fact]
    public Task A_project_sees_the_projects_it_references()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestState =
            {
                Sources = { "class C : Library { }" },
                AdditionalProjects = { ["Library"] = { Sources = { "public class Library { }" } } },
                AdditionalProjectReferences = { "Library" },
            },
        }.RunAsync();

    [Fact]
    public Task A_project_does_not_see_other_projects()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestState =
            {
                Sources = { "class C : {|CS0246:Library|} { }" },
                AdditionalProjects = { ["Library"] = { Sources = { "public class Library { }" } } },
            },
        }.RunAsync();

    [Fact]
    public Task Additional_projects_may_reference_the_primary_one_and_each_other()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestState =
            {
                Sources = { "public class Primary { }" },
                AdditionalProjects =
                {
                    ["A"] = { Sources = { "public class A : Primary { }" }, AdditionalProjectReferences = { "TestProject" } },
                    ["B"] = { Sources = { "public class B : A { }" }, AdditionalProjectReferences = { "TestProject", "A" } },
                },
            },
        }.RunAsync();

    [Fact]
    public async Task Additional_projects_keep_their_own_options_and_references()
    {
        Solution? captured = null;
        await new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { }" },
                AdditionalReferences = { typeof(AdditionalProjectsTests).Assembly },
                AdditionalProjects =
                {
                    ["Other"] = { Sources = { "class Program { static void Main() { } }" }, OutputKind = OutputKind.ConsoleApplication, DocumentationMode = DocumentationMode.Parse },
                },
            },
            SolutionTransforms =
            {
                (solution, _) => captured = solution,
            },
        }.RunAsync();

        var own = typeof(AdditionalProjectsTests).Assembly.Location;
        var (primary, other) = (captured!.Projects.Single(project => project.Name == "TestProject"), captured.Projects.Single(project => project.Name == "Other"));
        Assert.Equal(OutputKind.ConsoleApplication, other.CompilationOptions!.OutputKind);
        Assert.Equal(DocumentationMode.Parse, other.ParseOptions!.DocumentationMode);
        Assert.Contains(own, primary.MetadataReferences.Select(reference => reference.Display));
        Assert.DoesNotContain(own, other.MetadataReferences.Select(reference => reference.Display));
    }

    [Fact]
    public void A_project_has_one_language()
    {
        var state = new SolutionState("Name", LanguageNames.CSharp, "/0/Test", "cs");
        _ = state.AdditionalProjects["Other"];

        Assert.Equal(LanguageNames.CSharp, state.AdditionalProjects["Other"].Language);
        Assert.Same(state.AdditionalProjects["Other"], state.AdditionalProjects["Other", LanguageNames.CSharp]);
        Assert.Throws<InvalidOperationException>(() => state.AdditionalProjects["Other", LanguageNames.VisualBasic]);
    }
}
