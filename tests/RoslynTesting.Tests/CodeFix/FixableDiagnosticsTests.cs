using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.CodeFix;

public class FixableDiagnosticsTests
{
    [Fact]
    public Task A_fix_may_handle_a_compiler_error()
        => new SampleCodeFixTest<EmptyDiagnosticAnalyzer, MissingToOneFix> { TestCode = "class C { int f = {|CS0103:missing|}; }", FixedCode = "class C { int f = 1; }" }.RunAsync();

    [Fact]
    public Task A_compiler_warning_that_a_fix_handles_always_counts()
        => Expect.FailureAsync(
            new SampleCodeFixTest<EmptyDiagnosticAnalyzer, UnusedVariableFix> { TestCode = "class C { void M() { int unused; } }", CompilerDiagnostics = CompilerDiagnostics.None },
            "CS0168");

    [Fact]
    public Task A_fix_may_handle_a_compiler_warning()
        => new SampleCodeFixTest<EmptyDiagnosticAnalyzer, UnusedVariableFix>
        {
            TestCode = "class C { void M() { int {|CS0168:unused|}; } }",
            FixedCode = "class C { void M() {  } }",
        }.RunAsync();

    [Fact]
    public Task A_diagnostic_of_a_compilation_action_cannot_be_fixed_while_typing()
        => Expect.FailureAsync(
            new SampleCodeFixTest<AtTheEndAnalyzer, ZeroToOneFix> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = 1; }" },
            "non-local");

    [Fact]
    public Task Non_local_diagnostics_can_be_let_through()
        => new SampleCodeFixTest<AtTheEndAnalyzer, ZeroToOneFix>
        {
            TestCode = "class C { int f = [|0|]; }",
            FixedCode = "class C { int f = 1; }",
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck,
        }.RunAsync();

    [Fact]
    public Task Non_local_diagnostics_without_a_fix_do_not_matter()
        => new SampleCodeFixTest<AtTheEndAnalyzer, EmptyCodeFixProvider> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = [|0|]; }" }.RunAsync();

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class AtTheEndAnalyzer : ZeroAnalyzer
    {
        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationAction(compilation =>
            {
                var literals = compilation.Compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<LiteralExpressionSyntax>();
                foreach (var diagnostic in literals.SelectMany(Analyze))
                    compilation.ReportDiagnostic(diagnostic);
            });
        }
    }

    private sealed class MissingToOneFix : ReplaceLiteralFix
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["CS0103"];

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(Replace(context, 1, "one"), context.Diagnostics);
            return Task.CompletedTask;
        }
    }

    private sealed class UnusedVariableFix : CustomFix
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["CS0168"];

        protected override async Task<Solution> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
        {
            var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
            var declaration = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()!;
            return document.WithSyntaxRoot(root.RemoveNode(declaration, SyntaxRemoveOptions.KeepExteriorTrivia)!).Project.Solution;
        }
    }
}
