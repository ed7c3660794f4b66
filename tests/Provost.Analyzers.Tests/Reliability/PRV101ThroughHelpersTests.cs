using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV101UnwrappedIoAnalyzer>;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>PRV101 where the flow does not do the I/O itself.</summary>
public sealed class PRV101ThroughHelpersTests
{
    [Theory]
    [InlineData("await [|LoadAsync|](url);", "private Task<string> LoadAsync(string u) => _http.GetStringAsync(u);")]
    [InlineData("await [|LoadAsync|](url);", "private async Task<string> LoadAsync(string u) { await Task.Yield(); return await InnerAsync(u); } private Task<string> InnerAsync(string u) => _http.GetStringAsync(u);")]
    [InlineData("await this.[|LoadAsync|](url);", "private Task<string> LoadAsync(string u) { return Local(); Task<string> Local() => _http.GetStringAsync(u); }")]
    [InlineData("await [|LoadAsync|]<Order>(url);", "private async Task<T?> LoadAsync<T>(string u) => JsonSerializer.Deserialize<T>(await _http.GetStringAsync(u));")]
    [InlineData("await foreach (var line in [|Lines|](path)) { }", "private static async IAsyncEnumerable<string> Lines(string p) { await foreach (var line in File.ReadLinesAsync(p)) yield return line; }")]
    [InlineData("foreach (var line in [|Lines|](path)) { }", "private static IEnumerable<string> Lines(string p) { foreach (var line in File.ReadLines(p)) yield return line; }")]
    [InlineData("var text = path.[|Slurp|]();", "")]
    [InlineData("var text = Texts.[|Slurp|](path);", "")]
    [InlineData("var texts = new[] { path }.Select(p => [|Read|](p)).ToList();", "private static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("var texts = new[] { path }.Select([|Read|]).ToList();", "private static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("Func<string, string> read = [|Read|]; read(path);", "private static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("new Thread(() => [|Read|](path)).Start();", "private static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("var now = new Now(() => [|Read|](path));", "private static string Read(string p) => File.ReadAllText(p); private sealed class Now { public Now(Func<string> read) => Text = read(); public string Text { get; } }")]
    [InlineData("Do(() => [|Read|](path));", "private static string Read(string p) => File.ReadAllText(p); private Func<string>? _last; private void Do(Func<string> work) { _last = work; work(); }")]
    [InlineData("Do(() => [|Read|](path));", "private static string Read(string p) => File.ReadAllText(p); private static void Do(Func<string> work) { var mine = work; mine(); }")]
    [InlineData("await Task.Run(() => [|Read|](path));", "private static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("await [|Twice|](() => _http.[|GetStringAsync|](url));", "private static async Task Twice(Func<Task<string>> load) { await load(); File.Delete(\"x\"); }")]
    [InlineData("Func<string> read = Local; read(); string Local() => [|Read|](path);", "private static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("Local(3); void Local(int n) { if (n > 0) { Local(n - 1); [|Read|](path); } }", "private static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("var order = [|First|](_db);", "private static Order First(Shop db) => db.Orders.First();")]
    [InlineData("var orders = [|All|](_db);", "private static List<Order> All(Shop db) { var orders = db.Orders.Where(o => o.Id > 1); orders = orders.OrderBy(o => o.Id); return orders.ToList(); }")]
    [InlineData("foreach (var id in [|Ids|](_db)) { }", "private static IEnumerable<int> Ids(Shop db) { foreach (var id in from o in db.Orders where o.Id > 1 select o.Id) yield return id; }")]
    [InlineData("await Local(); async Task Local() => await [|LoadAsync|](url);", "private Task<string> LoadAsync(string u) => _http.GetStringAsync(u);")]
    public Task Follows_methods(string body, string members) => FlowAsync(body, members);

    [Theory]
    [InlineData("var text = [|Text|];", "private string Text => File.ReadAllText(\"x\");")]
    [InlineData("var text = [|Text|].Trim();", "private string Text { get { return File.ReadAllText(\"x\"); } set { } }")]
    [InlineData("[|Text|] = path;", "private string Text { get => \"\"; set => File.WriteAllText(\"x\", value); }")]
    [InlineData("[|Count|]++;", "private int Count { get => 1; set => File.WriteAllText(\"x\", \"\"); }")]
    [InlineData("if (this is { [|Text|]: \"\" }) { }", "private string Text => File.ReadAllText(\"x\");")]
    [InlineData("var text = [|this[path]|];", "private string this[string p] => File.ReadAllText(p);")]
    [InlineData("Changed [|+=|] () => { };", "private event Action Changed { add => File.Delete(\"x\"); remove { } }")]
    public Task Follows_properties_and_events(string body, string members) => FlowAsync(body, members);

    [Theory]
    [InlineData("var settings = new [|Settings|]();", "private sealed class Settings { public Settings() => File.Delete(\"x\"); }")]
    [InlineData("Settings settings = [|new|]();", "private sealed class Settings { public Settings() { File.Delete(\"x\"); } }")]
    [InlineData("var settings = new [|Settings|]();", "private sealed class Settings { public string Text { get; } = File.ReadAllText(\"x\"); }")]
    [InlineData("var settings = new [|Settings|](1);", "private sealed class Settings(int n) { public int N => n; private readonly string _text = File.ReadAllText(\"x\"); }")]
    [InlineData("var settings = new [|Settings|](1);", "private sealed class Settings { public Settings() => File.Delete(\"x\"); public Settings(int n) : this() { } }")]
    [InlineData("var settings = new [|Settings|]();", "private class Base { protected Base() => File.Delete(\"x\"); } private sealed class Settings : Base;")]
    [InlineData("var settings = new [|Settings|](path);", "private class Base { protected Base(string p) => File.Delete(p); } private sealed class Settings(string p) : Base(p);")]
    [InlineData("var settings = new [|Settings|](path);", "private sealed record Settings(string Text) { public static string Read(string p) => File.ReadAllText(p); public string Whole { get; } = Read(Text); }")]
    [InlineData("var text = Settings.[|Text|];", "private static class Settings { public static readonly string Text = File.ReadAllText(\"x\"); }")]
    [InlineData("var text = Settings.[|Text|];", "private static class Settings { public static string Text { get; } static Settings() { Text = File.ReadAllText(\"x\"); } }")]
    [InlineData("Settings.[|Touch|]();", "private static class Settings { private static readonly string s_text = File.ReadAllText(\"x\"); public static void Touch() { } }")]
    [InlineData("var settings = new [|Settings|]();", "private sealed class Settings { private static readonly string s_text = File.ReadAllText(\"x\"); }")]
    public Task Follows_constructors_and_initializers(string body, string members) => FlowAsync(body, members);

    [Theory]
    [InlineData("var sum = new Doc() [|+|] new Doc();", "private sealed class Doc { public static Doc operator +(Doc a, Doc b) { File.Delete(\"x\"); return a; } }")]
    [InlineData("var doc = new Doc(); doc [|+=|] new Doc();", "private sealed class Doc { public static Doc operator +(Doc a, Doc b) { File.Delete(\"x\"); return a; } }")]
    [InlineData("var not = [|!new Doc()|];", "private sealed class Doc { public static bool operator !(Doc a) => File.ReadAllText(\"x\") == \"\"; }")]
    [InlineData("Doc doc = [|path|];", "private sealed class Doc { public static implicit operator Doc(string p) { File.ReadAllText(p); return new(); } }")]
    [InlineData("var doc = [|(Doc)path|];", "private sealed class Doc { public static explicit operator Doc(string p) { File.ReadAllText(p); return new(); } }")]
    [InlineData("if (new [|Doc|]()) { }", "private sealed class Doc { public static bool operator true(Doc a) => File.Exists(\"x\") || File.ReadAllText(\"x\") == \"\"; public static bool operator false(Doc a) => false; }")]
    [InlineData("var doc = new Doc(); [|doc++|];", "private sealed class Doc { public static Doc operator ++(Doc a) { File.Delete(\"x\"); return a; } }")]
    [InlineData("if (new Doc() is [|(_, _)|]) { }", "private sealed class Doc { public void Deconstruct(out string a, out string b) { a = b = File.ReadAllText(\"x\"); } }")]
    [InlineData("var bag = new Bag { [|path|] };", "private sealed class Bag : System.Collections.IEnumerable { public void Add(string p) => File.Delete(p); public System.Collections.IEnumerator GetEnumerator() => null!; }")]
    [InlineData("foreach (var line in [|3|]) { }", "")]
    [InlineData("[|await TimeSpan.Zero|];", "")]
    [InlineData("[|using|] var doc = new Doc();", "private ref struct Doc { public void Dispose() => File.Delete(\"x\"); }")]
    [InlineData("var (a, b) [|=|] new Doc();", "private sealed class Doc { public void Deconstruct(out string a, out string b) { a = b = File.ReadAllText(\"x\"); } }")]
    [InlineData("foreach (var line in [|new Doc()|]) { }", "private sealed class Doc { public IEnumerator<string> GetEnumerator() => File.ReadLines(\"x\").GetEnumerator(); }")]
    [InlineData("await foreach (var line in [|new Doc()|]) { }", "private sealed class Doc : IAsyncEnumerable<string> { public async IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken token = default) { yield return await File.ReadAllTextAsync(\"x\"); } }")]
    [InlineData("[|using|] var doc = new Doc();", "private sealed class Doc : IDisposable { public void Dispose() => File.Delete(\"x\"); }")]
    [InlineData("[|using|] (new Doc()) { }", "private sealed class Doc : IDisposable { void IDisposable.Dispose() => File.Delete(\"x\"); }")]
    [InlineData("await [|using|] var doc = new Doc();", "private sealed class Doc : IAsyncDisposable { public async ValueTask DisposeAsync() => await File.WriteAllTextAsync(\"x\", \"\"); }")]
    [InlineData("[|await new Doc()|];", "private sealed class Doc { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => File.WriteAllTextAsync(\"x\", \"\").GetAwaiter(); }")]
    public Task Follows_what_the_compiler_calls(string body, string members) => FlowAsync(body, members);

    [Theory]
    [InlineData("IStore store = null!; await store.[|LoadAsync|](path);", "private interface IStore { Task<string> LoadAsync(string p); } private sealed class Store : IStore { public Task<string> LoadAsync(string p) => File.ReadAllTextAsync(p); }")]
    [InlineData("IStore store = null!; await store.[|LoadAsync|](path);", "private interface IStore { Task<string> LoadAsync(string p); } private abstract class Base : IStore { public abstract Task<string> LoadAsync(string p); } private sealed class Store : Base { public override Task<string> LoadAsync(string p) => File.ReadAllTextAsync(p); }")]
    [InlineData("IStore store = null!; await store.[|LoadAsync|](path);", "private interface IStore { Task<string> LoadAsync(string p); } private sealed class Store : IStore { Task<string> IStore.LoadAsync(string p) => File.ReadAllTextAsync(p); }")]
    [InlineData("IStore store = null!; store.[|Load|](path);", "private interface IStore { string Load(string p) => File.ReadAllText(p); } private sealed class Store : IStore;")]
    [InlineData("IStore<int> store = null!; store.[|Load|](path);", "private interface IStore<T> { string Load(string p); } private sealed class Ints : IStore<int> { public string Load(string p) => File.ReadAllText(p); } private sealed class Texts : IStore<string> { public string Load(string p) => p; }")]
    [InlineData("Base store = null!; store.[|Load|](path);", "private abstract class Base { public abstract string Load(string p); } private sealed class Store : Base { public override string Load(string p) => File.ReadAllText(p); }")]
    [InlineData("Base store = null!; store.[|Load|](path);", "private class Base { public virtual string Load(string p) => File.ReadAllText(p); }")]
    [InlineData("Sealed store = null!; store.[|Load|](path);", "private class Base { public virtual string Load(string p) => p; } private sealed class Sealed : Base { public override string Load(string p) => File.ReadAllText(p); } private sealed class Other : Base { public override string Load(string p) => p; }")]
    [InlineData("[|Use|](new Store());", "private static void Use<T>(T store) where T : IStore => store.Load(\"x\"); private interface IStore { string Load(string p); } private sealed class Store : IStore { public string Load(string p) => File.ReadAllText(p); }")]
    public Task Follows_a_call_that_has_one_target(string body, string members) => FlowAsync(body, members);

    [Theory]
    [InlineData("IStore store = null!; store.Load(path);", "private interface IStore { string Load(string p); } private sealed class Disk : IStore { public string Load(string p) => File.ReadAllText(p); } private sealed class Memory : IStore { public string Load(string p) => p; }")]
    [InlineData("IStore store = null!; store.Load(path);", "private interface IStore { string Load(string p); }")]
    [InlineData("Base store = null!; store.Load(path);", "private class Base { public virtual string Load(string p) => p; } private sealed class Disk : Base { public override string Load(string p) => File.ReadAllText(p); }")]
    [InlineData("Base store = null!; store.Load(path);", "private abstract class Base { public abstract string Load(string p); } private sealed class A : Base { public override string Load(string p) => p; } private sealed class B : Base { public override string Load(string p) => File.ReadAllText(p); }")]
    [InlineData("IDisposable store = null!; store.Dispose();", "private sealed class Disk : IDisposable { public void Dispose() => File.Delete(\"x\"); }")]
    [InlineData("object store = null!; var text = store.ToString();", "private sealed class Disk { public override string ToString() => File.ReadAllText(\"x\"); }")]
    [InlineData("IStore<string> store = null!; store.Load(path);", "private interface IStore<T> { string Load(string p); } private sealed class Ints : IStore<int> { public string Load(string p) => File.ReadAllText(p); } private sealed class Texts : IStore<string> { public string Load(string p) => p; }")]
    [InlineData("new Disk().Load(path);", "private class Base { public virtual string Load(string p) => p; } private class Disk : Base { public override string Load(string p) => base.Load(p); }")]
    public Task Leaves_a_call_of_many_targets_or_of_none(string body, string members) => FlowAsync(body, members);

    [Theory]
    [InlineData("await LoadAsync(path);", "private Task<string> LoadAsync(string p) => ReadAsync(p); [Task] private Task<string> ReadAsync(string p) => File.ReadAllTextAsync(p);")]
    [InlineData("await LoadAsync(path);", "private Task<string> LoadAsync(string p) => ReadAsync(p); [Flow] private Task<string> ReadAsync(string p) => InnerAsync(p); [Task] private Task<string> InnerAsync(string p) => File.ReadAllTextAsync(p);")]
    [InlineData("IStore store = null!; await store.LoadAsync(path);", "private interface IStore { [Task] Task<string> LoadAsync(string p); } private sealed class Store : IStore { public Task<string> LoadAsync(string p) => File.ReadAllTextAsync(p); }")]
    [InlineData("Base store = null!; await store.LoadAsync(path);", "private abstract class Base { public abstract Task<string> LoadAsync(string p); } private sealed class Store : Base { [Task] public override Task<string> LoadAsync(string p) => File.ReadAllTextAsync(p); }")]
    [InlineData("await ReadTask.RunAsync(path);", "[System.CodeDom.Compiler.GeneratedCode(\"Provost\", \"1\")] private static class ReadTask { public static Task<string> RunAsync(string p) => File.ReadAllTextAsync(p); }")]
    [InlineData("Load(path);", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Provost.Reliability\", \"PRV101:Flow performs I/O outside a task\", Justification = \"a marker file\")] private static void Load(string p) => File.Delete(p);")]
    [InlineData("Marker.Set(path);", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Provost.Reliability\", \"PRV101\")] private static class Marker { public static void Set(string p) => File.Delete(p); }")]
    public Task Ends_at_tasks_flows_proxies_and_what_is_answered_for(string body, string members) => FlowAsync(body, members);

    [Theory]
    [InlineData("Compute(path);", "private static string Compute(string p) => Path.GetFileName(p) + new StringReader(p).ReadToEnd();")]
    [InlineData("Register(path);", "private void Register(string p) { Fetch = () => File.ReadAllTextAsync(p); Kept = new(() => File.ReadAllText(p)); }")]
    [InlineData("Register(services);", "private void Register(IServiceCollection s) => s.AddSingleton(_ => File.ReadAllText(\"x\"));")]
    [InlineData("Fetch = LoadAsync;", "private Task<string> LoadAsync() => _http.GetStringAsync(\"\");")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += OnExit;", "private static void OnExit(object? sender, EventArgs e) => File.Delete(\"x\");")]
    [InlineData("token.Register(Clean);", "private static void Clean() => File.Delete(\"x\");")]
    [InlineData("var name = nameof(Load);", "private static void Load() => File.Delete(\"x\");")]
    [InlineData("System.Linq.Expressions.Expression<Func<string, string>> tree = p => Read(p);", "private static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("void Unused() => Load();", "private static void Load() => File.Delete(\"x\");")]
    [InlineData("var max = Limits.Max; var kind = Kind.A;", "private static class Limits { public const int Max = 3; private static readonly string s_text = File.ReadAllText(\"x\"); } private enum Kind { A }")]
    [InlineData("var doc = new Doc(); doc.Name = path;", "private sealed class Doc { public string Name { get => File.ReadAllText(\"x\"); set { } } }")]
    [InlineData("var doc = new Doc();", "private sealed class Doc { public void Save() => File.Delete(\"x\"); ~Doc() => File.Delete(\"x\"); }")]
    [InlineData("Even(3);", "private static bool Even(int n) => n == 0 || Odd(n - 1); private static bool Odd(int n) => n != 0 && Even(n - 1);")]
    [InlineData("Later(path);", "private static Func<string> Later(string p) => () => File.ReadAllText(p);")]
    [InlineData("var text = Text;", "private string Text { get; set; } = File.ReadAllText(\"x\");")]
    [InlineData("Touch();", "private static readonly string s_text = File.ReadAllText(\"x\"); private static void Touch() { }")]
    [InlineData("IQueryable<Order> orders = new List<Order>().AsQueryable(); var all = orders.ToList();", "")]
    [InlineData("var orders = Query(_db);", "private static IQueryable<Order> Query(Shop db) { var orders = db.Orders.Where(o => o.Id > 1); return orders.OrderBy(o => o.Id); }")]
    [InlineData("var ids = Ids(new());", "private static List<int> Ids(List<Order> orders) { var query = orders.AsQueryable().Select(o => o.Id); return query.ToList(); }")]
    [InlineData("foreach (var c in path) { } await Task.Delay(TimeSpan.Zero);", "")]
    [InlineData("var timer = new Timer(_ => Read(path)); var timed = new Timer(OnTime);", "private static string Read(string p) => File.ReadAllText(p); private static void OnTime(object? state) => File.Delete(\"x\");")]
    [InlineData("var progress = new Progress<string>(p => Read(p));", "private static string Read(string p) => File.ReadAllText(p);")]
    [InlineData("var later = new Later(() => Read(path));", "private static string Read(string p) => File.ReadAllText(p); private sealed class Later { private readonly Func<string> _read; public Later(Func<string> read) => _read = read ?? throw new ArgumentNullException(nameof(read)); public string Get() => _read(); }")]
    [InlineData("var later = new Later(() => Read(path));", "private static string Read(string p) => File.ReadAllText(p); private sealed class Later(Func<string> read) { private readonly Func<string> _read = read; public string Get() => _read(); }")]
    [InlineData("OnDone(() => Read(path));", "private static string Read(string p) => File.ReadAllText(p); private Func<string>? _done; private void OnDone(Func<string> done) { ArgumentNullException.ThrowIfNull(done); _done += done; }")]
    [InlineData("OnDone(() => Read(path));", "private static string Read(string p) => File.ReadAllText(p); private readonly List<Func<string>> _done = []; private void OnDone(Func<string> done) => _done.Add(done);")]
    [InlineData("Outside(path);", "[System.Runtime.InteropServices.DllImport(\"c\")] private static extern int Outside(string p);")]
    public Task Leaves_helpers_that_do_no_io_when_called(string body, string members) => FlowAsync(body, members);

    [Fact]
    public Task Leaves_helpers_that_only_look_like_io() => HarmlessCode.IsLeftInHelpersByAsync<PRV101UnwrappedIoAnalyzer>();

    [Fact]
    public Task Says_the_shortest_path_and_where_each_hop_is() => AnalyzerAsync(
        ReliabilityCode.Flow(
            "await {|#0:LoadAsync|}(url); await {|#4:LoadAsync|}(path);",
            """
            private async Task<string> LoadAsync(string u) { await LongAsync(u); return await {|#1:FetchAsync|}(u); }
            private Task<string> LongAsync(string u) => LongerAsync(u);
            private Task<string> LongerAsync(string u) => _http.GetStringAsync(u);
            private Task<string> FetchAsync(string u) => _http.{|#2:GetStringAsync|}(u);
            """),
        new DiagnosticResult(PRV101UnwrappedIoAnalyzer.Id, DiagnosticSeverity.Warning)
            .WithLocation(0)
            .WithLocation(4)
            .WithLocation(1)
            .WithLocation(2)
            .WithMessage("Flow 'RunAsync' calls 'LoadAsync' (RunAsync → LoadAsync → FetchAsync → HttpClient.GetStringAsync, HTTP I/O) outside a task, where it is neither retried, timed nor recorded: move it into a [Task]"));

    [Fact]
    public Task Names_members_of_other_types_with_their_type() => AnalyzerAsync(
        ReliabilityCode.Flow(
            "IStore store = null!; store.{|#0:Load|}(path);",
            """
            private interface IStore { string Load(string p); }
            private sealed class Store : IStore { public string Load(string p) => new {|#1:Doc|}(p).Text; }
            private sealed class Doc(string p) { public string Text { get; } = File.{|#2:ReadAllText|}(p); }
            """),
        new DiagnosticResult(PRV101UnwrappedIoAnalyzer.Id, DiagnosticSeverity.Warning)
            .WithLocation(0)
            .WithLocation(1)
            .WithLocation(2)
            .WithArguments("RunAsync", "Store.Load", "RunAsync → Store.Load → new Doc → File.ReadAllText, file"));

    [Fact]
    public Task Asks_of_a_helper_what_weighs_most() => AnalyzerAsync(
        ReliabilityCode.Flow(
            "{|#0:Probe|}(path); {|#3:Copy|}(path);",
            """
            private static bool Probe(string p) => File.{|#1:Exists|}(p);
            private static void Copy(string p) { if (File.Exists(p)) File.{|#2:Copy|}(p, p); }
            """),
        new DiagnosticResult(PRV101UnwrappedIoAnalyzer.Id, DiagnosticSeverity.Info)
            .WithLocation(0).WithLocation(1).WithArguments("RunAsync", "Probe", "RunAsync → Probe → File.Exists, file"),
        new DiagnosticResult(PRV101UnwrappedIoAnalyzer.Id, DiagnosticSeverity.Warning)
            .WithLocation(3).WithLocation(2).WithArguments("RunAsync", "Copy", "RunAsync → Copy → File.Copy, file"));

    [Fact]
    public Task Takes_a_helper_that_reads_an_opened_reader_for_part_of_its_opening() => FlowAsync(
        "using var reader = _connection.CreateCommand().[|ExecuteReader|](); ReadAll(reader);",
        "private static void ReadAll(DbDataReader r) { while (r.Read()) { } }");

    [Fact]
    public Task Follows_into_other_files()
    {
        var test = Verify.Test("""
            public static partial class Etl
            {
                [Flow]
                public static Task RunAsync(Store store) => store.[|SaveAsync|]("x");
            }
            """);
        test.TestState.Sources.Add("public sealed partial class Store { public partial Task SaveAsync(string text); }");
        test.TestState.Sources.Add("public sealed partial class Store { public partial Task SaveAsync(string text) => File.WriteAllTextAsync(\"x\", text); }");
        return test.RunAsync();
    }

    [Fact]
    public Task Finds_implementations_by_aliases_and_through_other_interfaces()
    {
        var test = Verify.Test("""
            using Contract = IStore;

            public interface IStore { string Load(); }
            public interface INamed : Contract;
            public sealed class Disk : INamed { public string Load() => File.ReadAllText("x"); }

            public static partial class Etl
            {
                [Flow]
                public static string Run(IStore store) => store.[|Load|]();
            }
            """);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("provost.io.exclude_categories = file")]
    [InlineData("provost.io.allowed_members = System.IO.File.Delete")]
    [InlineData("provost.io.depth = 0")]
    [InlineData("provost.io.depth = 1")]
    public Task Leaves_what_the_configuration_excludes(string option) => ConfiguredAsync("Outer(path);", option);

    [Theory]
    [InlineData("provost.io.depth = 2")]
    [InlineData("provost.io.depth = many")]
    [InlineData("provost.io.exclude_categories = http")]
    public Task Reports_what_the_configuration_does_not_exclude(string option) => ConfiguredAsync("[|Outer|](path);", option);

    private static Task ConfiguredAsync(string body, string option)
    {
        var test = Verify.Test(ReliabilityCode.Flow(body, "private static void Outer(string p) => Inner(p); private static void Inner(string p) => File.Delete(p);"));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{option}\n"));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    private static Task FlowAsync(string body, string members) => AnalyzerAsync(
        ReliabilityCode.Flow(body, members) + "\npublic static class Texts { public static string Slurp(this string path) => File.ReadAllText(path); "
        + "public static IEnumerator<string> GetEnumerator(this int count) => File.ReadLines(\"x\").GetEnumerator(); "
        + "public static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this TimeSpan time) => File.WriteAllTextAsync(\"x\", \"\").GetAwaiter(); }");

    private static Task AnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = Verify.Test(source, expected);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
