using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV113IoThroughInterfaceAnalyzer>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV113IoThroughInterfaceTests
{
    private const string Stores = """
        public interface IStore { string Load(string p); string Name { get; } }
        public sealed class Disk : IStore { public string Load(string p) => File.ReadAllText(p); public string Name => "disk"; }
        public sealed class Memory : IStore { public string Load(string p) => p; public string Name => "memory"; }
        public abstract class Base { public virtual string Load(string p) => p; public abstract string Read(string p); }
        public class Plain : Base { public override string Read(string p) => p; }
        public sealed class Remote : Base { public override string Load(string p) => new HttpClient().GetStringAsync(p).Result; public override string Read(string p) => Fetch(p); private static string Fetch(string p) => File.ReadAllText(p); }
        """;

    [Theory]
    [InlineData("IStore store = null!; store.[|Load|](path);", "")]
    [InlineData("IStore store = null!; store.[|Load|](path); store.Load(url);", "")]
    [InlineData("Base store = null!; store.[|Load|](path);", "")]
    [InlineData("Base store = null!; store.[|Read|](path);", "")]
    [InlineData("[|Helper|](null!);", "private static string Helper(IStore store) => store.Load(\"x\");")]
    [InlineData("[|Outer|](null!);", "private static string Outer(IStore store) => Helper(store); private static string Helper(IStore store) => store.Load(\"x\");")]
    [InlineData("IStore store = null!; var texts = new[] { path }.Select(store.[|Load|]).ToList();", "")]
    [InlineData("IStore store = null!; var texts = new[] { path }.Select(p => store.[|Load|](p)).ToList();", "")]
    [InlineData("[|Use|](new Memory());", "private static string Use<T>(T store) where T : IStore => store.Load(\"x\");")]
    public Task Reports_a_call_of_which_one_implementation_performs_io(string body, string members) => FlowAsync(body, members);

    [Theory]
    [InlineData("IStore store = null!; var name = store.Name;", "")] // no implementation does any
    [InlineData("var text = new Memory().Load(path);", "")] // known which
    [InlineData("Memory store = null!; var text = store.Load(path);", "")] // sealed
    [InlineData("IOnly only = null!; only.Load(path);", "private interface IOnly { void Load(string p); } private sealed class Only : IOnly { public void Load(string p) => File.Delete(p); }")] // PRV101
    [InlineData("Helper(null!);", "private static string Helper(IStore store) { File.Delete(\"x\"); return store.Load(\"x\"); }")] // PRV101
    [InlineData("IOther other = null!; other.Load(path);", "private interface IOther { [Task] string Load(string p); } private sealed class A : IOther { public string Load(string p) => File.ReadAllText(p); } private sealed class B : IOther { public string Load(string p) => p; }")]
    [InlineData("Load(null!, path);", "[Task] private static string Load(IStore store, string p) => store.Load(p);")]
    [InlineData("Other other = null!; other.Load(path);", "private abstract class Other { public abstract string Load(string p); } private sealed class A : Other { [Task] public override string Load(string p) => File.ReadAllText(p); } private sealed class B : Other { public override string Load(string p) => p; }")]
    [InlineData("IDisposable disposable = null!; disposable.Dispose();", "private sealed class A : IDisposable { public void Dispose() => File.Delete(\"x\"); } private sealed class B : IDisposable { public void Dispose() { } }")] // not of the project
    [InlineData("IOther other = null!; other.Is(path);", "private interface IOther { bool Is(string p); } private sealed class A : IOther { public bool Is(string p) => File.Exists(p); } private sealed class B : IOther { public bool Is(string p) => true; }")]
    [InlineData("IOther other = null!; other.Load(path);", "private interface IOther { void Load(string p); } private sealed class A : IOther { [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Provost.Reliability\", \"PRV101\")] public void Load(string p) => File.Delete(p); } private sealed class B : IOther { public void Load(string p) { } }")]
    [InlineData("IOther<string> other = null!; other.Load(path);", "private interface IOther<T> { void Load(string p); } private sealed class A : IOther<int> { public void Load(string p) => File.Delete(p); } private sealed class B : IOther<string> { public void Load(string p) { } } private sealed class C : IOther<string> { public void Load(string p) { } }")]
    [InlineData("Func<IStore, string> load = null!; load(null!);", "")]
    [InlineData("IStore store = null!; Fetch = () => System.Threading.Tasks.Task.FromResult(store.Load(path));", "")] // kept, not run
    [InlineData("IStore store = null!; var name = nameof(store.Load);", "")]
    [InlineData("object store = null!; var text = store.ToString();", "private sealed class A { public override string ToString() => File.ReadAllText(\"x\"); } private sealed class B { public override string ToString() => \"\"; }")]
    [InlineData("Plain store = null!; var text = store.Load(path);", "")] // only Plain's own can run
    [InlineData("", "public static string Unused(IStore store) => store.Load(\"x\");")]
    [InlineData("IMany many = null!; many.Load(path);", "private interface IMany { void Load(string p); } private sealed class A : IMany { public void Load(string p) => File.Delete(p); } private sealed class B : IMany { public void Load(string p) { } } private sealed class C : IMany { public void Load(string p) { } } private sealed class D : IMany { public void Load(string p) { } } private sealed class E : IMany { public void Load(string p) { } } private sealed class F : IMany { public void Load(string p) { } }")]
    [InlineData("IOuter outer = null!; outer.Load(null!);", "private interface IOuter { void Load(IStore s); } private sealed class A : IOuter { public void Load(IStore s) => s.Load(\"x\"); } private sealed class B : IOuter { public void Load(IStore s) { } }")]
    [InlineData("Helper(null!);", "private static void Helper(IOuter outer) => outer.Load(null!); private interface IOuter { void Load(IStore s); } private sealed class A : IOuter { public void Load(IStore s) => s.Load(\"x\"); } private sealed class B : IOuter { public void Load(IStore s) { } }")]
    [InlineData("IStore store = null!; var isDisk = store is Disk;", "")]
    [InlineData("List<IStore> stores = []; var names = stores.Select(s => s.Name).ToList();", "")]
    [InlineData("var methods = typeof(IStore).GetMethods();", "")]
    public Task Leaves_what_is_certain_or_does_no_io(string body, string members) => FlowAsync(body, members);

    [Fact]
    public Task Names_the_path_through_the_implementation() => AnalyzerAsync(
        ReliabilityCode.Flow("Base store = null!; store.{|#0:Read|}(path);").Replace("\r", "", StringComparison.Ordinal)
            + "\n" + Stores.Replace("Read(string p) => Fetch(p)", "Read(string p) => {|#1:Fetch|}(p)", StringComparison.Ordinal)
                .Replace("Fetch(string p) => File.ReadAllText", "Fetch(string p) => File.{|#2:ReadAllText|}", StringComparison.Ordinal),
        new DiagnosticResult(PRV113IoThroughInterfaceAnalyzer.Id, DiagnosticSeverity.Info)
            .WithLocation(0)
            .WithLocation(1)
            .WithLocation(2)
            .WithMessage("Flow 'RunAsync' calls 'Base.Read' outside a task, and one implementation performs I/O (RunAsync → Remote.Read → Remote.Fetch → File.ReadAllText, file I/O): call it from a [Task], or mark the member [Task]"));

    [Theory]
    [InlineData("provost.io.exclude_categories = file")]
    [InlineData("provost.io.allowed_members = System.IO.File.ReadAllText")]
    [InlineData("provost.io.depth = 0")]
    public Task Leaves_what_the_configuration_excludes(string option)
    {
        var test = Verify.Test(ReliabilityCode.Flow("IStore store = null!; store.Load(path);") + "\n" + Stores);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{option}\n"));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    [Fact]
    public async Task Says_nothing_while_typing()
    {
        var tree = CSharpSyntaxTree.ParseText($"{Stores}\npublic static partial class Etl {{ [Flow] public static string Run(IStore store) => store.Load(\"x\"); }}");
        var compilation = CSharpCompilation.Create(
            "Typing", [tree, CSharpSyntaxTree.ParseText(ImplicitUsings.Source)], TestReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        DiagnosticAnalyzer rule = new PRV113IoThroughInterfaceAnalyzer();

        Assert.Single(await RuleRunner.RunAsync(compilation, rule));
        Assert.Empty(await compilation.WithAnalyzers([rule]).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, default));
    }

    private static Task FlowAsync(string body, string members) => AnalyzerAsync(ReliabilityCode.Flow(body, members) + "\n" + Stores);

    private static Task AnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = Verify.Test(source, expected);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
