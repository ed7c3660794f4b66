using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.CodeFix;

public class SyntaxValidationTests
{
    [Fact]
    public Task A_tree_unlike_the_parsed_one_fails_and_both_are_shown()
        => Expect.FailureAsync(Test<NameForSumFix>("class C { int f = 1+1; }"), "IdentifierName", "AddExpression");

    [Fact]
    public Task The_tree_need_not_be_compared()
    {
        var test = Test<NameForSumFix>("class C { int f = 1+1; }");
        test.CodeActionValidationMode = CodeActionValidationMode.None;
        return test.RunAsync();
    }

    [Fact]
    public Task Trivia_may_differ() => Test<CommentAsWhitespaceFix>("class C { int f = 1/**/; }").RunAsync();

    [Fact]
    public Task Trivia_count_in_full_validation()
    {
        var test = Test<CommentAsWhitespaceFix>("class C { int f = 1/**/; }");
        test.CodeActionValidationMode = CodeActionValidationMode.Full;
        return Expect.FailureAsync(test, "MultiLineCommentTrivia");
    }

    [Fact]
    public Task A_tree_like_the_parsed_one_passes_full_validation()
    {
        var test = Test<ZeroToOneFix>("class C { int f = 1; }");
        test.CodeActionValidationMode = CodeActionValidationMode.Full;
        return test.RunAsync();
    }

    [Fact]
    public Task A_wrong_text_is_told_before_a_wrong_tree()
        => Expect.FailureAsync(Test<NameForSumFix>("class C { int f = 2; }"), "content of");

    [Fact]
    public Task A_wrong_tree_is_told_before_a_wrong_number_of_rounds()
    {
        var test = Test<NameForSumFix>("class C { int f = 1+1; }");
        test.NumberOfIncrementalIterations = 4;
        return Expect.FailureAsync(test, "AddExpression");
    }

    private static SampleCodeFixTest<ZeroAnalyzer, TFix> Test<TFix>(string fixedCode)
        where TFix : CodeFixProvider, new()
        => new() { TestCode = "class C { int f = [|0|]; }", FixedCode = fixedCode };

    private abstract class ReplaceFix : CustomFix
    {
        protected abstract ExpressionSyntax Replacement { get; }

        protected override async Task<Solution> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
        {
            var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
            var literal = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            return document.WithSyntaxRoot(root.ReplaceNode(literal, Replacement)).Project.Solution;
        }
    }

    private sealed class NameForSumFix : ReplaceFix
    {
        protected override ExpressionSyntax Replacement => SyntaxFactory.IdentifierName("1+1");
    }

    private sealed class CommentAsWhitespaceFix : ReplaceFix
    {
        protected override ExpressionSyntax Replacement
            => SyntaxFactory.ParseExpression("1").WithTrailingTrivia(SyntaxFactory.Whitespace("/**/"));
    }
}
