using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers.Security;
using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.Security;

/// <summary>No tracked file holds anything shaped like a credential: tests put theirs together when they run.</summary>
public sealed class CredentialFreeRepositoryTests
{
    [Fact]
    public void No_file_holds_the_format_of_a_credential()
    {
        var found = TrackedFiles()
            .SelectMany(path => Lines(path).Select((line, i) => (Path: path, Line: i + 1, Finding: SecretFormatScanner.BuiltIn.Find(line, (_, _) => true) ?? Structure(line))))
            .Where(line => line.Finding is not null)
            .Select(line => $"{line.Path}:{line.Line}: {line.Finding!.Value.Kind}");

        Assert.Empty(found);
    }

    [Fact]
    public async Task No_code_holds_a_secret_under_its_name()
    {
        var trees = TrackedFiles()
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(RuleDocs.RepositoryRoot, path)), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), path));
        var compilation = CSharpCompilation.Create("Repository", trees, [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        var reports = await RuleRunner.RunAsync(compilation, new PRV201HardcodedSecretAnalyzer());

        Assert.Empty(reports.Where(IsCredential).Select(report => $"{report.Location.GetLineSpan()}: {report.GetMessage()}"));
    }

    /// <summary>Whether what is reported has the shape of a credential; a word and a number under the name of a password have none.</summary>
    private static bool IsCredential(Diagnostic report) => report.Properties[SecretProperties.Tier] switch
    {
        nameof(SecretTier.NamedPassword) => ValueJudge.Fits(report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan).Trim('"'), SecretNameKind.Token),
        nameof(SecretTier.Structure) => false,
        _ => true,
    };

    /// <summary>Keys and signed tokens; passwords in addresses are examples that no scanner's format matches.</summary>
    private static SecretFinding? Structure(string line) =>
        SecretStructures.Find(line, new SecretName(), (_, finding) => finding.Kind is "private key" or "JSON Web Token" or "shared access signature");

    private static IEnumerable<string> Lines(string path)
    {
        var text = File.ReadAllText(Path.Combine(RuleDocs.RepositoryRoot, path));
        return text.Contains('\0', StringComparison.Ordinal) ? [] : text.Split('\n');
    }

    private static List<string> TrackedFiles()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z"]) { WorkingDirectory = RuleDocs.RepositoryRoot, RedirectStandardOutput = true })!;
        var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(RuleDocs.RepositoryRoot, path))).ToList();
        git.WaitForExit();
        Assert.NotEmpty(files);
        return files;
    }
}
