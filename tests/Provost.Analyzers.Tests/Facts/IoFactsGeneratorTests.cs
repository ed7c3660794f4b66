using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers.Facts;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Tests.Documentation;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Provost.Analyzers.Tests.Facts;

/// <summary>What is written into a library of the I/O of its members.</summary>
public sealed class IoFactsGeneratorTests
{
    [Theory]
    [InlineData("public static string Read(string p) => File.ReadAllText(p);", "M:Store.Read(System.String)", "File", "File.ReadAllText", "safe", false)]
    [InlineData("public static Task<string> LoadAsync(string u) => FetchAsync(u); private static Task<string> FetchAsync(string u) => new HttpClient().GetStringAsync(u);", "M:Store.LoadAsync(System.String)", "Http", "Store.FetchAsync → HttpClient.GetStringAsync", "safe", true)]
    [InlineData("public static Task SendAsync(string u) => new HttpClient().PostAsync(u, null);", "M:Store.SendAsync(System.String)", "Http", "HttpClient.PostAsync", "unsafe", true)]
    [InlineData("public static string Text => File.ReadAllText(\"x\");", "M:Store.get_Text", "File", "File.ReadAllText", "safe", false)]
    [InlineData("public Store() => File.Delete(\"x\");", "M:Store.#ctor", "File", "File.Delete", "idempotent", false)]
    [InlineData("private readonly string _text = File.ReadAllText(\"x\");", "M:Store.#ctor", "File", "File.ReadAllText", "safe", false)]
    [InlineData("public T Read<T>(T value) { File.Delete(\"x\"); return value; }", "M:Store.Read``1(``0)", "File", "File.Delete", "idempotent", false)]
    [InlineData("public static implicit operator string(Store store) => File.ReadAllText(\"x\");", "M:Store.op_Implicit(Store)~System.String", "File", "File.ReadAllText", "safe", false)]
    [InlineData("protected static bool Has(string p) => File.Exists(p);", "M:Store.Has(System.String)", "File", "File.Exists", "probe", false)]
    [InlineData("public static IEnumerable<string> Lines() { using var reader = new StreamReader(\"x\"); yield return reader.ReadLine()!; }", "M:Store.Lines", "File", "new StreamReader", "safe", false)]
    public void A_member_that_others_can_call_is_written_with_what_it_reaches(string member, string id, string category, string path, string repeat, bool needsRetries)
    {
        var library = Library.Of($"public class Store {{ {member} }}");

        var retries = needsRetries ? ", NeedsRetries = true" : "";
        Assert.Equal($"""[assembly: global::Provost.Generated.IoMember("{id}", global::Provost.IoKind.{category}, "{path}", Repeat = "{repeat}"{retries})]""", Assert.Single(library.Lines));
        Assert.Empty(library.Built.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Theory]
    [InlineData("private static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("internal static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("public static string Read(string p) => Path.GetFileName(p) + new StringReader(p).ReadToEnd();")]
    [InlineData("public static async Task<int> CountAsync() { await Task.Delay(1); return 3; }")]
    [InlineData("[Task] public static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("[Flow] public static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("public static Task<string> ReadAsync(string p) => LoadAsync(p); [Task] private static Task<string> LoadAsync(string p) => File.ReadAllTextAsync(p);")]
    [InlineData("[PerformsIo(IoKind.File)] public static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("[PerformsIo(IoKind.None)] public static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Provost.Reliability\", \"PRV101\")] public static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("public static Func<string> Later(string p) => () => File.ReadAllText(p);")]
    [InlineData("public static void ReadAll(System.Data.Common.DbDataReader reader) { while (reader.Read()) { } }")]
    [InlineData("public static string Load(IOther other) => other.Load(); public interface IOther { string Load(); }")]
    [InlineData("private sealed class Hidden { public string Read(string p) => File.ReadAllText(p); }")]
    public void What_does_no_io_or_cannot_be_called_is_not_written(string member) =>
        Assert.Empty(Library.Of($"public partial class Store {{ {member} }}").Facts);

    [Fact]
    public void Of_each_category_the_nearest_is_written_and_files_are_in_order()
    {
        var library = Library.Of("""
            namespace Acme;

            public static class Zoo { public static void Run() { Inner(); File.Delete("x"); } private static void Inner() { File.Copy("x", "y"); new HttpClient().Send(null!); } }
            public static class Ark { public static void Run() => Zoo.Run(); }
            """);

        Assert.Equal(
            """
            [assembly: global::Provost.Generated.IoMember("M:Acme.Ark.Run", global::Provost.IoKind.Http, "Zoo.Run → Zoo.Inner → HttpClient.Send", Repeat = "unknown", NeedsRetries = true)]
            [assembly: global::Provost.Generated.IoMember("M:Acme.Ark.Run", global::Provost.IoKind.File, "Zoo.Run → File.Delete", Repeat = "idempotent")]
            [assembly: global::Provost.Generated.IoMember("M:Acme.Zoo.Run", global::Provost.IoKind.Http, "Zoo.Inner → HttpClient.Send", Repeat = "unknown", NeedsRetries = true)]
            [assembly: global::Provost.Generated.IoMember("M:Acme.Zoo.Run", global::Provost.IoKind.File, "File.Delete", Repeat = "idempotent")]
            """,
            string.Join("\n", library.Lines));
    }

    [Fact]
    public void What_a_referenced_library_says_is_handed_on()
    {
        var lower = Library.Of("public static class Lower { public static string Load(string p) => File.ReadAllText(p); }");
        var upper = Library.Of("public static class Upper { public static string Get(string p) => Lower.Load(p); }", [lower.ToImage()]);

        Assert.Contains("\"M:Upper.Get(System.String)\", global::Provost.IoKind.File, \"Lower.Load → File.ReadAllText\"", Assert.Single(upper.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build_property.ProvostIoFacts", "disable")]
    [InlineData("build_property.ProvostIoFacts", "false")]
    [InlineData("provost_design_time_build", "true")]
    public void Nothing_is_written_where_it_is_switched_off(string key, string value) =>
        Assert.Empty(Library.Of("public static class Store { public static string Read(string p) => File.ReadAllText(p); }", options: (key, value)).Facts);

    [Fact]
    public void Nothing_is_written_into_a_program() =>
        Assert.Empty(Library.Of("public static class Store { public static void Main() => File.Delete(\"x\"); }", kind: OutputKind.ConsoleApplication).Facts);

    [Fact]
    public void A_build_is_never_taken_for_an_editor()
    {
        // The file that says so is part of a project only where the design-time build of an editor evaluates it.
        var targets = File.ReadAllText(Path.Combine(RuleDocs.RepositoryRoot, "build", "buildTransitive", "Provost.targets"));

        Assert.Contains("Provost.DesignTime.globalconfig\" Condition=\"'$(DesignTimeBuild)' == 'true'\"", targets, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Plain.cs", "1 + 1", "1 + 2", Unchanged)]
    [InlineData("Plain.cs", "class Plain", "class Renamed", Unchanged)]
    [InlineData("Store.cs", "\"x\"", "\"y\"", Unchanged)]
    [InlineData("Store.cs", "string Read()", "string Reads()", Modified)]
    [InlineData("Plain.cs", "=> 1 + 1", "{ get { File.Delete(\"x\"); return 1; } }", Modified)]
    public void An_edit_changes_the_result_only_where_it_changes_what_a_member_does(string file, string from, string to, IncrementalStepRunReason reason)
    {
        var compilation = CSharpCompilation.Create(
            "Library",
            new (string Name, string Text)[]
            {
                ("Usings.cs", ImplicitUsings.Source),
                ("Store.cs", "public static class Store { public static string Read() => File.ReadAllText(\"x\"); }"),
                ("Plain.cs", "public static class Plain { public static int Two => 1 + 1; }"),
            }.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Name)),
            TestReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new IoFactsGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == file);
        var edited = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString().Replace(from, to, StringComparison.Ordinal)));

        var result = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, edited)).GetRunResult().Results.Single();

        Assert.Equal(reason, Reasons(result, IoFactsSteps.Members).Single());
        Assert.All(Reasons(result, IoFactsSteps.Switch), reason => Assert.True(reason is Cached or Unchanged));
        Assert.Equal(1, Reasons(result, IoFactsSteps.Words).Count(reason => reason is Modified or New));
        Assert.Equal(
            reason == Unchanged ? [] : [Modified],
            result.TrackedOutputSteps.SelectMany(kind => kind.Value).SelectMany(step => step.Outputs).Select(output => output.Reason).Where(reason => reason is not (Cached or Unchanged)));
    }

    [Fact]
    public void The_runtime_and_the_rules_have_the_same_categories() =>
        Assert.Equal(
            Enum.GetValues<IoKind>().Select(category => (category.ToString(), (int)category)),
            Enum.GetValues<IoCategory>().Where(category => IoCategories.IsStated((int)category)).Select(category => (category.ToString(), (int)category)));

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);
}
