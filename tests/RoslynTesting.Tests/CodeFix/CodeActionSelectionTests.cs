using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.CodeFix;

public class CodeActionSelectionTests
{
    [Theory]
    [InlineData(null, null, 1)]
    [InlineData(0, null, 1)]
    [InlineData(1, null, 2)]
    [InlineData(2, null, 3)]
    [InlineData(null, "three", 3)]
    [InlineData(1, "two", 2)]
    public Task An_action_is_chosen_by_index_or_key(int? index, string? key, int number)
        => new SampleCodeFixTest<ZeroAnalyzer, ThreeActionsFix>
        {
            TestCode = "class C { int f = [|0|], g = [|0|]; }",
            FixedCode = $$"""class C { int f = {{number}}, g = {{number}}; }""",
            CodeActionIndex = index,
            CodeActionEquivalenceKey = key,
        }.RunAsync();

    [Fact]
    public Task Index_and_key_must_agree()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ThreeActionsFix>
            {
                TestCode = "class C { int f = [|0|]; }",
                FixedCode = "class C { int f = 2; }",
                CodeActionIndex = 0,
                CodeActionEquivalenceKey = "two",
            },
            "must be consistent");

    [Fact]
    public Task An_index_with_a_key_must_exist()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ThreeActionsFix>
            {
                TestCode = "class C { int f = [|0|]; }",
                FixedCode = "class C { int f = 2; }",
                CodeActionIndex = 7,
                CodeActionEquivalenceKey = "two",
            },
            "'7'");

    [Fact]
    public Task An_action_chosen_by_both_need_not_be_offered_for_ever()
        => new SampleCodeFixTest<ZeroAnalyzer, TwoOnlyAtFirstFix>
        {
            TestCode = "class C { int f = [|0|], g = [|0|]; }",
            FixedState = { Sources = { "class C { int f = 2, g = [|0|]; }" }, MarkupHandling = MarkupMode.Allow },
            CodeActionIndex = 1,
            CodeActionEquivalenceKey = "two",
            NumberOfIncrementalIterations = 1,
        }.RunAsync();

    [Theory]
    [InlineData(3, null)]
    [InlineData(null, "four")]
    public Task An_action_that_is_not_offered_is_no_action(int? index, string? key)
        => new SampleCodeFixTest<ZeroAnalyzer, ThreeActionsFix>
        {
            TestCode = "class C { int f = [|0|]; }",
            FixedCode = "class C { int f = [|0|]; }",
            CodeActionIndex = index,
            CodeActionEquivalenceKey = key,
        }.RunAsync();

    [Fact]
    public async Task A_further_check_sees_the_action()
    {
        var titles = new HashSet<string>();
        await new SampleCodeFixTest<ZeroAnalyzer, ThreeActionsFix>
        {
            TestCode = "class C { int f = [|0|]; }",
            FixedCode = "class C { int f = 2; }",
            CodeActionIndex = 1,
            CodeActionVerifier = (action, _) =>
            {
                lock (titles)
                    titles.Add(action.Title);
            },
        }.RunAsync();

        Assert.Equal(["Replace by 2"], titles);
    }

    [Fact]
    public Task A_further_check_may_fail()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ThreeActionsFix>
            {
                TestCode = "class C { int f = [|0|]; }",
                FixedCode = "class C { int f = 1; }",
                CodeActionVerifier = (action, verifier) => verifier.Equal("Other title", action.Title, "Not this title"),
            },
            "Not this title");

    [Fact]
    public Task Actions_of_all_providers_count()
        => new TwoProvidersTest
        {
            TestCode = "class C { int f = [|0|]; }",
            FixedCode = "class C { int f = 9; }",
            CodeActionIndex = 3,
        }.RunAsync();

    [Fact]
    public Task A_test_may_leave_actions_out()
        => new NoFirstActionTest { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = 2; }" }.RunAsync();

    [Fact]
    public Task An_action_must_change_the_solution_exactly_once()
        => Expect.FailureAsync(new SampleCodeFixTest<ZeroAnalyzer, NoOperationFix> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = 1; }" });

    /// <summary>Offers 1, then 2 and 3 nested in a group.</summary>
    private sealed class ThreeActionsFix : ReplaceLiteralFix
    {
        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(Replace(context, 1, "one"), context.Diagnostics);
            context.RegisterCodeFix(CodeAction.Create("Group", [Replace(context, 2, "two"), Replace(context, 3, "three")], isInlinable: false), context.Diagnostics);
            return Task.CompletedTask;
        }
    }

    private sealed class TwoOnlyAtFirstFix : ReplaceLiteralFix
    {
        public override FixAllProvider? GetFixAllProvider() => null;

        public override async Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            var text = await context.Document.GetTextAsync(context.CancellationToken);
            context.RegisterCodeFix(Replace(context, 1, "one"), context.Diagnostics);
            if (!text.ToString().Contains('2'))
                context.RegisterCodeFix(Replace(context, 2, "two"), context.Diagnostics);
        }
    }

    private sealed class NineFix : ReplaceLiteralFix
    {
        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(Replace(context, 9, "nine"), context.Diagnostics);
            return Task.CompletedTask;
        }
    }

    private sealed class NoOperationFix : ReplaceLiteralFix
    {
        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(new NoOperationAction(), context.Diagnostics);
            return Task.CompletedTask;
        }

        private sealed class NoOperationAction : CodeAction
        {
            public override string Title => "Nothing";

            public override string EquivalenceKey => "nothing";

            protected override Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken)
                => Task.FromResult<IEnumerable<CodeActionOperation>>([]);
        }
    }

    private sealed class TwoProvidersTest : SampleCodeFixTest<ZeroAnalyzer, ThreeActionsFix>
    {
        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => [new ThreeActionsFix(), new NineFix()];
    }

    private sealed class NoFirstActionTest : SampleCodeFixTest<ZeroAnalyzer, ThreeActionsFix>
    {
        protected override ImmutableArray<CodeAction> FilterCodeActions(ImmutableArray<CodeAction> actions) => base.FilterCodeActions(actions).RemoveAt(0);
    }
}
