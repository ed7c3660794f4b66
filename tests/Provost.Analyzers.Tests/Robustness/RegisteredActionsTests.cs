using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.Robustness;

/// <summary>What the rules ask of the compiler, which is what a project pays for them where they have nothing to say.</summary>
public sealed class RegisteredActionsTests
{
    public static TheoryData<string> Rules => [.. RuleCatalogue.Analyzers.Select(static rule => rule.GetType().Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_rule_about_flows_registers_nothing_in_a_project_without_the_runtime(string rule)
    {
        var telemetry = await TelemetryAsync(rule, TestReferences.All.RemoveAll(static reference => Path.GetFileName(reference.Display) == "Provost.dll"));

        // Secrets are looked for everywhere, file by file.
        Assert.Equal(rule.StartsWith("PRV2", StringComparison.Ordinal), telemetry.SemanticModelActionsCount > 0);
        Assert.Equal(0, telemetry.SymbolActionsCount + telemetry.SyntaxTreeActionsCount + telemetry.AdditionalFileActionsCount);
        Assert.Equal(0, CostlyActions(telemetry));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task No_rule_has_the_compiler_bind_code_that_is_no_concern_of_its(string rule) =>
        Assert.Equal(0, CostlyActions(await TelemetryAsync(rule, TestReferences.All)));

    /// <summary>Actions for the sake of which the compiler walks or binds every body of a project.</summary>
    private static int CostlyActions(AnalyzerTelemetryInfo telemetry) =>
        telemetry.OperationActionsCount
        + telemetry.OperationBlockActionsCount
        + telemetry.OperationBlockStartActionsCount
        + telemetry.OperationBlockEndActionsCount
        + telemetry.CodeBlockActionsCount
        + telemetry.CodeBlockStartActionsCount
        + telemetry.CodeBlockEndActionsCount
        + telemetry.SyntaxNodeActionsCount
        + telemetry.SymbolStartActionsCount;

    private static async Task<AnalyzerTelemetryInfo> TelemetryAsync(string name, ImmutableArray<MetadataReference> references)
    {
        var rule = RuleCatalogue.Analyzers.Single(rule => rule.GetType().Name == name);
        var compilation = CSharpCompilation.Create(
            "Registered",
            [CSharpSyntaxTree.ParseText("class C { static int s; void M() => s++; static void Main() { } }")],
            references,
            new(OutputKind.ConsoleApplication));
        return await compilation.WithAnalyzers([rule]).GetAnalyzerTelemetryInfoAsync(rule, default);
    }
}
