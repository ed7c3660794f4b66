using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RoslynTesting.Tests.Samples;

/// <summary>Reports each literal <c>0</c>. It says nothing of generated code, so that it runs there too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class ZeroAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new("ZERO", "Zero", "Zero '{0}'", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            static node =>
            {
                if (node.Node.ToString() == "0")
                    node.ReportDiagnostic(Diagnostic.Create(Rule, node.Node.GetLocation(), node.Node.ToString()));
            },
            SyntaxKind.NumericLiteralExpression);
    }
}
