using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.Configuration;
using Provost.Analyzers.Security;
using Provost.CodeFixes.Security;

namespace Provost.Analyzers.Tests.Security;

/// <summary>
/// What the fixes of PRV201 promise: the program compiles without a new warning, has lost the secret, and does the same as before
/// once the secret is where it is now read from.
/// </summary>
public sealed class PRV201FixedCodeRunTests
{
    private static readonly string[] s_keys = ["Secret", "Configuration", "EnvironmentVariable"];

    private static readonly string[] s_members =
    [
        """internal const string ApiKey = "¤"; public static string Run() => ApiKey;""",
        """internal static readonly string s_apiKey = "¤"; public static string Run() => s_apiKey;""",
        """internal static string ApiKey { get; } = "¤"; public static string Run() => ApiKey;""",
        """internal static string ApiKey => @"¤"; public static string Run() => ApiKey;""",
        """internal static string GetApiKey() { return "¤"; } public static string Run() => GetApiKey();""",
        """public static string Run() { const string token = "¤"; return token + token; }""",
        """public static string Run() { var token = "¤".Trim(); return token; }""",
        """public static string Run() { string? token = null; token ??= "¤"; return token; }""",
        """public static string Run() => Ask(token: "¤"); private static string Ask(string token) => token;""",
        """public static string Run() => Ask("¤", 1); private static string Ask(string token, int times) => token + times;""",
        """public static string Run() => Ask(); private static string Ask(string token = "¤") => token + ".";""",
        """public static string Run() => Ask(2); private static string Ask(int times, string token = "¤") { var text = ""; for (var i = 0; i < times; i++) text += token; return text; }""",
        """public static string Run() => new Client().Token; private sealed class Client { public Client(string token = "¤") => Token = token; public string Token { get; } }""",
        """public static string Run() { return Ask(); static string Ask(string token = "¤") => token; }""",
        """public static string Run() => AskAsync().GetAwaiter().GetResult(); private static async Task<string> AskAsync(string token = "¤") { await Task.Yield(); return token; }""",
        """public static string Run() => AskAsync(default).GetAwaiter().GetResult(); private static async Task<string> AskAsync(CancellationToken stop) { await Task.Delay(0, stop); var token = "¤"; return token; }""",
        """public static string Run() { Func<string> read = () => { var token = "¤"; return token; }; return read(); }""",
        """public static string Run() { var token = DateTime.Now.Year > 0 ? "¤" : "none"; return token; }""",
        """public static string Run() => Environment.GetEnvironmentVariable("PROVOST_NOT_SET_TOKEN") ?? "¤";""",
        """public static string Run() => new Dictionary<string, string> { ["Authorization"] = "¤" }["Authorization"];""",
        """public static string Run() => ("¤" == Token()).ToString(); private static string Token() => "none";""",
        """private static ReadOnlySpan<byte> SigningKey => "¤"u8; public static string Run() => Convert.ToHexString(SigningKey);""",
        """public static string Run() { var signingKey = "¤"u8; return Convert.ToHexString(signingKey[1..]); }""",
        """public static string Run() { var signingKey = "¤"u8.ToArray(); return Convert.ToHexString(signingKey); }""",
        """public static string Run() { var signingKey = System.Text.Encoding.Latin1.GetBytes("¤"); return Convert.ToHexString(signingKey); }""",
        """internal const string Main = "Host=pg01;Username=etl;Password=¶;Database=dw"; public static string Run() => Main;""",
        """public static string Run() => Main("pg01"); private static string Main(string host) => $"Host={host};Username=etl;Password=¶";""",
        """public static string Run() => Main("pg01"); private static string Main(string host) => "Host=" + host + ";Username=etl;Password=¶;Database={dw}";""",
        """"public static string Run() => Main("pg01"); private static string Main(string host) => $$"""Host={{host}};Username=etl;Password=¶;Note={x}""";"""",
        """"internal const string Curl = """curl -H 'Authorization: Bearer ¤' "{id}" """; public static string Run() => Curl;"""",
        """internal const string Curl = @"curl -H ""Authorization: Bearer ¤"" {id}"; public static string Run() => Curl;""",
        """internal const string Curl = "curl\t-H \"Authorization: Bearer ¤\" {id}"; public static string Run() => Curl;""",
        """public static string Run() => Read(DateTime.MinValue); private static string Read(DateTime day) => $"{day:yyyy} Authorization: Bearer ¤ {{x}}";""",
    ];

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var i = 0; i < s_members.Length; i++)
            {
                foreach (var key in s_keys)
                {
                    cases.Add(i, key);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_program_does_the_same_as_before(int member, string key)
    {
        // A name of its own for each case, since what is set in the environment is there for all.
        var type = $"Case{member}{key}";
        var before = Project(Source(type, s_members[member]));
        var expected = await RunAsync(before, type);

        var (after, name) = await FixAsync(before, key);
        var text = (await after.Documents.First().GetTextAsync()).ToString();
        Assert.DoesNotContain(MadeUpSecrets.Token, text, StringComparison.Ordinal);
        Assert.DoesNotContain(MadeUpSecrets.Password, text, StringComparison.Ordinal);
        var value = s_members[member].Contains("const string Main") ? s_members[member].Split('"')[1] : s_members[member].Contains('¶') ? "¶" : "¤";
        Environment.SetEnvironmentVariable(VariableOf(key, name), WithValues(value));

        Assert.Equal(expected, await RunAsync(after, type));
    }

    private static string VariableOf(string key, string name) => key switch
    {
        "Secret" => $"PROVOST_SECRET_{name.ToUpperInvariant().Replace('-', '_')}",
        "Configuration" => name.Replace(":", "__"),
        _ => name,
    };

    private static string Source(string type, string member) => WithValues($$"""
        using Microsoft.Extensions.Configuration;

        public static class {{type}}
        {
            private static IConfiguration Settings => new ConfigurationBuilder().AddEnvironmentVariables().Build();

            public static string Check() => Settings.ToString()!;

            {{member}}
        }
        """);

    private static string WithValues(string text) => text.Replace("¤", MadeUpSecrets.Token).Replace("¶", MadeUpSecrets.Password);

    private static Project Project(string source)
    {
        var workspace = new AdhocWorkspace();
        var id = workspace.AddProject("Program", LanguageNames.CSharp).Id;
        return TestReferences.Apply(workspace.CurrentSolution, id)
            .AddMetadataReference(id, MetadataReference.CreateFromFile(typeof(ConfigurationBuilder).Assembly.Location))
            .AddMetadataReference(id, MetadataReference.CreateFromFile(typeof(EnvironmentVariablesExtensions).Assembly.Location))
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error))
            .AddDocument(DocumentId.CreateNewId(id), "Program.cs", SourceText.From(source, System.Text.Encoding.UTF8), filePath: "/Program.cs")
            .AddDocument(DocumentId.CreateNewId(id), "ImplicitUsings.cs", SourceText.From(ImplicitUsings.Source, System.Text.Encoding.UTF8), filePath: "/ImplicitUsings.cs")
            .GetProject(id)!;
    }

    /// <summary>Applies the fix of one key to the one report, and tells what the secret is looked up by.</summary>
    private static async Task<(Project Project, string Name)> FixAsync(Project project, string key)
    {
        var report = Assert.Single(await RuleRunner.RunAsync((await project.GetCompilationAsync())!, new PRV201HardcodedSecretAnalyzer()));
        List<CodeAction> actions = [];
        await new PRV201HardcodedSecretCodeFixProvider().RegisterCodeFixesAsync(
            new CodeFixContext(project.Documents.First(), report, (action, _) => actions.Add(action), CancellationToken.None));
        var chosen = Assert.Single(actions, action => action.EquivalenceKey == key);
        var change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await chosen.GetOperationsAsync(CancellationToken.None)));
        var changed = change.ChangedSolution.GetProject(project.Id)!;
        var simple = await Simplifier.ReduceAsync(changed.Documents.First());
        return (simple.Project, chosen.Title.Split('\'')[1]);
    }

    private static async Task<string> RunAsync(Project project, string type)
    {
        using var image = new MemoryStream();
        var emitted = (await project.GetCompilationAsync())!.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Append(null)) + await project.Documents.First().GetTextAsync());
        image.Position = 0;
        var context = new AssemblyLoadContext(type, isCollectible: true);
        context.Resolving += static (_, name) => AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == name.Name);
        var run = context.LoadFromStream(image).GetType(type)!.GetMethod("Run")!;
        return (string)run.Invoke(null, null)!;
    }
}
