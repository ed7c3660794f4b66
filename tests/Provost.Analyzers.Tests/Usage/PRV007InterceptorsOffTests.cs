using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Usage;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Usage.PRV007InterceptorsOffAnalyzer>;

namespace Provost.Analyzers.Tests.Usage;

public sealed class PRV007InterceptorsOffTests
{
    private const string Off = "the property InterceptorsNamespaces of the project does not contain 'Provost.Generated'";

    [Theory]
    [InlineData("[|Load|](1);")]
    [InlineData("Etl.[|Load|](1);")]
    [InlineData("var n = [|Load|]([|Load|](1));")]
    [InlineData("Func<int, int> load = n => [|Load|](n);")]
    [InlineData("void Local() => [|Load|](1); Local();")]
    [InlineData("[|Nightly|]();")]
    [InlineData("new Etl().[|Own|]();")]
    [InlineData("Etl? etl = null; etl?.[|Own|]();")]
    public Task Reports_a_direct_call(string body) => RunAsync(body, features: null);

    [Theory]
    [InlineData("Provost.Generated.Interceptors.Other")]
    [InlineData("Provost.Gen")]
    [InlineData("Mine.Generated;System")]
    [InlineData("Mine; Provost.Generated")]
    [InlineData("")]
    public Task Reports_where_other_namespaces_may_intercept(string features) => RunAsync("[|Load|](1);", features);

    [Theory]
    [InlineData("Provost.Generated")]
    [InlineData("Mine.Generated;Provost.Generated")]
    [InlineData("Mine;Provost.Generated.Interceptors")]
    [InlineData("Provost")]
    [InlineData("Provost.Generated;Mine")]
    [InlineData("Other;Provost.Generated;")]
    [InlineData("Provost;Mine.Generated")]
    public Task Leaves_a_project_whose_calls_are_redirected(string features) => RunAsync("Load(1); Nightly(); new Etl().Own();", features);

    [Theory]
    [InlineData("Plain(1);")]
    [InlineData("Console.WriteLine();")]
    [InlineData("Func<int, int> load = Load;")]
    [InlineData("_ = nameof(Load);")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> tree = () => Load(1);")]
    [InlineData("new NotPartial().Run();")]
    [InlineData("new Derived().Call();")]
    [InlineData("dynamic n = 1; Load(n);")]
    [InlineData("object etl = new Etl();")]
    [InlineData("Plain(Plain(1));")]
    [InlineData("new[] { 1 }.Select(Load).ToList();")]
    [InlineData("Action run = new Etl().Own; run();")]
    [InlineData("Local(1); static int Local(int n) => n;")]
    [InlineData("new Other().Load(1);")]
    [InlineData("typeof(Etl).GetMethod(\"Load\")!.Invoke(null, [1]);")]
    [InlineData("Func<Task> run = async () => { await Task.Yield(); Plain(1); };")]
    [InlineData("var task = new TaskAttribute { Retries = 1 };")]
    [InlineData("var text = new Etl().ToString();")]
    [InlineData("Etl[] all = [new(), new()]; _ = all.Length;")]
    public Task Leaves_what_would_not_be_redirected_either(string body) => RunAsync(body, features: null);

    [Fact]
    public Task Leaves_a_project_that_declares_and_does_not_call() =>
        Verify.AnalyzerAsync("public static partial class Etl { [Task] public static int Load(int n) => n; }");

    [Fact]
    public Task Says_what_and_why() => Verify.AnalyzerAsync(
        "public static partial class Etl { [Task] public static int Load(int n) => n; public static int Run() => {|#0:Load|}(1); }",
        new DiagnosticResult(PRV007InterceptorsOffAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
            $"This call of 'Load' runs the bare method, without retries, timeout or state: {Off}"));

    [Fact]
    public Task Says_that_the_language_is_too_old()
    {
        var test = Verify.Test(
            "using Provost; public static partial class Etl { [Task] public static int Load(int n) => n; public static int Run() => {|#0:Load|}(1); }",
            new DiagnosticResult(PRV007InterceptorsOffAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
                "This call of 'Load' runs the bare method, without retries, timeout or state: the generated interceptors are C# 12, and the project is compiled as C# 11.0"));
        test.SolutionTransforms.Add(static (solution, project) => Configure(solution, project, "Provost.Generated", LanguageVersion.CSharp11));
        return test.RunAsync();
    }

    [Fact]
    public async Task Nothing_but_its_start_is_registered_where_interceptors_are_on()
    {
        var analyzer = new PRV007InterceptorsOffAnalyzer();
        var options = CSharpParseOptions.Default.WithFeatures([new("InterceptorsNamespaces", "Provost.Generated")]);
        var compilation = CSharpCompilation.Create("On", [CSharpSyntaxTree.ParseText("class C;", options)], TestReferences.All);

        var telemetry = await compilation.WithAnalyzers([analyzer]).GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);

        Assert.Equal((1, 0), (telemetry.CompilationStartActionsCount, telemetry.OperationActionsCount));
    }

    [Theory]
    [InlineData("Etl.Load(")]
    [InlineData("Etl.Load(1, 2);")]
    [InlineData("Etl.Missing();")]
    [InlineData("Etl.Load(Etl.")]
    public Task Broken_code_breaks_nothing(string body) => Verify.BrokenCodeAsync(
        $"public static partial class Etl {{ [Task] private static int Load(int n) => n; }} class C {{ void M() {{ {body} }} }}");

    private static Task RunAsync(string body, string? features)
    {
        var test = Verify.Test($$"""
            public partial class Etl
            {
                [Task] public static int Load(int n) => n;
                [Flow] public static void Nightly() { }
                [Task] public virtual void Own() { }
                public static int Plain(int n) => n;

                public static void Caller()
                {
                    {{body}}
                }
            }

            public class Other { public int Load(int n) => n; }

            public class NotPartial { [Task] public void Run() { } }

            public partial class Derived : Etl { public void Call() => base.Own(); }
            """);
        if (features is not null)
        {
            test.SolutionTransforms.Add((solution, project) => Configure(solution, project, features, LanguageVersion.Latest));
        }

        return test.RunAsync();
    }

    private static Solution Configure(Solution solution, ProjectId project, string features, LanguageVersion version)
    {
        var options = (CSharpParseOptions)solution.GetProject(project)!.ParseOptions!;
        return solution.WithProjectParseOptions(project, options.WithFeatures([new("InterceptorsNamespaces", features)]).WithLanguageVersion(version));
    }
}
