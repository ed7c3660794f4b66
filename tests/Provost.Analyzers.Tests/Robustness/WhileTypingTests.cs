using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.Robustness;

/// <summary>
/// All rules together over the code of all rule pages and samples, as one project: what an editor shows of each file is what a build
/// prints of it. Rules that say that they run at the end of a build are left out.
/// </summary>
public sealed class WhileTypingTests
{
    private static readonly CSharpParseOptions s_options = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "Provost.Generated")]);

    [Fact]
    public async Task Each_document_alone_shows_what_the_build_shows()
    {
        var compilation = Generate(Compile());
        var local = RuleCatalogue.Analyzers.Where(rule => rule.SupportedDiagnostics.All(IsLocal)).ToImmutableArray();
        var build = await RuleRunner.RunAsync(compilation, local);
        Assert.True(build.Select(report => report.Id).Distinct().Count() > local.Length / 2, $"few of the {local.Length} rules report anything");

        List<string> typed = [];
        foreach (var tree in compilation.SyntaxTrees)
        {
            // A compilation of its own, as an editor has after each key.
            var fresh = compilation.Clone();
            var rules = fresh.WithAnalyzers(local);
            typed.AddRange((await rules.GetAnalyzerSyntaxDiagnosticsAsync(tree, default)).Select(Describe));
            typed.AddRange((await rules.GetAnalyzerSemanticDiagnosticsAsync(fresh.GetSemanticModel(tree), filterSpan: null, default)).Select(Describe));
        }

        Assert.Equal(build.Where(report => report.Location.IsInSource).Select(Describe).Order(StringComparer.Ordinal), typed.Order(StringComparer.Ordinal));
    }

    private static bool IsLocal(DiagnosticDescriptor descriptor) => !descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd);

    private static CSharpCompilation Compile() => CSharpCompilation.Create(
        "Typing",
        Sources().Append(("ImplicitUsings.cs", ImplicitUsings.Source)).Select(source => CSharpSyntaxTree.ParseText(source.Item2, s_options, source.Item1, Encoding.UTF8)),
        TestReferences.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Each piece of code in a namespace of its own, and its types in two files where it has several.</summary>
    private static IEnumerable<(string Path, string Text)> Sources()
    {
        var pages = RuleCatalogue.Rules.Where(RulePage.Exists).SelectMany(rule => RulePage.Read(rule).CodeBlocks.Where(block => block.IsCSharp).Select((block, index) => ($"{rule.Id}_{index}", block.Code)));
        var samples = Directory.EnumerateFiles(Path.Combine(RuleDocs.RepositoryRoot, "src", "Samples"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select((path, index) => ($"Sample_{index}", File.ReadAllText(path)));
        return pages.SelectMany(InNamespace).Concat(samples.Select(sample => (sample.Item1 + ".cs", sample.Item2)));
    }

    private static IEnumerable<(string Path, string Text)> InNamespace((string Name, string Code) piece)
    {
        var root = CSharpSyntaxTree.ParseText(piece.Code, s_options).GetCompilationUnitRoot();
        if (root.Members.Any(member => member is GlobalStatementSyntax or BaseNamespaceDeclarationSyntax))
        {
            return [];
        }

        var head = $"{string.Concat(root.Usings.Select(@using => @using.ToFullString()))}\nnamespace {piece.Name};\n";
        return root.Members.Select((member, index) => ($"{piece.Name}_{index}.cs", head + member.ToFullString()));
    }

    private static Compilation Generate(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create(RuleCatalogue.Generators, parseOptions: s_options).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }

    private static string Describe(Diagnostic diagnostic) => $"{diagnostic} {string.Join(" ", diagnostic.AdditionalLocations)}";
}
