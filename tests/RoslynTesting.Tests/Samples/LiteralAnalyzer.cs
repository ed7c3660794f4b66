using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RoslynTesting.Tests.Samples;

/// <summary>An analyzer of the number literals in a program.</summary>
public abstract class LiteralAnalyzer : DiagnosticAnalyzer
{
    /// <summary>What it does in generated code; <see langword="null"/> if it does not say.</summary>
    protected virtual GeneratedCodeAnalysisFlags? GeneratedCode => GeneratedCodeAnalysisFlags.None;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        if (GeneratedCode is { } flags)
            context.ConfigureGeneratedCodeAnalysis(flags);

        context.RegisterSyntaxNodeAction(
            syntax =>
            {
                foreach (var diagnostic in Analyze((LiteralExpressionSyntax)syntax.Node))
                    syntax.ReportDiagnostic(diagnostic);
            },
            SyntaxKind.NumericLiteralExpression);
    }

    protected static DiagnosticDescriptor Rule(string id, DiagnosticSeverity severity = DiagnosticSeverity.Warning, bool enabled = true, string message = "Number '{0}'", params string[] tags)
        => new(id, "Title", message, "Test", severity, enabled, customTags: tags);

    /// <summary>The diagnostics of one literal.</summary>
    protected abstract IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal);
}
