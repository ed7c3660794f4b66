using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Caching;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Caching.PRV504EagerStaticAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Caching.PRV504EagerStaticAnalyzer,
    Provost.CodeFixes.Caching.PRV504EagerStaticCodeFixProvider>;

namespace Provost.Analyzers.Tests.Caching;

public sealed class PRV504EagerStaticTests
{
    [Theory]
    [InlineData("private static readonly string s_sql = File.[|ReadAllText|](\"q.sql\");")]
    [InlineData("private static readonly string[] s_lines = File.[|ReadAllLines|](\"x\").Where(line => line.Length > 0).ToArray();")]
    [InlineData("private static string Sql { get; } = File.[|ReadAllText|](\"q.sql\");")]
    [InlineData("private static readonly string s_sql; static Etl() { s_sql = File.[|ReadAllText|](\"q.sql\"); }")]
    [InlineData("private static readonly string s_page = new HttpClient().[|GetStringAsync|](\"x\").Result;")]
    [InlineData("private static readonly string s_sql = [|Load|](); private static string Load() => File.ReadAllText(\"q.sql\");")]
    [InlineData("private static readonly int s_size = new Settings().[|Read|]().Length;")]
    [InlineData("private static readonly string s_answer = Ask().[|Result|]; private static Task<string> Ask() => Task.FromResult(\"\");")]
    [InlineData("private static readonly string s_answer = Ask().GetAwaiter().[|GetResult|](); private static Task<string> Ask() => Task.FromResult(\"\");")]
    [InlineData("static Etl() => Thread.[|Sleep|](1000);")]
    [InlineData("private static readonly byte[] s_buffer = [|new byte[4_000_000]|];")]
    [InlineData("private static readonly List<int> s_all = Enumerable.Range(0, 2_000_000).Select(x => x * 2).[|ToList|]();")]
    [InlineData("private static readonly System.Diagnostics.Process s_tool = System.Diagnostics.Process.[|Start|](\"x\");")]
    [InlineData("private static readonly string s_all = File.[|ReadAllText|](\"a\") + Load() + new Settings().Read(); private static string Load() => File.ReadAllText(\"b\");")]
    [InlineData("static Etl() { [|Load|](); File.ReadAllText(\"b\"); Thread.Sleep(1000); } private static string Load() => File.ReadAllText(\"a\");")]
    [InlineData("private static readonly string s_sql = File.[|ReadAllText|](DateTime.Now.Hour > 3 ? \"a\" : \"b\");")]
    [InlineData("private static readonly string s_sql; static Etl() { try { s_sql = File.[|ReadAllText|](\"a\"); } catch (IOException e) { throw new InvalidOperationException(\"a\", e); } }")]
    [InlineData("private static readonly string s_sql; static Etl() { try { s_sql = \"\"; } finally { s_sql = File.[|ReadAllText|](\"a\"); } }")]
    public Task Reports_what_is_done_when_the_type_is_first_used(string members) => TypeAsync(members);

    [Theory]
    [InlineData("private static readonly HttpClient s_http = new();")]
    [InlineData("private static readonly Lazy<string> s_sql = new(() => File.ReadAllText(\"q.sql\"));")]
    [InlineData("private static readonly Func<string> s_read = () => File.ReadAllText(\"q.sql\");")]
    [InlineData("private static readonly Func<string, string> s_read = File.ReadAllText;")]
    [InlineData("private static string? s_sql; private static string Sql => s_sql ??= File.ReadAllText(\"q.sql\");")]
    [InlineData("private static string Sql => File.ReadAllText(\"q.sql\");")]
    [InlineData("private const string Sql = \"select 1\";")]
    [InlineData("private static readonly System.Text.RegularExpressions.Regex s_word = new(\"a+\");")]
    [InlineData("private static readonly System.Text.Json.JsonSerializerOptions s_options = new();")]
    [InlineData("private static readonly SemaphoreSlim s_gate = new(1);")]
    [InlineData("private static readonly System.Diagnostics.ActivitySource s_source = new(\"x\");")]
    [InlineData("private static readonly string s_path = Path.Combine(AppContext.BaseDirectory, \"q.sql\");")]
    [InlineData("private static readonly bool s_has = File.Exists(\"q.sql\");")]
    [InlineData("private static readonly MemoryStream s_memory = new();")]
    [InlineData("private static readonly byte[] s_buffer = new byte[4096];")]
    [InlineData("private static readonly int[] s_all = Enumerable.Range(0, 100).ToArray();")]
    [InlineData("private static readonly IEnumerable<int> s_all = Enumerable.Range(0, 2_000_000);")]
    [InlineData("private static readonly int[] s_first = Enumerable.Range(0, 2_000_000).Take(10).ToArray();")]
    [InlineData("private static readonly DateTime s_start = DateTime.UtcNow;")]
    [InlineData("private readonly string _sql = File.ReadAllText(\"q.sql\");")]
    [InlineData("private static readonly Task<string> s_page = Task.FromResult(\"\");")]
    [InlineData("private static readonly string s_name = nameof(File.ReadAllText);")]
    [InlineData("private static class Inner { public static readonly string Sql = File.ReadAllText(\"q.sql\"); }")]
    [InlineData("private static readonly bool s_isContainer = Detect(); private static bool Detect() { try { return File.ReadAllText(\"/proc/1/cgroup\").Contains(\"docker\"); } catch (IOException) { return false; } }")]
    [InlineData("private static readonly string? s_sql = File.Exists(\"a\") ? File.ReadAllText(\"a\") : null;")]
    [InlineData("private static readonly string s_sql = Environment.GetEnvironmentVariable(\"SQL\") ?? File.ReadAllText(\"a\");")]
    [InlineData("static Etl() { if (OperatingSystem.IsWindows()) { Load(); } } private static string Load() => File.ReadAllText(\"a\");")]
    [InlineData("static Etl() { try { Outer(); } catch { } } private static string Outer() => Load(); private static string Load() => File.ReadAllText(\"a\");")]
    [InlineData("private static readonly string s_sql = Outer(); private static string Outer() => File.Exists(\"a\") ? Load() : \"\"; private static string Load() => File.ReadAllText(\"a\");")]
    [InlineData("static Etl() { switch (Environment.ProcessorCount) { case 1: Thread.Sleep(1000); break; } }")]
    [InlineData("private static readonly bool s_is = DateTime.Now.Hour > 3 && File.ReadAllText(\"a\").Length > 0;")]
    [InlineData("private static readonly int s_size = DateTime.Now.Hour switch { 3 => new byte[4_000_000].Length, _ => 0 };")]
    [InlineData("private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> s_cache = new();")]
    [InlineData("private static readonly string[] s_names = [\"a\", \"b\"];")]
    [InlineData("private static readonly Uri s_uri = new(\"https://server\");")]
    [InlineData("private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(3);")]
    [InlineData("private static readonly string? s_region = Environment.GetEnvironmentVariable(\"REGION\");")]
    [InlineData("private static readonly Random s_random = new(42);")]
    [InlineData("private static readonly HttpRequestMessage s_request = new(HttpMethod.Get, \"x\");")]
    [InlineData("private static readonly ThreadLocal<string> s_text = new(() => File.ReadAllText(\"x\"));")]
    [InlineData("private static readonly FileInfo s_file = new(\"q.sql\");")]
    [InlineData("private static readonly Timer s_timer = new(_ => File.Delete(\"x\"));")]
    [InlineData("private static readonly List<string> s_all = new(100);")]
    [InlineData("private static readonly IServiceCollectionLike s_services = null!; private interface IServiceCollectionLike;")]
    public Task Leaves_what_is_cheap_or_waits_until_it_is_needed(string members) => TypeAsync(members);

    [Fact]
    public Task Leaves_types_without_flows_and_tasks() => Verify.AnalyzerAsync("""
        public static class Queries { public static readonly string Sql = File.ReadAllText("q.sql"); }
        """);

    [Fact]
    public Task Reports_types_with_a_flow_alone() => Verify.AnalyzerAsync("""
        public partial class Etl
        {
            private static readonly string s_sql = File.[|ReadAllText|]("q.sql");
            [Flow] public static int Run() => s_sql.Length;
        }
        """);

    [Theory]
    [InlineData("private static readonly string s_sql = {|#0:Load|}(); private static string Load() => File.{|#1:ReadAllText|}(\"q.sql\");", "Static field 's_sql' of 'Etl' calls 'Load' (s_sql → Load → File.ReadAllText, file I/O)")]
    [InlineData("static Etl() { {|#0:Load|}(); } private static string Load() => File.{|#1:ReadAllText|}(\"q.sql\");", "The static constructor of 'Etl' calls 'Load' (static Etl → Load → File.ReadAllText, file I/O)")]
    public Task Says_what_where_and_why(string members, string message) => TypeAsync(
        members,
        new DiagnosticResult(PRV504EagerStaticAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithMessage(
            message + " when the type is first used: outside of any retry, timeout and log, and when it fails, every flow and task of the type fails from then on"));

    [Fact]
    public Task Makes_a_field_lazy_wherever_it_is_read() => VerifyFix.FixAsync(
        """
        public static partial class Etl
        {
            // The query.
            private static readonly string s_sql = File.[|ReadAllText|]("q.sql"); // once

            /// <summary>Uses <see cref="s_sql"/>.</summary>
            [Task]
            public static int Load() => s_sql.Length + Etl.s_sql.Trim().Length + nameof(s_sql).Length + $"{s_sql}".Length;

            private static class Inner { public static string Of() => s_sql; }
        }
        """,
        """
        public static partial class Etl
        {
            // The query.
            private static readonly Lazy<string> s_sql = new(() => File.ReadAllText("q.sql"), LazyThreadSafetyMode.PublicationOnly); // once

            /// <summary>Uses <see cref="s_sql"/>.</summary>
            [Task]
            public static int Load() => s_sql.Value.Length + Etl.s_sql.Value.Trim().Length + nameof(s_sql).Length + $"{s_sql.Value}".Length;

            private static class Inner { public static string Of() => s_sql.Value; }
        }
        """);

    [Fact]
    public Task Makes_several_fields_lazy_and_keeps_their_types() => VerifyFix.FixAsync(
        """
        internal static partial class Etl
        {
            internal static readonly IReadOnlyList<string> Lines = File.[|ReadAllLines|]("a");
            private static readonly byte[] s_buffer = [|new byte[4_000_000]|];

            [Task]
            public static int Load() => Lines.Count + s_buffer.Length;
        }

        internal static class Other { public static int Count() => Etl.Lines.Count; }
        """,
        """
        internal static partial class Etl
        {
            internal static readonly Lazy<IReadOnlyList<string>> Lines = new(() => File.ReadAllLines("a"), LazyThreadSafetyMode.PublicationOnly);
            private static readonly Lazy<byte[]> s_buffer = new(() => new byte[4_000_000], LazyThreadSafetyMode.PublicationOnly);

            [Task]
            public static int Load() => Lines.Value.Count + s_buffer.Value.Length;
        }

        internal static class Other { public static int Count() => Etl.Lines.Value.Count; }
        """);

    [Theory]
    [InlineData("public static readonly string Sql = File.[|ReadAllText|](\"q.sql\");", "Sql.Length")]
    [InlineData("private static string s_sql = File.[|ReadAllText|](\"q.sql\");", "s_sql.Length")]
    [InlineData("private static readonly string s_a = \"\", s_sql = File.[|ReadAllText|](\"q.sql\");", "s_sql.Length + s_a.Length")]
    [InlineData("private static readonly string s_sql = File.[|ReadAllText|](\"q.sql\");", "By(in s_sql); static int By(in string text) => text.Length")]
    [InlineData("private static string Sql { get; } = File.[|ReadAllText|](\"q.sql\");", "Sql.Length")]
    public Task Leaves_what_others_read_or_write(string member, string use) => VerifyFix.NoFixAsync($$"""
        public static partial class Etl
        {
            {{member}}
            [Task] public static int Load() { return {{use}}; }
        }
        """);

    private static Task TypeAsync(string members, params DiagnosticResult[] expected) => Verify.AnalyzerAsync(
        $$"""
        public partial class Etl
        {
            {{members}}
            [Task] public static void Run() { }
        }

        public sealed class Settings { public string Read() => File.ReadAllText("settings"); }
        """,
        expected);
}
