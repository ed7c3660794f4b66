using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers.States;

namespace Provost.Analyzers.Tests.States;

/// <summary>The rules on states survive code as it is while somebody types it.</summary>
public sealed class StateRobustnessTests
{
    private static string Code => "using System; using System.Linq; using System.Collections.Generic; using Provost;\n" + StateCode.Statements("""
        if (state is Failed or Crashed && maybe as Completed != null && states.OfType<Failed>().Any()) return state.GetType() == typeof(Failed);
        if (maybe?.Name == "Completed" || state is { Name: not "Failed" } || $"{state.Type}" == "Failed") return string.Equals(state.Name, "Failed");
        switch (state.Name) { case "Completed": return new[] { "Failed" }.Contains(state.Name); }
        return state switch { Completed { Message: null } done => done.IsFinal, { Type: StateType.Failed } => state.Type is StateType.Failed, _ => false };
        """);

    [Fact]
    public async Task The_code_itself_is_reported()
    {
        var ids = (await RunAsync(Code)).Select(report => report.Id).Distinct().Order();

        Assert.Equal(["PRV301", "PRV302", "PRV303"], ids);
    }

    [Fact]
    public async Task Code_cut_off_anywhere_is_survived()
    {
        var code = Code;
        for (var length = code.IndexOf("if (state", StringComparison.Ordinal); length < code.Length; length += 13)
        {
            await RunAsync(code[..length]);
        }
    }

    [Fact]
    public async Task Code_that_lacks_any_one_token_is_survived()
    {
        var code = Code;
        var root = await CSharpSyntaxTree.ParseText(code).GetRootAsync();
        foreach (var token in root.DescendantTokens().Where(token => token.Span.Length > 0 && token.SpanStart > code.IndexOf("if (state", StringComparison.Ordinal)))
        {
            await RunAsync(code.Remove(token.SpanStart, token.Span.Length));
        }
    }

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> RunAsync(string code) => RuleRunner.RunAsync(
        CSharpCompilation.Create("Broken", [CSharpSyntaxTree.ParseText(code)], TestReferences.All),
        new PRV301StateCheckedByTypeAnalyzer(),
        new PRV302StateCheckedByNameAnalyzer(),
        new PRV303StateComparedByEnumAnalyzer());
}
