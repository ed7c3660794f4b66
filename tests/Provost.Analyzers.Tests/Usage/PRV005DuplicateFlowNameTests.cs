using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Usage;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Usage.PRV005DuplicateFlowNameAnalyzer>;

namespace Provost.Analyzers.Tests.Usage;

public sealed class PRV005DuplicateFlowNameTests
{
    [Theory]
    [InlineData("""[Flow([|"etl"|])] public static void One() { }""", """[Flow([|"etl"|])] public static void Two() { }""")]
    [InlineData("""[Flow([|"Import"|])] public static void One() { }""", """[Flow] public static void [|Import|]() { }""")]
    [InlineData("""[Flow] public static void [|Run|]() { }""", """[Flow] public static async Task [|RunAsync|]() => await Task.Yield();""")]
    [InlineData("""[Flow([|Names.Etl|])] public static void One() { }""", """[Flow(name: [|"e" + "tl"|])] public static void Two() { }""")]
    [InlineData("""[Flow([|"etl"|], Version = "1")] public static void One() { }""", """[Flow([|"etl"|], Version = "2")] public static void Two() { }""")]
    [InlineData("""[Flow([|null!|])] public static void Run() { }""", """[Flow] public static void [|Run|]() { }""")]
    [InlineData("""[Named([|"etl"|])] public static void One() { }""", """[Flow([|"etl"|])] public static void Two() { }""")]
    public Task Reports_both_flows_of_a_name(string one, string two) => Verify.AnalyzerAsync(Types(one, two));

    [Theory]
    [InlineData("""[Flow("etl")] public static void Run() { }""", """[Flow("report")] public static void Run() { }""")]
    [InlineData("""[Flow("etl")] public static void Run() { }""", """[Flow("ETL")] public static void Run() { }""")]
    [InlineData("""[Flow] public static void Import() { }""", """[Flow] public static void Export() { }""")]
    [InlineData("""[Flow("etl")] public static void Run() { }""", """[Task("etl")] public static void Run() { }""")]
    [InlineData("""[Task] public static void Run() { }""", """[Task] public static void Run() { }""")]
    [InlineData("""[Flow] public static void Run() { }""", """public static void Run() { }""")]
    [InlineData("""[Flow("etl")] public static void Run() { }""", """[Flow, Task] public static void etl() { }""")]
    [InlineData("""[Nightly] public static void Run() { }""", """[Nightly] public static void Run() { }""")]
    [InlineData("""[Nightly] public static void Run() { }""", """[Flow] public static void Run() { }""")]
    [InlineData("""[Flow("etl")] public static void Run() { }""", """[Obsolete("etl")] public static void Run() { }""")]
    [InlineData("""[Flow("etl")] public static partial void Run(); public static partial void Run() { }""", "")]
    [InlineData("""[Flow("etl")] public static partial void Run(); [Obsolete("old")] public static partial void Run() { }""", "")]
    [InlineData("""public static void Run() { [Flow("etl")] static void One() { } One(); }""", """[Flow("etl")] public static void Two() { }""")]
    public Task Leaves_flows_that_can_be_told_apart(string one, string two) => Verify.AnalyzerAsync(Types(one, two));

    [Fact]
    public Task Leaves_a_flow_that_overrides_another() => Verify.AnalyzerAsync("""
        public abstract partial class Import { [Flow("import")] public virtual void Run() { } }
        public partial class Orders : Import { [Flow("import")] public override void Run() { } }
        """);

    [Fact]
    public Task Reports_two_overrides_of_one_flow() => Verify.AnalyzerAsync("""
        public abstract partial class Import { public abstract void Run(); }
        public partial class Orders : Import { [Flow([|"import"|])] public override void Run() { } }
        public partial class Invoices : Import { [Flow([|"import"|])] public override void Run() { } }
        """);

    [Fact]
    public Task Finds_the_other_flow_in_another_file_and_says_which_it_is()
    {
        var test = Verify.Test(
            """public static partial class Etl { [Flow({|#0:"nightly"|})] public static void Load() { } }""",
            new DiagnosticResult(PRV005DuplicateFlowNameAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithMessage(
                "Flow 'Etl.Load' is named 'nightly', and so is 'Reports.Write': their runs, logs and metrics cannot be told apart"),
            new DiagnosticResult(PRV005DuplicateFlowNameAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(2).WithLocation(3).WithMessage(
                "Flow 'Reports.Write' is named 'nightly', and so is 'Etl.Load': their runs, logs and metrics cannot be told apart"));
        test.TestState.Sources.Clear();
        test.TestState.Sources.Add("""public static partial class Etl { [Flow({|#0:"nightly"|})] public static void {|#3:Load|}() { } }""");
        test.TestState.Sources.Add("""public static partial class Reports { [Flow({|#2:"nightly"|})] public static void {|#1:Write|}() { } }""");
        test.TestState.Sources.Add((ImplicitUsings.FileName, ImplicitUsings.Source));
        return test.RunAsync();
    }

    [Fact]
    public Task Finds_a_flow_behind_an_alias_of_the_attribute()
    {
        var test = Verify.Test("""public static partial class Etl { [Flow([|"nightly"|])] public static void Load() { } }""");
        test.TestState.Sources.Add("""using Job = Provost.FlowAttribute; public static partial class Reports { [Job([|"nightly"|])] public static void Write() { } }""");
        return test.RunAsync();
    }

    [Fact]
    public Task Leaves_the_flows_of_a_test_project()
    {
        var test = Verify.Test(Types("""[Flow("etl")] public static void One() { }""", """[Flow("etl")] public static void Two() { }"""));
        test.SolutionTransforms.Add((solution, project) => solution.AddMetadataReference(project, MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location)));
        return test.RunAsync();
    }

    [Fact]
    public async Task A_file_alone_shows_what_the_build_shows()
    {
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText("""public static partial class A { [Provost.Flow("etl")] public static void Run() { } }""", path: "A.cs"),
            CSharpSyntaxTree.ParseText("""public static partial class B { [Provost.Flow("etl")] public static void Run() { } }""", path: "B.cs"),
        ];
        var compilation = CSharpCompilation.Create("Names", trees, TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary));
        var analysis = compilation.WithAnalyzers([new PRV005DuplicateFlowNameAnalyzer()]);

        var alone = await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(trees[0]), filterSpan: null, CancellationToken.None);
        var whole = await compilation.WithAnalyzers([new PRV005DuplicateFlowNameAnalyzer()]).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(2, whole.Length);
        Assert.Equal(whole.Where(report => report.Location.SourceTree == trees[0]).Select(report => report.ToString()), alone.Select(report => report.ToString()));
    }

    [Theory]
    [InlineData("[Flow(] public static void Run() { }")]
    [InlineData("[Flow(\"etl\", ] public static void Run() { }")]
    [InlineData("[Flow(Missing)] public static void Run() { }")]
    [InlineData("[Flow(1)] public static void Run() { }")]
    [InlineData("[Flow(\"etl\", 2)] public static void Run() { }")]
    [InlineData("[Flow(\"etl\")] public static void")]
    public Task Broken_code_breaks_nothing(string member) => Verify.BrokenCodeAsync($$"""
        public static partial class First { {{member}} }
        public static partial class Second { [Flow("other")] public static void Other() { } }
        """);

    private static string Types(string one, string two) => $$"""
        public static partial class First { {{one}} }
        public static partial class Second { {{two}} }
        public static class Names { public const string Etl = "etl"; }
        public sealed class NightlyAttribute() : FlowAttribute("nightly");
        """.Replace("[Named(", "[global::Provost.FlowAttribute(", StringComparison.Ordinal);
}
