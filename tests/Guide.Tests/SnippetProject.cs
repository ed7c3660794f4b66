using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Guide.Tests;

/// <summary>A snippet, compiled as a new console project that references the package would compile it.</summary>
internal sealed class SnippetProject
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Logging;
        global using Provost;
        """;

    private static readonly CSharpParseOptions s_parseOptions = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "Provost.Generated")]);

    private static readonly ImmutableArray<MetadataReference> s_references = [..
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path))];

    private readonly Compilation _compilation;
    private readonly ImmutableArray<Diagnostic> _generatorDiagnostics;

    private SnippetProject(Compilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics)
    {
        _compilation = compilation;
        _generatorDiagnostics = generatorDiagnostics;
    }

    public static SnippetProject Compile(Snippet snippet, string name)
    {
        var units = snippet.Parts.Select(part => Parse(snippet.Page, part)).ToList();
        var isProgram = units.Any(HasStatements);
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

        List<string> texts = [Usings, .. units.Select(TextWithoutStatements)];
        if (isProgram) texts.Add(ProgramText(units));
        var trees = texts.Select((text, index) => CSharpSyntaxTree.ParseText(text, s_parseOptions, $"/0/{index}.cs", Encoding.UTF8));

        var compilation = CSharpCompilation.Create(name, trees, s_references, options);
        CSharpGeneratorDriver
            .Create(PackageParts.Generators, parseOptions: s_parseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics);
        return new(generated, diagnostics);
    }

    /// <summary>What the compiler, the generator and all rules have to say about it.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        // Errors of interceptors show only when the code is emitted.
        var emitted = _compilation.Emit(Stream.Null).Diagnostics;
        var reported = await _compilation
            .WithAnalyzers(PackageParts.Analyzers, new AnalyzerOptions([]))
            .GetAnalyzerDiagnosticsAsync();
        return
        [
            .. _generatorDiagnostics.Concat(emitted).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
                .Concat(reported)
                .Select(Describe),
        ];
    }

    public void EmitTo(string path)
    {
        var emitted = _compilation.Emit(path);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
    }

    /// <summary>A diagnostic with the place on the page.</summary>
    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        return $"{place.Path}:{place.StartLinePosition.Line + 1}: {diagnostic.Id}: {diagnostic.GetMessage()}";
    }

    private static CompilationUnitSyntax Parse(string page, SnippetPart part)
    {
        var code = $"#line {part.Line} \"{page}.md\"\n{part.Code}";
        if (part.IsMembers) code = $"public static partial class Example\n{{\n{code}\n}}\n";
        return CSharpSyntaxTree.ParseText(code, s_parseOptions).GetCompilationUnitRoot();
    }

    private static bool HasStatements(CompilationUnitSyntax unit) => unit.Members.Any(SyntaxKind.GlobalStatement);

    private static string TextWithoutStatements(CompilationUnitSyntax unit) =>
        HasStatements(unit) ? unit.Usings.ToFullString() + Mapped(unit.Members.Where(member => member is not GlobalStatementSyntax)) : unit.ToFullString();

    /// <summary>The statements of all parts, one after the other.</summary>
    private static string ProgramText(IReadOnlyList<CompilationUnitSyntax> units)
    {
        var usings = units.SelectMany(unit => unit.Usings).Select(node => node.ToString()).Distinct();
        return string.Join("\n", usings) + "\n" + Mapped(units.SelectMany(unit => unit.Members.OfType<GlobalStatementSyntax>()));
    }

    /// <summary>The members, each with the line of the page where it begins.</summary>
    private static string Mapped(IEnumerable<MemberDeclarationSyntax> members) => string.Concat(members.Select(member =>
    {
        var place = member.GetLocation().GetMappedLineSpan();
        return $"\n#line {place.StartLinePosition.Line + 1} \"{place.Path}\"\n{member}\n";
    }));
}
