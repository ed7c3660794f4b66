using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Benchmarks;

/// <summary>
/// Code with many string literals in the proportions of real projects: messages, keys, addresses and identifiers in arguments,
/// fields, initialisers and comparisons, and one value in a hundred under a name that promises a secret. The same on every run.
/// </summary>
internal sealed class LiteralProject(int literals)
{
    private const int PerFile = 2000;
    private const int PerMethod = 20;

    private static readonly string[] s_words =
        ["order", "customer", "invoice", "warehouse", "could", "not", "find", "the", "value", "of", "import", "export", "daily", "report", "failed", "with", "retry", "queue", "message", "region"];

    private static readonly string[] s_names = ["message", "title", "path", "format", "region", "queueName", "column", "label", "contentType", "route"];

    private readonly Random _random = new(4711);

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Literals",
        Enumerable.Range(0, (literals + PerFile - 1) / PerFile).Select(file => CSharpSyntaxTree.ParseText(Source(file), path: $"File{file}.cs")),
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "System.Collections.dll" or "System.Console.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions(PeerAnalyzers.Ids.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));

    private string Source(int file)
    {
        var source = new StringBuilder("using System;\nusing System.Collections.Generic;\n");
        source.Append($"internal static class File{file}\n{{\n");
        for (var method = 0; method < PerFile / PerMethod; method++)
        {
            source.Append($"    internal static string Method{method}(string input, Dictionary<string, string> map)\n    {{\n");
            for (var literal = 0; literal < PerMethod; literal++)
            {
                source.Append("        ").Append(Statement(literal)).Append('\n');
            }

            source.Append("        return input;\n    }\n\n");
        }

        return source.Append("}\n").ToString();
    }

    private string Statement(int literal) => (literal % 5) switch
    {
        0 => $"Console.WriteLine(\"{Text()}\");",
        1 => $"var {Name()}{literal} = \"{Text()}\";",
        2 => $"map[\"{Pick(s_words)}\"] = \"{Text()}\";",
        3 => $"if (input == \"{Text()}\") Console.WriteLine(input);",
        _ => $"input += \"{Text()}\" + input;",
    };

    private string Name() => _random.Next(100) == 0 ? "accessToken" : Pick(s_names);

    private string Text() => _random.Next(10) switch
    {
        0 => $"https://{Pick(s_words)}.example.org/{Pick(s_words)}?page={_random.Next(100)}",
        1 => $"{Pick(s_words)}:{Pick(s_words)}:{Pick(s_words)}",
        2 => $"{Pick(s_words)}/{Pick(s_words)}.json",
        3 => new Guid(_random.Next(), 17, 4, 1, 2, 3, 4, 5, 6, 7, 8).ToString(),
        4 => Pick(s_words),
        5 => $"select {Pick(s_words)}, {Pick(s_words)} from {Pick(s_words)} where id = @id",
        _ => string.Join(' ', Enumerable.Range(0, _random.Next(2, 9)).Select(_ => Pick(s_words))),
    };

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
