using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.CodeFix;

public class IterativeFixTests
{
    [Fact]
    public Task A_fix_is_applied_until_nothing_is_left()
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
        {
            TestCode = "class C { int f = [|0|], g = [|0|]; }",
            FixedCode = "class C { int f = 1, g = 1; }",
        }.RunAsync();

    [Fact]
    public Task A_different_text_fails()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = 2; }" },
            "Iterative code fix application",
            "class C { int f = 1; }",
            "class C { int f = 2; }");

    [Fact]
    public Task Without_fixed_code_it_is_an_analyzer_test()
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = "class C { int f = [|0|]; }" }.RunAsync();

    [Fact]
    public Task The_test_state_is_verified_first()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = "class C { int f = 0; }", FixedCode = "class C { int f = 1; }" },
            "Context: Diagnostics of test state");

    [Fact]
    public Task A_test_needs_source()
        => Expect.FailureAsync(new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { FixedCode = "class C { }" }, "TestState.Sources");

    [Fact]
    public Task Line_endings_count()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = "class C\r\n{\r\n    int f = [|0|];\r\n}", FixedCode = "class C\n{\n    int f = 1;\n}" },
            "<CR>");

    [Fact]
    public Task Several_files_are_compared()
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
        {
            TestState = { Sources = { "class C { int f = [|0|]; }", "class D { int f = [|0|]; }", "class E { }" } },
            FixedState = { Sources = { "class C { int f = 1; }", "class D { int f = 1; }", "class E { }" } },
        }.RunAsync();

    [Fact]
    public Task The_number_of_files_counts()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = "class C { int f = [|0|]; }", FixedState = { Sources = { "class C { int f = 1; }", "class D { }" } } },
            "Iterative code fix application");

    [Fact]
    public Task A_fix_may_add_a_file()
        => new SampleCodeFixTest<ZeroAnalyzer, AddFileFix>
        {
            TestCode = "class C { int f = [|0|]; }",
            FixedState = { Sources = { "class C { int f = 1; }", ("/0/Added.cs", "class Added { }") } },
        }.RunAsync();

    [Fact]
    public Task The_name_of_an_added_file_counts()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, AddFileFix>
            {
                TestCode = "class C { int f = [|0|]; }",
                FixedState = { Sources = { "class C { int f = 1; }", ("/0/Other.cs", "class Added { }") } },
            },
            "file name");

    [Fact]
    public Task The_folder_of_an_added_file_counts()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, AddFileFix>
            {
                TestCode = "class C { int f = [|0|]; }",
                FixedState = { Sources = { "class C { int f = 1; }", ("/0/Folder/Added.cs", "class Added { }") } },
            },
            "folders");

    [Fact]
    public Task A_fix_may_change_other_files()
        => new SampleCodeFixTest<ZeroAnalyzer, ChangeFilesFix>
        {
            TestState =
            {
                Sources = { "class C { int f = [|0|]; }" },
                AdditionalFiles = { ("/0/notes.txt", "before") },
                AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n") },
            },
            FixedState =
            {
                Sources = { "class C { int f = 1; }" },
                AdditionalFiles = { ("/0/notes.txt", "after") },
                AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n# after\n") },
            },
        }.RunAsync();

    [Theory]
    [InlineData("before", "root = true\n# after\n")]
    [InlineData("after", "root = true\n")]
    public Task Other_files_are_compared(string additional, string config)
        => Expect.FailureAsync(new SampleCodeFixTest<ZeroAnalyzer, ChangeFilesFix>
        {
            TestState =
            {
                Sources = { "class C { int f = [|0|]; }" },
                AdditionalFiles = { ("/0/notes.txt", "before") },
                AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n") },
            },
            FixedState =
            {
                Sources = { "class C { int f = 1; }" },
                AdditionalFiles = { ("/0/notes.txt", additional) },
                AnalyzerConfigFiles = { ("/.editorconfig", config) },
            },
        });

    [Fact]
    public Task Additional_projects_are_fixed_and_compared()
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
        {
            TestState =
            {
                Sources = { "class C { int f = [|0|]; }" },
                AdditionalProjects = { ["Other"] = { Sources = { "class D { int f = [|0|]; }" } } },
            },
            FixedState =
            {
                Sources = { "class C { int f = 1; }" },
                AdditionalProjects = { ["Other"] = { Sources = { "class D { int f = 1; }" } } },
            },
        }.RunAsync();

    [Fact]
    public Task A_wrong_text_in_an_additional_project_fails()
        => Expect.FailureAsync(new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
        {
            TestState =
            {
                Sources = { "class C { int f = [|0|]; }" },
                AdditionalProjects = { ["Other"] = { Sources = { "class D { int f = [|0|]; }" } } },
            },
            FixedState =
            {
                Sources = { "class C { int f = 1; }" },
                AdditionalProjects = { ["Other"] = { Sources = { "class D { int f = 2; }" } } },
            },
        });

    [Fact]
    public Task Encoding_and_checksum_are_kept()
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
        {
            TestState = { Sources = { SourceText.From("class C { int f = [|0|]; }", Encoding.UTF8) } },
            FixedState = { Sources = { SourceText.From("class C { int f = 1; }", Encoding.UTF8) } },
        }.RunAsync();

    [Fact]
    public Task Another_encoding_fails()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
            {
                TestState = { Sources = { SourceText.From("class C { int f = [|0|]; }", Encoding.UTF8) } },
                FixedState = { Sources = { SourceText.From("class C { int f = 1; }", Encoding.Unicode) } },
            },
            "encoding");

    [Fact]
    public Task Another_checksum_fails()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
            {
                TestState = { Sources = { SourceText.From("class C { int f = [|0|]; }", Encoding.UTF8, SourceHashAlgorithm.Sha1) } },
                FixedState = { Sources = { SourceText.From("class C { int f = 1; }", Encoding.UTF8, SourceHashAlgorithm.Sha256) } },
            },
            "checksum");

    [Fact]
    public Task The_verifier_is_a_test_in_a_line()
        => OfflineVerifier.VerifyCodeFixAsync("class C { int f = [|0|]; }", "class C { int f = 1; }");

    [Fact]
    public Task The_verifier_takes_expected_diagnostics()
        => OfflineVerifier.VerifyCodeFixAsync(
            "class C { int f = {|#0:0|}; }",
            OfflineVerifier.Diagnostic().WithLocation(0).WithArguments("0"),
            "class C { int f = 1; }");

    private sealed class OfflineVerifier : CodeFixVerifier<ZeroAnalyzer, ZeroToOneFix, SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>, DefaultVerifier>;

    private abstract class ZeroToOneAndMoreFix : CustomFix
    {
        protected override async Task<Solution> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
        {
            var text = await document.GetTextAsync(cancellationToken);
            return More(document.WithText(text.Replace(diagnostic.Location.SourceSpan, "1")).Project);
        }

        protected abstract Solution More(Project project);
    }

    private sealed class AddFileFix : ZeroToOneAndMoreFix
    {
        protected override Solution More(Project project) => project.AddDocument("Added.cs", "class Added { }").Project.Solution;
    }

    private sealed class ChangeFilesFix : ZeroToOneAndMoreFix
    {
        protected override Solution More(Project project)
            => project.Solution
                .WithAdditionalDocumentText(project.AdditionalDocumentIds.Single(), SourceText.From("after"))
                .WithAnalyzerConfigDocumentText(project.AnalyzerConfigDocuments.Single().Id, SourceText.From("root = true\n# after\n"));
    }
}
