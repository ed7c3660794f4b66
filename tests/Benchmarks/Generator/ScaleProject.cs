using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Benchmarks;

/// <summary>
/// A project of many files, each of 21 methods and 104 calls: one flow that calls four tasks, and 100 calls of other things around.
/// For the generators it is compared with, the same files with a serialiser context of four types, or with five log messages, in place of
/// flow and tasks.
/// </summary>
internal sealed class ScaleProject(int files, ScaleSubject subject)
{
    private const int TasksPerFile = 4;
    private const int PlainMethodsPerFile = 16;
    private const int CallsPerMethod = 5;

    private static readonly CSharpParseOptions s_parseOptions = new CSharpParseOptions(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "Provost.Generated")]);

    private static readonly ImmutableArray<MetadataReference> s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } file
                && (file.StartsWith("System.", StringComparison.Ordinal) || file is "Provost.dll" or "netstandard.dll" or "mscorlib.dll" or "Microsoft.Extensions.Logging.Abstractions.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly ImmutableArray<SyntaxTree> _trees =
        [Parse("Usings.cs", Usings), .. Enumerable.Range(0, files).Select(file => Parse($"Unit{file}.cs", Source(file, subject)))];

    public ScaleProject WithFiles(int count) => new(count, subject);

    /// <summary>The same files, of which no generator has kept anything yet.</summary>
    public ScaleProject Anew() => new(files, subject);

    public static CSharpParseOptions ParseOptions => s_parseOptions;

    /// <summary>A compilation in which nothing is bound yet, of files parsed once.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Scale",
        _trees,
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The last file after an edit.</summary>
    public (SyntaxTree Before, SyntaxTree After) Edit(ScaleEdit edit, int round)
    {
        var before = _trees[^1];
        var text = before.ToString();
        var after = edit switch
        {
            ScaleEdit.PlainBody => text.Replace("text = text + 0;", $"text = text + {round + 1};", StringComparison.Ordinal),
            ScaleEdit.PlainMethod => text.Replace("// more", $"private static int Added{round}() => {round};", StringComparison.Ordinal),
            ScaleEdit.TaskSignature => text.Replace("int number0", $"int number0, int more = {round}", StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(edit)),
        };
        return (before, Parse(before.FilePath, after));
    }

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Text.Json.Serialization;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Logging;
        global using Provost;
        """;

    private static string Source(int file, ScaleSubject subject)
    {
        var source = new StringBuilder($"namespace Scale;\n\npublic static partial class Unit{file}\n{{\n");
        source.Append("    // more\n");
        if (subject == ScaleSubject.Provost)
            AppendFlow(source, file);
        for (var task = 0; task < TasksPerFile; task++)
            AppendTask(source, task, isTask: subject == ScaleSubject.Provost);
        for (var method = 0; method < PlainMethodsPerFile; method++)
            AppendMethod(source, $"private static string Plain{method}(List<int> numbers, string text)", "text");
        if (subject == ScaleSubject.LoggerMessage)
            AppendMessages(source);
        source.Append("}\n");
        if (subject == ScaleSubject.SystemTextJson)
            AppendContext(source, file);
        return source.ToString();
    }

    private static void AppendFlow(StringBuilder source, int file)
    {
        source.Append($"    [Flow(\"flow-{file}\")]\n    public static async Task<int> RunAsync(int start)\n    {{\n        var sum = start;\n");
        for (var task = 0; task < TasksPerFile; task++)
            source.Append($"        sum += await Step{task}Async(sum, \"text\");\n");
        source.Append("        return sum;\n    }\n\n");
    }

    private static void AppendTask(StringBuilder source, int task, bool isTask)
    {
        source.Append($"    /// <summary>Step {task} of the flow.</summary>\n");
        if (isTask)
            source.Append("    [Task(Retries = 2, RetryDelaySeconds = [1, 2])]\n");
        AppendMethod(source, $"public static async Task<int> Step{task}Async(int number{task}, string text, CancellationToken cancellationToken = default)", $"number{task}", "List<int> numbers = [];");
    }

    /// <summary>A method with a statement or two that call nothing, and five calls.</summary>
    private static void AppendMethod(StringBuilder source, string head, string result, string first = "")
    {
        source.Append($"    {head}\n    {{\n        {first}\n        text = text + 0;\n");
        for (var call = 0; call < CallsPerMethod; call += 5)
        {
            source.Append("        text = text.Replace(\"a\", numbers.Count().ToString());\n");
            source.Append("        text = text.Trim().ToUpperInvariant();\n");
        }

        source.Append($"        return {result};\n    }}\n\n");
    }

    private static void AppendMessages(StringBuilder source)
    {
        for (var message = 0; message <= TasksPerFile; message++)
            source.Append($"    [LoggerMessage({message}, LogLevel.Information, \"Step {{Number}} of {{Text}}\")]\n    public static partial void Log{message}(ILogger logger, int number, string text);\n\n");
    }

    private static void AppendContext(StringBuilder source, int file)
    {
        source.Append('\n');
        for (var type = 0; type < TasksPerFile; type++)
            source.Append($"[JsonSerializable(typeof(Data{file}_{type}))]\n");
        source.Append($"internal sealed partial class Context{file} : JsonSerializerContext;\n");
        for (var type = 0; type < TasksPerFile; type++)
            source.Append($"public sealed record Data{file}_{type}(int Number, string Text, DateTime When);\n");
    }

    private static SyntaxTree Parse(string path, string source) => CSharpSyntaxTree.ParseText(source, s_parseOptions, path, Encoding.UTF8);
}
