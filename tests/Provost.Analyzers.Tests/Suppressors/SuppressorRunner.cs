using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.Suppressors;

/// <summary>
/// Runs a suppressor beside a stand-in for the analyzer of somebody else, which reports the places that the code marks: the call or
/// parameter after each <c>/*!*/</c>. The stand-in points where the real one does: at a name, at what is called, or at the whole.
/// </summary>
internal static class SuppressorRunner
{
    private const string Mark = "/*!*/";

    private static readonly CSharpParseOptions s_parseOptions = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "Provost.Generated")]);

    /// <summary>Whether all marked places were reported and suppressed; <see langword="false"/> where none was.</summary>
    public static async Task<bool> SuppressesAsync(DiagnosticSuppressor suppressor, string id, string code, string? noWarn = null)
    {
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(code, s_parseOptions, "/0/Code.cs", System.Text.Encoding.UTF8),
            CSharpSyntaxTree.ParseText(ImplicitUsings.Source, s_parseOptions, ImplicitUsings.FileName, System.Text.Encoding.UTF8),
        ];
        var compilationOptions = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions(noWarn is null ? [] : [new(noWarn, ReportDiagnostic.Suppress)]);
        var compilation = CSharpCompilation.Create("Code", trees, TestReferences.All, compilationOptions);
        CSharpGeneratorDriver.Create(RuleCatalogue.Generators, parseOptions: s_parseOptions).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        Assert.Empty(generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var options = new CompilationWithAnalyzersOptions(new([]), (exception, _, _) => Assert.Fail(exception.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var reports = await generated.WithAnalyzers([suppressor, new Reporter(id)], options).GetAnalyzerDiagnosticsAsync();

        Assert.NotEmpty(reports);
        Assert.All(reports, report => Assert.Equal(reports[0].IsSuppressed, report.IsSuppressed));
        return reports[0].IsSuppressed;
    }

#pragma warning disable RS1017, RS1025, RS1026, RS1036, RS1038, RS1041, RS2008 // It stands in for analyzers of others, and is no analyzer of ours.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Reporter(string id) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new(id, "Title", "Message", "Category", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxTreeAction(ReportMarked);
        }

        private void ReportMarked(SyntaxTreeAnalysisContext context)
        {
            var root = context.Tree.GetRoot(context.CancellationToken);
            foreach (var mark in root.DescendantTrivia().Where(trivia => trivia.ToString() == Mark))
            {
                foreach (var place in PlacesAfter(root.FindToken(mark.Span.End)))
                {
                    context.ReportDiagnostic(Diagnostic.Create(_rule, place));
                }
            }
        }

        private static IEnumerable<Location> PlacesAfter(SyntaxToken token)
        {
            if (token.Parent!.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter && parameter.GetFirstToken() == token)
            {
                return [parameter.GetLocation(), parameter.Identifier.GetLocation()];
            }

            var call = token.Parent!.AncestorsAndSelf().TakeWhile(node => node.GetFirstToken() == token).OfType<InvocationExpressionSyntax>().Last();
            var name = call.Expression is MemberAccessExpressionSyntax access ? access.Name : call.Expression;
            return [call.GetLocation(), call.Expression.GetLocation(), name.GetLocation()];
        }
    }
#pragma warning restore RS1017, RS1025, RS1026, RS1036, RS1038, RS1041, RS2008
}
