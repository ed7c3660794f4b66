using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.Robustness;

/// <summary>
/// The code of the rule pages as it looks while somebody types it: cut off, with a token missing, doubled or out of place. No rule,
/// no fix and no generator may throw over any of it. With the environment variable <c>PROVOST_MUTATIONS=all</c> each token is mutated
/// in each way, which takes many minutes; else one in so many, and a different way each time.
/// </summary>
public sealed class MutatedSourceTests
{
    private const string AllVariable = "PROVOST_MUTATIONS";

    /// <summary>Every how many tokens a mutation is made: enough to meet each construct, few enough to stay quick.</summary>
    private const int Stride = 25;

    private static readonly bool s_all = Environment.GetEnvironmentVariable(AllVariable) == "all";

    private static readonly Func<SourceText, ImmutableArray<SyntaxToken>, int, string>[] s_mutations =
    [
        static (text, tokens, i) => text.ToString(new(0, tokens[i].SpanStart)),
        static (text, tokens, i) => text.Replace(tokens[i].Span, "").ToString(),
        static (text, tokens, i) => text.Replace(tokens[i].Span, $"{tokens[i].Text} {tokens[i].Text}").ToString(),
        static (text, tokens, i) => text.Replace(tokens[i].Span, tokens[^(i + 1)].Text).ToString(),
        static (text, tokens, i) => text.WithChanges(new TextChange(tokens[i].Span, tokens[i + 1].Text), new TextChange(tokens[i + 1].Span, tokens[i].Text)).ToString(),
    ];

    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Nothing_throws_over_broken_code(string id)
    {
        var rule = RuleCatalogue.Rule(id);
        Assert.True(RulePage.Exists(rule), $"{id} has no page whose code could be broken");
        foreach (var block in RulePage.Read(rule).CodeBlocks.Where(block => block.IsCSharp))
        {
            foreach (var mutant in Mutants(block.Code))
            {
                await BrokenProject.RunAsync(mutant);
            }
        }
    }

    [Fact]
    public void Each_mutation_changes_the_code_in_its_way()
    {
        var text = SourceText.From("a b c d");
        ImmutableArray<SyntaxToken> tokens = [.. SyntaxFactory.ParseTokens("a b c d").Where(token => !token.Span.IsEmpty)];

        Assert.Equal(["a ", "a  c d", "a b b c d", "a c c d", "a c b d"], s_mutations.Select(mutate => mutate(text, tokens, 1)));
    }

    private static IEnumerable<string> Mutants(string code)
    {
        var text = SourceText.From(code);
        ImmutableArray<SyntaxToken> tokens = [.. CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens().Where(token => !token.Span.IsEmpty)];
        for (var i = 1; i < tokens.Length - 1; i++)
        {
            for (var kind = 0; kind < s_mutations.Length; kind++)
            {
                if (s_all || i % Stride == 0 && kind == i / Stride % s_mutations.Length)
                {
                    yield return s_mutations[kind](text, tokens, i);
                }
            }
        }
    }
}
