using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.CodeFix;

public class FixAllTests
{
    private const string TwoZeros = "class C { int f = [|0|], g = [|0|]; }";
    private const string TwoOnes = "class C { int f = 1, g = 1; }";

    [Theory]
    [InlineData(CodeFixTestBehaviors.None, "Fix all in document")]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck, "Fix all in project")]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck, "Fix all in solution")]
    public Task Every_scope_is_checked(CodeFixTestBehaviors behaviors, string context)
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, DifferentWhenAllAreFixed> { TestCode = TwoZeros, FixedCode = TwoOnes, CodeFixTestBehaviors = behaviors },
            context);

    [Fact]
    public Task All_scopes_can_be_left_out()
        => new SampleCodeFixTest<ZeroAnalyzer, DifferentWhenAllAreFixed> { TestCode = TwoZeros, FixedCode = TwoOnes, CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck }.RunAsync();

    [Fact]
    public Task What_comes_of_all_at_once_may_differ()
        => new SampleCodeFixTest<ZeroAnalyzer, DifferentWhenAllAreFixed>
        {
            TestCode = TwoZeros,
            FixedCode = TwoOnes,
            BatchFixedCode = "class C { int f = 7, g = 7; }",
        }.RunAsync();

    [Fact]
    public async Task The_provider_sees_scope_key_ids_and_diagnostics()
    {
        RecordingFix.Seen.Value = [];
        await new SampleCodeFixTest<ZeroAnalyzer, RecordingFix>
        {
            TestState =
            {
                Sources = { TwoZeros, "class D { int f = [|0|]; }" },
                AdditionalProjects = { ["Other"] = { Sources = { "class E { int f = [|0|]; }" } } },
            },
            FixedState =
            {
                Sources = { TwoOnes, "class D { int f = 1; }" },
                AdditionalProjects = { ["Other"] = { Sources = { "class E { int f = 1; }" } } },
            },
        }.RunAsync();

        Assert.Equal(
            [
                "Document one ZERO: 1 in Test0.cs",
                "Document one ZERO: 1 in Test1.cs",
                "Document one ZERO: 2 in Test0.cs",
                "Project one ZERO: 1 in Test0.cs",
                "Project one ZERO: 3 in Test0.cs",
                "Solution one ZERO: 4 in Test0.cs",
            ],
            RecordingFix.Seen.Value!.Order());
    }

    [Fact]
    public Task A_scope_that_is_not_supported_changes_nothing()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, DocumentOnlyFix> { TestCode = TwoZeros, FixedCode = TwoOnes },
            "Fix all in project",
            "content of");

    [Fact]
    public Task Unsupported_scopes_can_be_left_out()
        => new SampleCodeFixTest<ZeroAnalyzer, DocumentOnlyFix>
        {
            TestCode = TwoZeros,
            FixedCode = TwoOnes,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInProjectCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck,
        }.RunAsync();

    [Fact]
    public Task A_provider_may_decline()
        => new SampleCodeFixTest<ZeroAnalyzer, DecliningFix> { TestCode = TwoZeros, FixedCode = TwoOnes, BatchFixedState = { Sources = { TwoZeros }, MarkupHandling = MarkupMode.Allow } }.RunAsync();

    [Fact]
    public Task A_provider_that_cannot_fix_all_is_not_asked()
        => new SampleCodeFixTest<ZeroAnalyzer, OneByOneFix> { TestCode = TwoZeros, FixedCode = TwoOnes, BatchFixedCode = "class NeverMade { }" }.RunAsync();

    [Fact]
    public Task One_diagnostic_may_be_enough()
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
        {
            TestCode = TwoZeros,
            FixedState = { Sources = { "class C { int f = 1, g = [|0|]; }" }, MarkupHandling = MarkupMode.Allow },
            BatchFixedCode = TwoOnes,
            CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne,
        }.RunAsync();

    [Fact]
    public Task A_test_may_choose_which_one()
        => new LastOneTest
        {
            TestCode = TwoZeros,
            FixedState = { Sources = { "class C { int f = [|0|], g = 1; }" }, MarkupHandling = MarkupMode.Allow },
            BatchFixedCode = TwoOnes,
            CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne,
        }.RunAsync();

    private sealed class LastOneTest : SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
    {
        protected override Diagnostic? TrySelectDiagnosticToFix(ImmutableArray<Diagnostic> fixableDiagnostics) => fixableDiagnostics.LastOrDefault();
    }

    private sealed class OneByOneFix : ZeroToOneFix
    {
        public override FixAllProvider? GetFixAllProvider() => null;
    }

    private sealed class DifferentWhenAllAreFixed : ZeroToOneFix
    {
        public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        {
            var text = await document.GetTextAsync(context.CancellationToken);
            return document.WithText(text.WithChanges(diagnostics.Select(diagnostic => new TextChange(diagnostic.Location.SourceSpan, "7"))));
        });
    }

    private sealed class DecliningFix : ZeroToOneFix
    {
        public override FixAllProvider GetFixAllProvider() => new Provider();

        private sealed class Provider : FixAllProvider
        {
            public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(null);
        }
    }

    private sealed class DocumentOnlyFix : ZeroToOneFix
    {
        public override FixAllProvider GetFixAllProvider() => new Provider();

        private sealed class Provider : FixAllProvider
        {
            public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document];

            public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => WellKnownFixAllProviders.BatchFixer.GetFixAsync(fixAllContext);
        }
    }

    private sealed class RecordingFix : ZeroToOneFix
    {
        public static AsyncLocal<ConcurrentBag<string>> Seen { get; } = new();

        public override FixAllProvider GetFixAllProvider() => new Provider();

        private sealed class Provider : FixAllProvider
        {
            public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
            {
                var count = 0;
                if (fixAllContext.Scope == FixAllScope.Document)
                {
                    count = (await fixAllContext.GetDocumentDiagnosticsAsync(fixAllContext.Document!)).Length;
                }
                else
                {
                    foreach (var project in fixAllContext.Scope == FixAllScope.Project ? [fixAllContext.Project] : fixAllContext.Solution.Projects)
                        count += (await fixAllContext.GetAllDiagnosticsAsync(project)).Length;
                }

                Seen.Value!.Add($"{fixAllContext.Scope} {fixAllContext.CodeActionEquivalenceKey} {string.Join(',', fixAllContext.DiagnosticIds)}: {count} in {fixAllContext.Document!.Name}");
                return await WellKnownFixAllProviders.BatchFixer.GetFixAsync(fixAllContext);
            }
        }
    }
}
