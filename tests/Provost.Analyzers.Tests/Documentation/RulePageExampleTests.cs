using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>The code on the pages compiles; the bad one is reported by the rule of the page alone, the good one by none.</summary>
public sealed class RulePageExampleTests
{
    public static TheoryData<string, int> BadBlocks => Blocks(RulePageBlock.Bad);

    public static TheoryData<string, int> GoodBlocks => Blocks(RulePageBlock.Good);

    [Theory]
    [MemberData(nameof(BadBlocks))]
    public async Task Bad_code_is_reported_by_this_rule_alone(string id, int block)
    {
        var example = Compile(id, block);

        Assert.Empty(example.CompilerDiagnostics(DiagnosticSeverity.Error));
        Assert.Equal([id], (await example.ReportsAsync()).Select(report => report.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(GoodBlocks))]
    public async Task Good_code_is_reported_by_nobody(string id, int block)
    {
        var example = Compile(id, block);

        Assert.Empty(example.CompilerDiagnostics(DiagnosticSeverity.Warning));
        Assert.Empty(await example.ReportsAsync());
    }

    [Theory]
    [MemberData(nameof(BadBlocks))]
    public async Task A_pragma_silences_the_rule(string id, int block)
    {
        if (!RulePage.Read(RuleCatalogue.Rule(id)).CodeBlocks[block].IsAdditionalFile)
        {
            Assert.Empty(await Compile(id, block, prefix: $"#pragma warning disable {id}\n").ReportsAsync());
        }
    }

    private static RulePageExample Compile(string id, int block, string prefix = "")
    {
        var example = RulePage.Read(RuleCatalogue.Rule(id)).CodeBlocks[block];
        return example.IsAdditionalFile ? RulePageExample.Compile("", additionalFile: example.Code) : RulePageExample.Compile(prefix + example.Code, hasInterceptors: example.HasInterceptors);
    }

    private static TheoryData<string, int> Blocks(string marker)
    {
        var data = new TheoryData<string, int>();
        foreach (var rule in RuleCatalogue.Rules.Where(RulePage.Exists))
        {
            var blocks = RulePage.Read(rule).CodeBlocks;
            for (var i = 0; i < blocks.Length; i++)
            {
                if ((blocks[i].IsCSharp || blocks[i].IsAdditionalFile) && blocks[i].Verdict == marker)
                {
                    data.Add(rule.Id, i);
                }
            }
        }

        return data;
    }
}
