using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Benchmarks;

/// <summary>
/// A project of any size that looks like a user's: each file has one flow with its tasks and the calls of them, and plain
/// methods with ordinary calls around, among which the generator and the rules must find theirs.
/// </summary>
internal sealed class SyntheticProject(int files)
{
    private ImmutableArray<SyntaxTree> _trees;

    private static readonly CSharpParseOptions s_parseOptions = new CSharpParseOptions(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "Provost.Generated")]);

    private static readonly ImmutableArray<MetadataReference> s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Provost.dll" or "Polly.Core.dll" || IsOfThePlatform(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public int TasksPerFile { get; init; } = 4;

    public int PlainMethodsPerFile { get; init; } = 16;

    public int CallsPerPlainMethod { get; init; } = 6;

    /// <summary>Whether each flow crosses each of the red lines once, rather than doing the same as it should be done.</summary>
    public bool RedLines { get; init; }

    /// <summary>A compilation in which nothing is bound yet, of files parsed once.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Synthetic",
        _trees.IsDefault ? _trees = [Parse("Usings.cs", Usings), .. Enumerable.Range(0, files).Select(file => Parse(file, Source(file)))] : _trees,
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(int file, string source) => Parse($"Flow{file}.cs", source);

    public string Source(int file, string taskBody = "number * 2", string taskParameters = "int number")
    {
        var source = new StringBuilder($$"""
            namespace Synthetic;

            public static partial class Flow{{file}}
            {
                [Flow("flow-{{file}}", LogPrints = true)]
                public static async Task<int> RunAsync(Uri source, CancellationToken cancellationToken = default)
                {
                    var sum = 0;

            """);
        for (var task = 0; task < TasksPerFile; task++)
            source.Append(Invariant($"        sum += await Step{task}Async({task});\n"));
        source.Append(RedLines ? RedFlowBody : CleanFlowBody);
        source.Append("        return sum;\n    }\n\n");
        for (var task = 0; task < TasksPerFile; task++)
            AppendTask(source, task, task == 0 ? taskBody : "number * 2", task == 0 ? taskParameters : "int number");
        source.Append(RedLines ? RedMembers : CleanMembers);
        for (var method = 0; method < PlainMethodsPerFile; method++)
            AppendPlainMethod(source, method);
        return source.Append("}\n").ToString();
    }

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Provost;
        """;

    private const string RedFlowBody = """
                using var http = new HttpClient();
                sum += (await http.GetStringAsync(source, cancellationToken)).Length;
                State state = await Step0Task.RunStateAsync(1);
                if (state is Completed)
                    sum++;
                if (state.Name == "Completed")
                    sum++;
                if (state.Type == StateType.Completed)
                    sum++;

        """;

    private const string CleanFlowBody = """
                sum += (await FetchAsync(source, cancellationToken)).Length;
                State state = await Step0Task.RunStateAsync(1);
                if (state.IsCompleted)
                    sum++;
                if (state.IsFailed)
                    sum++;
                if (state.IsFinal)
                    sum++;

        """;

    private const string RedMembers = """
            private const string Password = "hunter-42!";

            [Task]
            public static async Task<string> FetchAsync(Uri source, CancellationToken cancellationToken = default)
            {
                using var http = new HttpClient();
                return await http.GetStringAsync(source, cancellationToken) + Password;
            }


        """;

    private const string CleanMembers = """
            private static readonly string? s_login = Environment.GetEnvironmentVariable("LOGIN");

            [Task(Retries = 3, RetryDelaySeconds = [1, 5, 30], RetryJitterFactor = 0.5, TimeoutSeconds = 30)]
            public static async Task<string> FetchAsync(Uri source, CancellationToken cancellationToken = default)
            {
                using var http = new HttpClient();
                return await http.GetStringAsync(source, cancellationToken) + s_login;
            }


        """;

    private static void AppendTask(StringBuilder source, int task, string body, string parameters) => source.Append($$"""
            [Task(Retries = 2, RetryDelaySeconds = [1, 2])]
            public static Task<int> Step{{task}}Async({{parameters}}) => Task.FromResult({{body}});


        """);

    private void AppendPlainMethod(StringBuilder source, int method)
    {
        source.Append(Invariant($"    private static string Plain{method}(List<int> numbers, string text)\n    {{\n"));
        for (var call = 0; call < CallsPerPlainMethod; call++)
            source.Append(Invariant($"        text = text.Replace(\"{call}\", numbers.Where(number => number > {call}).Count().ToString());\n"));
        source.Append("        return text;\n    }\n\n");
    }

    private static SyntaxTree Parse(string path, string source) => CSharpSyntaxTree.ParseText(source, s_parseOptions, path, Encoding.UTF8);

    private static bool IsOfThePlatform(string file) =>
        file.StartsWith("System.", StringComparison.Ordinal) || file is "netstandard.dll" or "mscorlib.dll" or "Microsoft.Extensions.Logging.Abstractions.dll";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
