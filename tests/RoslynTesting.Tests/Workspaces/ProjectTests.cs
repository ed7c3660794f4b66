using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.Workspaces;

public class ProjectTests
{
    [Fact]
    public async Task The_primary_project_has_the_documented_defaults()
    {
        var project = await CaptureAsync(new SampleAnalyzerTest<EmptyDiagnosticAnalyzer> { TestCode = "unsafe class C { }" });

        var options = (CSharpCompilationOptions)project.CompilationOptions!;
        Assert.Equal(("TestProject", "TestProject"), (project.Name, project.AssemblyName));
        Assert.Equal(OutputKind.DynamicallyLinkedLibrary, options.OutputKind);
        Assert.Equal(NullableContextOptions.Disable, options.NullableContextOptions);
        Assert.True(options.AllowUnsafe);
        Assert.Equal(LanguageVersion.Default, ((CSharpParseOptions)project.ParseOptions!).SpecifiedLanguageVersion);
        Assert.Equal(DocumentationMode.Diagnose, project.ParseOptions!.DocumentationMode);
    }

    [Fact]
    public async Task Files_are_numbered_or_named()
    {
        var project = await CaptureAsync(new SampleAnalyzerTest<EmptyDiagnosticAnalyzer>
        {
            TestState = { Sources = { "class A { }", "class B { }", ("/0/Folder/C.cs", "class C { }"), ("D.cs", "class D { }"), ("/E.cs", "class E { }") } },
        });

        Assert.Equal(["/0/Test0.cs", "/0/Test1.cs", "/0/Folder/C.cs", "D.cs", "/E.cs"], project.Documents.Select(document => document.FilePath));
        Assert.Equal(["Test0.cs", "Test1.cs", "C.cs", "D.cs", "/E.cs"], project.Documents.Select(document => document.Name));
        Assert.Equal(["Folder"], project.Documents.ElementAt(2).Folders);
        Assert.All(project.Documents.Where((_, index) => index != 2), document => Assert.Empty(document.Folders));
    }

    [Fact]
    public async Task Output_kind_documentation_mode_and_references_can_be_set()
    {
        var reference = MetadataReference.CreateFromFile(typeof(ProjectTests).Assembly.Location);
        var project = await CaptureAsync(new SampleAnalyzerTest<EmptyDiagnosticAnalyzer>
        {
            TestState =
            {
                Sources = { "System.Console.WriteLine();" },
                OutputKind = OutputKind.ConsoleApplication,
                DocumentationMode = DocumentationMode.None,
                AdditionalReferences = { reference, typeof(Enumerable).Assembly, typeof(Uri).Assembly.Location },
            },
        });

        Assert.Equal(OutputKind.ConsoleApplication, project.CompilationOptions!.OutputKind);
        Assert.Equal(DocumentationMode.None, project.ParseOptions!.DocumentationMode);
        Assert.Contains(reference, project.MetadataReferences);
        Assert.Contains(typeof(Enumerable).Assembly.Location, project.MetadataReferences.Select(candidate => candidate.Display));
        Assert.Contains(typeof(Uri).Assembly.Location, project.MetadataReferences.Select(candidate => candidate.Display));
    }

    [Fact]
    public Task Top_level_statements_need_an_executable()
        => new SampleAnalyzerTest<EmptyDiagnosticAnalyzer> { TestCode = "{|CS8805:System.Console.WriteLine();|}" }.RunAsync();

    [Fact]
    public Task Nullable_annotations_need_the_context()
        => new SampleAnalyzerTest<EmptyDiagnosticAnalyzer>
        {
            TestCode = "class C { string{|CS8632:?|} s; }",
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
            DisabledDiagnostics = { "CS0169" },
        }.RunAsync();

    [Fact]
    public async Task Included_documentation_comes_from_the_test()
    {
        var project = await CaptureAsync(new SampleAnalyzerTest<EmptyDiagnosticAnalyzer>
        {
            TestCode = """
                /// <include file='doc.xml' path='doc/summary'/>
                public class C { }
                """,
            XmlReferences = { ["doc.xml"] = "<doc><summary>Included.</summary></doc>" },
        });

        var compilation = await project.GetCompilationAsync();
        var comment = compilation!.GetTypeByMetadataName("C")!.GetDocumentationCommentXml(expandIncludes: true);

        Assert.Contains("<summary>Included.</summary>", comment);
    }

    [Fact]
    public async Task Transforms_run_on_every_solution_with_the_primary_project()
    {
        var names = new List<string>();
        await new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestState = { Sources = { "class C { int f = [|0|]; }" }, AdditionalProjects = { ["Other"] = { Sources = { "class D { }" } } } },
            SolutionTransforms =
            {
                (solution, id) =>
                {
                    names.Add(solution.GetProject(id)!.Name);
                    return solution;
                },
            },
        }.RunAsync();

        // As it is, and with the rule disabled; the analyzer says what it does in generated code.
        Assert.Equal(["TestProject", "TestProject"], names);
    }

    [Fact]
    public async Task Workspaces_are_disposed_with_the_test()
    {
        var test = new WorkspaceTest { TestCode = "class C { }" };
        await test.RunAsync();

        Assert.NotEmpty(test.Created);
        Assert.All(test.Created, workspace => Assert.True(workspace.IsDisposed));
    }

    private static async Task<Project> CaptureAsync(SampleAnalyzerTest<EmptyDiagnosticAnalyzer> test)
    {
        Project? captured = null;
        test.SolutionTransforms.Add((solution, id) =>
        {
            captured = solution.GetProject(id);
            return solution;
        });
        await test.RunAsync();
        return captured!;
    }

    private sealed class WorkspaceTest : SampleAnalyzerTest<EmptyDiagnosticAnalyzer>
    {
        public List<TrackedWorkspace> Created { get; } = [];

        protected override Task<Workspace> CreateWorkspaceImplAsync()
        {
            Created.Add(new TrackedWorkspace());
            return Task.FromResult<Workspace>(Created[^1]);
        }
    }

    private sealed class TrackedWorkspace() : Workspace(MefHostServices.DefaultHost, "Test")
    {
        public bool IsDisposed { get; private set; }

        public override bool CanApplyChange(ApplyChangesKind feature) => true;

        protected override void Dispose(bool finalize)
        {
            IsDisposed = true;
            base.Dispose(finalize);
        }
    }
}
