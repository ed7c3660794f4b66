using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.Robustness;

/// <summary>
/// The code of the rule pages as it looks while somebody types it: cut off, with a token missing, doubled or out of place. No rule,
/// no fix and no generator may throw over any of it.
/// </summary>
public sealed class MutatedSourceTests
{
    /// <summary>Every how many tokens a mutation is made: enough to meet each construct, few enough to stay quick.</summary>
    private const int Stride = 5;

    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Nothing_throws_over_broken_code(string id)
    {
        var rule = RuleCatalogue.Rule(id);
        if (!RulePage.Exists(rule))
        {
            return;
        }

        foreach (var block in RulePage.Read(rule).CodeBlocks.Where(block => block.IsCSharp))
        {
            foreach (var mutant in Mutants(block.Code))
            {
                await BrokenProject.RunAsync(mutant);
            }
        }
    }

    private static IEnumerable<string> Mutants(string code)
    {
        ImmutableArray<SyntaxToken> tokens = [.. CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens().Where(token => !token.Span.IsEmpty)];
        for (var i = 1; i < tokens.Length - 1; i++)
        {
            var span = tokens[i].Span;
            var text = SourceText.From(code);
            switch (i % (4 * Stride))
            {
                case 0:
                    yield return code[..span.Start];
                    break;
                case Stride:
                    yield return text.Replace(span, "").ToString();
                    break;
                case 2 * Stride:
                    yield return text.Replace(span, $"{tokens[i].Text} {tokens[i].Text}").ToString();
                    break;
                case 3 * Stride:
                    yield return text.Replace(span, tokens[^(i + 1)].Text).ToString();
                    break;
            }
        }
    }
}
