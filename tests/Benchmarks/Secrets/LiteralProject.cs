using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Benchmarks;

/// <summary>
/// Code with many string literals in the proportions of real projects: messages, keys, addresses and identifiers in arguments,
/// initialisers, sums, interpolations and comparisons, with comments and code between them, and one value in a hundred under a
/// name that promises a secret. The same on every run.
/// </summary>
internal sealed class LiteralProject(int literals)
{
    private const int PerFile = 2000;
    private const int PerMethod = 20;

    private static readonly string[] s_words =
        ["order", "customer", "invoice", "warehouse", "could", "not", "find", "the", "value", "of", "import", "export", "daily", "report", "failed", "with", "retry", "queue", "message", "region"];

    private static readonly string[] s_names = ["message", "title", "path", "format", "region", "queueName", "column", "label", "contentType", "route"];

    private readonly Random _random = new(4711);

    public CSharpCompilation Compile() => Compile(Enumerable.Range(0, (literals + PerFile - 1) / PerFile).Select(file => CSharpSyntaxTree.ParseText(Source(file), path: $"File{file}.cs")));

    /// <summary>The code of a directory; names of libraries in it stay unknown.</summary>
    public static CSharpCompilation Compile(string directory) => Compile(
        Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file)));

    public static int LiteralsOf(Compilation compilation) => compilation.SyntaxTrees.Sum(static tree => tree.GetRoot().DescendantTokens().Count(static token => (SyntaxKind)token.RawKind is
        SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedRawStringEndToken));

    private static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Literals",
        trees,
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions(PeerAnalyzers.Ids.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));

    private string Source(int file)
    {
        var source = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing System.Text;\n\n");
        source.Append($"/// <summary>The imports of part {file}, one after the other; what fails isn't tried again.</summary>\ninternal static class File{file}\n{{\n");
        for (var method = 0; method < PerFile / PerMethod; method++)
        {
            source.Append($"    /// <summary>Reads the rows of part {method} and \"fills in\" what is missing.</summary>\n    internal static string Method{method}(string input, int[] rows, Dictionary<string, string> map)\n    {{\n        var (sum, count) = (0, rows.Length);\n");
            for (var literal = 0; literal < PerMethod; literal++)
            {
                source.Append("        ").Append(Statement(literal)).Append('\n').Append(Between(literal));
            }

            source.Append("        return input;\n    }\n\n");
        }

        return source.Append("    private static void Log(string text, string about) => Console.WriteLine(text, about);\n}\n").ToString();
    }

    /// <summary>Each with one of the literals that are counted; keys come on top.</summary>
    private string Statement(int literal) => literal switch
    {
        0 => $"Console.WriteLine(\"{Text()}\");",
        1 or 2 => $"var {Name()}{literal} = \"{Text()}\";",
        3 => $"map[\"{Pick(s_words)}\"] = \"{Text()}\";",
        4 => $"map.Add(\"{Pick(s_words)}\", \"{Text()}\");",
        5 => $"if (input == \"{Text()}\") Console.WriteLine(input);",
        6 => $"if (count != rows.Length) throw new InvalidOperationException(\"{Text()}\");",
        7 => $"input += \"{Text()}\" + input;",
        8 => $"Console.WriteLine(\"{Text()} \" + input + \" ({Pick(s_words)}) \" + count);",
        9 => $"Console.WriteLine($\"{Text()} {{input}} of {{rows.Length}}\");",
        10 => $"input = $\"{{input}} {Text()} {{sum:N0}}\";",
        11 => $"Log(\n            \"{Text()}\",\n            input);",
        12 => $"Log(input, about: \"{Text()}\");",
        13 => $"input = input.Replace(\"{Pick(s_words)}\", \"{Text()}\");",
        14 => $"input = count > 3 ? \"{Text()}\" : input;",
        15 => $"input = map.TryGetValue(input, out var found{literal}) ? found{literal} : \"{Text()}\";",
        16 => $"input = Environment.MachineName ?? \"{Text()}\";",
        17 => $"Console.WriteLine(@\"c:\\{Pick(s_words)}\\{Text()}\");",
        18 => $"Console.WriteLine(\"\\\"{Text()}\\\"\\n\");",
        _ => $"input = new StringBuilder(input).Append(\"{Text()}\").AppendLine(input).ToString();",
    };

    /// <summary>Code without literals.</summary>
    private static string Between(int literal) => (literal % 4) switch
    {
        0 => "        // The rows are summed up here, since the caller doesn't know which of them count.\n        for (var i = 0; i < rows.Length; i++)\n        {\n            sum += rows[i] * (count - i);\n        }\n\n",
        2 => "        if (sum > count && rows[0] != 0)\n        {\n            count += Math.Max(sum / rows.Length, rows[^1]);\n        }\n\n",
        _ => "",
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
