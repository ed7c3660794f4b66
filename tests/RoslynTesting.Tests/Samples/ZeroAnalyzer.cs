using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RoslynTesting.Tests.Samples;

/// <summary>Reports each literal <c>0</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class ZeroAnalyzer : LiteralAnalyzer
{
    public static readonly DiagnosticDescriptor Zero = Rule("ZERO");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Zero];

    protected override IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal)
        => literal.Token.Text == "0" ? [Diagnostic.Create(SupportedDiagnostics[0], literal.GetLocation(), literal.Token.Text)] : [];
}
