using Microsoft.CodeAnalysis;
using Provost.Analyzers.Observability;
using Provost.Analyzers.Tests.Documentation;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV101UnwrappedIoAnalyzer,
    Provost.CodeFixes.Reliability.PRV101UnwrappedIoCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV101UnwrappedIoCodeFixProviderTests
{
    private const string NetworkTask = "[Task(Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]";

    [Fact]
    public Task Extracts_an_awaited_call_and_names_the_task_after_the_variable() => FixAsync(
        """
        public partial class Etl(HttpClient http)
        {
            private readonly HttpClient _http = http;

            [Flow]
            public async Task<int> RunAsync(string url)
            {
                // The first page is enough.
                var rows = await _http.[|GetStringAsync|](url); // all of it
                return rows.Length;
            }

            public void After()
            {
            }
        }
        """,
        $$"""
        public partial class Etl(HttpClient http)
        {
            private readonly HttpClient _http = http;

            [Flow]
            public async Task<int> RunAsync(string url)
            {
                // The first page is enough.
                var rows = await GetRowsAsync(url); // all of it
                return rows.Length;
            }

            {{NetworkTask}}
            private Task<string> GetRowsAsync(string url, CancellationToken cancellationToken = default) =>
                _http.GetStringAsync(url, cancellationToken);

            public void After()
            {
            }
        }
        """);

    [Fact]
    public Task Passes_on_the_token_that_the_flow_has() => FixAsync(
        StaticFlow("Uri source, CancellationToken stopping", "var text = await s_http.[|GetStringAsync|](source);", "text.Length"),
        StaticFlow("Uri source, CancellationToken stopping", "var text = await GetTextAsync(source, stopping);", "text.Length", $"""
            {NetworkTask}
                private static Task<string> GetTextAsync(Uri source, CancellationToken cancellationToken = default) =>
                    s_http.GetStringAsync(source, cancellationToken);
            """));

    [Fact]
    public Task Keeps_a_token_that_the_call_has() => FixAsync(
        StaticFlow("CancellationToken stopping, Uri source", "var text = await s_http.[|GetStringAsync|](source, stopping);", "text.Length"),
        StaticFlow("CancellationToken stopping, Uri source", "var text = await GetTextAsync(source, stopping);", "text.Length", $"""
            {NetworkTask}
                private static Task<string> GetTextAsync(Uri source, CancellationToken stopping) => s_http.GetStringAsync(source, stopping);
            """));

    [Fact]
    public Task Hands_over_a_token_that_is_computed() => FixAsync(
        StaticFlow("Uri source", "using var stop = new CancellationTokenSource(); var text = await s_http.[|GetStringAsync|](source, stop.Token);", "text.Length"),
        StaticFlow("Uri source", "using var stop = new CancellationTokenSource(); var text = await GetTextAsync(source, stop.Token);", "text.Length", $"""
            {NetworkTask}
                private static Task<string> GetTextAsync(Uri source, CancellationToken cancellationToken) =>
                    s_http.GetStringAsync(source, cancellationToken);
            """));

    [Theory]
    // Statements and expressions.
    [InlineData("File.[|Delete|](path);", "DeleteFile(path);", "void DeleteFile(string path) => File.Delete(path);")]
    [InlineData("File.[|WriteAllText|](path, $\"{path} {count}\");", "WriteAllText(path, count);", "void WriteAllText(string path, int count) => File.WriteAllText(path, $\"{path} {count}\");")]
    [InlineData("var lines = File.[|ReadAllLines|](path).Length;", "var lines = ReadAllLines(path).Length;", "string[] ReadAllLines(string path) => File.ReadAllLines(path);")]
    [InlineData("var orders = File.[|ReadAllLines|](path);", "var orders = ReadOrders(path);", "string[] ReadOrders(string path) => File.ReadAllLines(path);")]
    [InlineData("string orders; orders = File.[|ReadAllText|](path);", "string orders; orders = ReadOrders(path);", "string ReadOrders(string path) => File.ReadAllText(path);")]
    [InlineData("var result = File.[|ReadAllText|](path);", "var result = ReadAllText(path);", "string ReadAllText(string path) => File.ReadAllText(path);")]
    [InlineData("if (File.[|ReadAllText|](path) is { Length: > 3 } text && text != path) { }", "if (ReadAllText(path) is { Length: > 3 } text && text != path) { }", "string ReadAllText(string path) => File.ReadAllText(path);")]
    [InlineData("foreach (var file in Directory.[|GetFiles|](path)) { }", "foreach (var file in GetFiles(path)) { }", "string[] GetFiles(string path) => Directory.GetFiles(path);")]
    [InlineData("while (File.[|GetLastWriteTime|](path) < DateTime.Now) { }", "while (GetLastWriteTime(path) < DateTime.Now) { }", "DateTime GetLastWriteTime(string path) => File.GetLastWriteTime(path);")]
    [InlineData("var size = new FileInfo(path).[|Length|];", "var size = GetLength(path);", "long GetLength(string path) => new FileInfo(path).Length;")]
    [InlineData("var file = new FileInfo(path); file.[|Delete|]();", "var file = new FileInfo(path); DeleteFile(file);", "void DeleteFile(FileInfo file) => file.Delete();")]
    [InlineData("try { File.[|Delete|](path); } catch (IOException) { count++; }", "try { DeleteFile(path); } catch (IOException) { count++; }", "void DeleteFile(string path) => File.Delete(path);")]
    [InlineData("var text = path switch { \"\" => \"\", _ => File.[|ReadAllText|](path) };", "var text = path switch { \"\" => \"\", _ => ReadAllText(path) };", "string ReadAllText(string path) => File.ReadAllText(path);")]
    [InlineData("var text = $\"{File.[|ReadAllText|](path)}!\";", "var text = $\"{ReadAllText(path)}!\";", "string ReadAllText(string path) => File.ReadAllText(path);")]
    [InlineData("Directory.[|CreateDirectory|](path);", "CreateDirectory(path);", "DirectoryInfo CreateDirectory(string path) => Directory.CreateDirectory(path);")]
    // Functions within.
    [InlineData("var texts = new[] { path }.Select(p => File.[|ReadAllText|](p)).ToList();", "var texts = new[] { path }.Select(p => ReadAllText(p)).ToList();", "string ReadAllText(string p) => File.ReadAllText(p);")]
    [InlineData("var texts = new[] { path }.Select(static p => File.[|ReadAllText|](p)).ToList();", "var texts = new[] { path }.Select(static p => ReadAllText(p)).ToList();", "string ReadAllText(string p) => File.ReadAllText(p);")]
    [InlineData("var texts = from p in new[] { path } select File.[|ReadAllText|](p);", "var texts = from p in new[] { path } select ReadAllText(p);", "string ReadAllText(string p) => File.ReadAllText(p);")]
    [InlineData("Read(path); string Read(string p) => File.[|ReadAllText|](p);", "Read(path); string Read(string p) => ReadAllText(p);", "string ReadAllText(string p) => File.ReadAllText(p);")]
    [InlineData("File.[|WriteAllLines|](path, new[] { 1 }.Select(n => (n + count).ToString()));", "WriteAllLines(path, count);", "void WriteAllLines(string path, int count) => File.WriteAllLines(path, new[] { 1 }.Select(n => (n + count).ToString()));")]
    // What cannot be handed over is used before.
    [InlineData("File.[|Delete|](Name()); string Name() => path;", "DeleteFile(Name()); string Name() => path;", "void DeleteFile(string path) => File.Delete(path);")]
    [InlineData("var row = new { Path = path }; File.[|Delete|](row.Path);", "var row = new { Path = path }; DeleteFile(row.Path);", "void DeleteFile(string path) => File.Delete(path);")]
    [InlineData("Func<string> name = () => path; File.[|Delete|](name());", "Func<string> name = () => path; DeleteFile(name());", "void DeleteFile(string path) => File.Delete(path);")]
    [InlineData("HttpResponseMessage r = null!; File.[|WriteAllText|](path, r.ReasonPhrase ?? \"\");", "HttpResponseMessage r = null!; WriteAllText(path, r.ReasonPhrase ?? \"\");", "void WriteAllText(string path, string contents) => File.WriteAllText(path, contents);")]
    [InlineData("foreach (var row in new[] { new { Path = path } }) { File.[|WriteAllText|](row.Path, $\"{count}\"); }", "foreach (var row in new[] { new { Path = path } }) { WriteAllText(row.Path, count); }", "void WriteAllText(string path, int count) => File.WriteAllText(path, $\"{count}\");")]
    // Values.
    [InlineData("const string Name = \"x\"; File.[|Delete|](Name);", "const string Name = \"x\"; DeleteFile(Name);", "void DeleteFile(string Name) => File.Delete(Name);")]
    [InlineData("string? maybe = path; if (maybe is not null) { File.[|Delete|](maybe); }", "string? maybe = path; if (maybe is not null) { DeleteFile(maybe); }", "void DeleteFile(string maybe) => File.Delete(maybe);")]
    [InlineData("string @class = path; File.[|Delete|](@class);", "string @class = path; DeleteFile(@class);", "void DeleteFile(string @class) => File.Delete(@class);")]
    [InlineData("Dictionary<string, List<int?>> map = []; File.[|WriteAllText|](path, map[\"x\"][0].ToString());", "Dictionary<string, List<int?>> map = []; WriteAllText(path, map);", "void WriteAllText(string path, Dictionary<string, List<int?>> map) => File.WriteAllText(path, map[\"x\"][0].ToString());")]
    [InlineData("(string Name, int Size) pair = (path, 1); File.[|Delete|](pair.Name);", "(string Name, int Size) pair = (path, 1); DeleteFile(pair);", "void DeleteFile((string Name, int Size) pair) => File.Delete(pair.Name);")]
    [InlineData("File.[|WriteAllText|](contents: path, path: path);", "WriteAllText(path);", "void WriteAllText(string path) => File.WriteAllText(contents: path, path: path);")]
    [InlineData("int.TryParse(path, out var n); File.[|WriteAllText|](path, n.ToString());", "int.TryParse(path, out var n); WriteAllText(path, n);", "void WriteAllText(string path, int n) => File.WriteAllText(path, n.ToString());")]
    [InlineData("File.[|WriteAllText|](path, int.TryParse(path, out var n) ? n.ToString() : \"\");", "WriteAllText(path);", "void WriteAllText(string path) => File.WriteAllText(path, int.TryParse(path, out var n) ? n.ToString() : \"\");")]
    public Task Extracts_a_file_call_from_wherever_it_stands(string before, string after, string task) => FixAsync(
        FileFlow(before),
        FileFlow(after, $"\n\n    [Task]\n    private static {task}"));

    [Theory]
    [InlineData("using var answer = await s_http.[|GetAsync|](url); return answer.ToString();", "using var answer = await GetAnswerAsync(url); return answer.ToString();", "HttpResponseMessage> GetAnswerAsync", "GetAsync")]
    [InlineData("await using var stream = new MemoryStream(); return await s_http.[|GetStringAsync|](url);", "await using var stream = new MemoryStream(); return await GetStringAsync(url);", "string> GetStringAsync", "GetStringAsync")]
    [InlineData("await using (var stream = new MemoryStream()) { return await s_http.[|GetStringAsync|](url); }", "await using (var stream = new MemoryStream()) { return await GetStringAsync(url); }", "string> GetStringAsync", "GetStringAsync")]
    [InlineData("if (await s_http.[|GetStringAsync|](url) is { Length: 3 } text) { return text; } return url;", "if (await GetStringAsync(url) is { Length: 3 } text) { return text; } return url;", "string> GetStringAsync", "GetStringAsync")]
    [InlineData("string? text = null; text ??= await s_http.[|GetStringAsync|](url); return text;", "string? text = null; text ??= await GetTextAsync(url); return text;", "string> GetTextAsync", "GetStringAsync")]
    [InlineData("return url.Length > 3 ? await s_http.[|GetStringAsync|](url) : url;", "return url.Length > 3 ? await GetStringAsync(url) : url;", "string> GetStringAsync", "GetStringAsync")]
    [InlineData("do { } while (await s_http.[|GetStringAsync|](url) == url); return url;", "do { } while (await GetStringAsync(url) == url); return url;", "string> GetStringAsync", "GetStringAsync")]
    [InlineData("Func<string, Task<string>> load = async url => await s_http.[|GetStringAsync|](url); return await load(url);", "Func<string, Task<string>> load = async url => await GetStringAsync(url); return await load(url);", "string> GetStringAsync", "GetStringAsync")]
    [InlineData("return await LoadAsync(url); static Task<string> LoadAsync(string url) => s_http.[|GetStringAsync|](url);", "return await LoadAsync(url); static Task<string> LoadAsync(string url) => GetStringAsync(url);", "string> GetStringAsync", "GetStringAsync")]
    [InlineData("return string.Concat(await Task.WhenAll(from one in new[] { url } select s_http.[|GetStringAsync|](url)));", "return string.Concat(await Task.WhenAll(from one in new[] { url } select GetStringAsync(url)));", "string> GetStringAsync", "GetStringAsync")]
    public Task Extracts_an_awaited_call_from_wherever_it_stands(string before, string after, string name, string api) => FixAsync(
        AwaitingFlow(before),
        AwaitingFlow(after, $$"""


                {{NetworkTask}}
                private static Task<{{name}}(string url, CancellationToken cancellationToken = default) =>
                    s_http.{{api}}(url, cancellationToken);
            """));

    [Fact]
    public Task Names_a_second_task_after_the_address() => FixAsync(
        StaticFlow("string url", "var text = await s_http.[|GetStringAsync|](url + \"/v1/orders.json\") + await s_http.GetStringAsync($\"{url}/line-items/{url}?size=3\");", "text.Length"),
        StaticFlow("string url", "var text = await GetStringAsync(url) + await GetLineItemsAsync(url);", "text.Length", $"""
            {NetworkTask}
                private static Task<string> GetStringAsync(string url, CancellationToken cancellationToken = default) =>
                    s_http.GetStringAsync(url + "/v1/orders.json", cancellationToken);

                {NetworkTask}
                private static Task<string> GetLineItemsAsync(string url, CancellationToken cancellationToken = default) =>
                    s_http.GetStringAsync($"{"{"}url{"}"}/line-items/{"{"}url{"}"}?size=3", cancellationToken);
            """));

    [Fact]
    public Task Works_in_an_expression_bodied_flow() => FixAsync(
        """
        public static partial class Etl
        {
            [Flow]
            public static string Run(string path) => File.[|ReadAllText|](path);
        }
        """,
        """
        public static partial class Etl
        {
            [Flow]
            public static string Run(string path) => ReadAllText(path);

            [Task]
            private static string ReadAllText(string path) => File.ReadAllText(path);
        }
        """);

    [Fact]
    public Task Evaluates_in_the_flow_what_awaits_or_runs_tasks() => FixAsync(
        """
        public static partial class Etl
        {
            [Flow]
            public static async Task RunAsync(string path)
            {
                await File.[|WriteAllTextAsync|](path, await LoadAsync(path));
                File.[|WriteAllText|](Name(path), path);
            }

            [Task]
            public static Task<string> LoadAsync(string path) => Task.FromResult(path);

            [Task]
            public static string Name(string path) => path;
        }
        """,
        """
        public static partial class Etl
        {
            [Flow]
            public static async Task RunAsync(string path)
            {
                await WriteAllTextAsync(path, await LoadAsync(path));
                WriteAllText2(Name(path), path);
            }

            [Task]
            private static Task WriteAllTextAsync(string path, string contents, CancellationToken cancellationToken = default) =>
                File.WriteAllTextAsync(path, contents, cancellationToken);

            [Task]
            private static void WriteAllText2(string path2, string path) => File.WriteAllText(path2, path);

            [Task]
            public static Task<string> LoadAsync(string path) => Task.FromResult(path);

            [Task]
            public static string Name(string path) => path;
        }
        """);

    [Fact]
    public Task Gives_each_of_several_calls_a_task_of_its_own() => FixAsync(
        """
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task RunAsync(string a, string b)
            {
                var first = await s_http.[|GetStringAsync|](a);
                var second = await s_http.GetStringAsync(b);
                await s_http.GetStringAsync(await s_http.GetStringAsync(first + second));
                File.[|Delete|](a);
                File.Delete(b);
            }
        }
        """,
        $$"""
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task RunAsync(string a, string b)
            {
                var first = await GetFirstAsync(a);
                var second = await GetSecondAsync(b);
                await GetStringAsync(await GetString2Async(first, second));
                DeleteFile(a);
                DeleteFile2(b);
            }

            {{NetworkTask}}
            private static Task<string> GetFirstAsync(string a, CancellationToken cancellationToken = default) =>
                s_http.GetStringAsync(a, cancellationToken);

            {{NetworkTask}}
            private static Task<string> GetSecondAsync(string b, CancellationToken cancellationToken = default) =>
                s_http.GetStringAsync(b, cancellationToken);

            {{NetworkTask}}
            private static Task<string> GetStringAsync(string requestUri, CancellationToken cancellationToken = default) =>
                s_http.GetStringAsync(requestUri, cancellationToken);

            {{NetworkTask}}
            private static Task<string> GetString2Async(string first, string second, CancellationToken cancellationToken = default) =>
                s_http.GetStringAsync(first + second, cancellationToken);

            [Task]
            private static void DeleteFile(string a) => File.Delete(a);

            [Task]
            private static void DeleteFile2(string b) => File.Delete(b);
        }
        """);

    [Fact]
    public Task Finds_a_name_apart_from_members_locals_and_proxies() => FixAsync(
        """
        public partial class Base
        {
            protected void ReadRows4() { }
        }

        public partial class Etl : Base
        {
            public int ReadRowsTask => 0;

            [Flow]
            public string Run(string path)
            {
                var ReadRows2 = path;
                var rows = File.[|ReadAllText|](ReadRows2);
                return rows;
            }

            [Task]
            public static void ReadRows3Async() { }
        }
        """,
        """
        public partial class Base
        {
            protected void ReadRows4() { }
        }

        public partial class Etl : Base
        {
            public int ReadRowsTask => 0;

            [Flow]
            public string Run(string path)
            {
                var ReadRows2 = path;
                var rows = ReadRows5(ReadRows2);
                return rows;
            }

            [Task]
            private static string ReadRows5(string ReadRows2) => File.ReadAllText(ReadRows2);

            [Task]
            public static void ReadRows3Async() { }
        }
        """);

    [Fact]
    public Task Keeps_the_instance_where_the_call_uses_it() => FixAsync(
        """
        public partial class Etl(HttpClient http, string root)
        {
            private string Folder => root;

            [Flow]
            public async Task RunAsync(string name)
            {
                File.[|Delete|](Path.Combine(Folder, name));
                File.[|Move|](name, name + ".old");
                var page = await http.[|GetStringAsync|](root);
            }
        }
        """,
        $$"""
        public partial class Etl(HttpClient http, string root)
        {
            private string Folder => root;

            [Flow]
            public async Task RunAsync(string name)
            {
                DeleteFile(name);
                MoveFile(name);
                var page = await GetPageAsync();
            }

            [Task]
            private void DeleteFile(string name) => File.Delete(Path.Combine(Folder, name));

            [Task]
            private static void MoveFile(string name) => File.Move(name, name + ".old");

            {{NetworkTask}}
            private Task<string> GetPageAsync(CancellationToken cancellationToken = default) => http.GetStringAsync(root, cancellationToken);
        }
        """);

    [Fact]
    public Task Takes_type_parameters_and_their_constraints_along() => CompileAsync(
        """
        using System.Net.Http.Json;

        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task<T?> RunAsync<T, TOther>(string url, TOther other)
                where T : class
                where TOther : struct
            {
                var value = await s_http.[|GetFromJsonAsync|]<T>(url);
                File.[|WriteAllText|](url, other.ToString());
                return value;
            }
        }
        """,
        $$"""
        using System.Net.Http.Json;

        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task<T?> RunAsync<T, TOther>(string url, TOther other)
                where T : class
                where TOther : struct
            {
                var value = await GetFromJsonAsync<T>(url);
                WriteAllText<TOther>(url, other);
                return value;
            }

            {{NetworkTask}}
            private static Task<T?> GetFromJsonAsync<T>(string url, CancellationToken cancellationToken = default) where T : class =>
                s_http.GetFromJsonAsync<T>(url, cancellationToken);

            [Task]
            private static void WriteAllText<TOther>(string url, TOther other) where TOther : struct => File.WriteAllText(url, other.ToString());
        }
        """);

    [Fact]
    public Task Does_not_retry_what_must_not_happen_twice() => FixAsync(
        StaticFlow("string url", "await s_http.[|PostAsync|](url, new StringContent(url));", "0"),
        StaticFlow("string url", "await PostAsync(url);", "0", """
            [Task(Retries = 0)]
                private static Task<HttpResponseMessage> PostAsync(string url, CancellationToken cancellationToken = default) =>
                    s_http.PostAsync(url, new StringContent(url), cancellationToken);
            """));

    [Fact]
    public Task Keeps_the_lines_and_comments_of_a_long_call() => FixAsync(
        """
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task RunAsync(string url)
            {
                // Before.
                await s_http
                    // The API wants a slash.
                    .[|GetStringAsync|](
                        url + "/") /* inside */
                    .ConfigureAwait(false); // After.
            }
        }
        """,
        $$"""
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task RunAsync(string url)
            {
                // Before.
                await GetStringAsync(url) /* inside */
                    .ConfigureAwait(false); // After.
            }

            {{NetworkTask}}
            private static Task<string> GetStringAsync(string url, CancellationToken cancellationToken = default) =>
                s_http
                    // The API wants a slash.
                    .GetStringAsync(
                        url + "/", cancellationToken);
        }
        """);

    [Fact]
    public Task Leaves_the_lines_of_a_literal_alone() => FixAsync(
        """"
        public static partial class Outer
        {
            public static partial class Etl
            {
                [Flow]
                public static void Run(string path)
                {
                    File.[|WriteAllText|](
                        path,
                        """
                        a
                          b
                        """);
                }
            }
        }
        """",
        """"
        public static partial class Outer
        {
            public static partial class Etl
            {
                [Flow]
                public static void Run(string path)
                {
                    WriteAllText(path);
                }

                [Task]
                private static void WriteAllText(string path) =>
                    File.WriteAllText(
                        path,
                        """
                        a
                          b
                        """);
            }
        }
        """");

    [Fact]
    public Task Writes_the_line_ends_of_the_file() => FixAsync(
        "public static partial class Etl\r\n{\r\n    [Flow]\r\n    public static void Run(string path) => File.[|Delete|](path);\r\n}\r\n",
        "public static partial class Etl\r\n{\r\n    [Flow]\r\n    public static void Run(string path) => DeleteFile(path);\r\n\r\n    [Task]\r\n    private static void DeleteFile(string path) => File.Delete(path);\r\n}\r\n");

    [Fact]
    public Task Works_in_a_type_on_one_line() => FixAsync(
        "public static partial class Etl { [Flow] public static void Run(string path) => File.[|Delete|](path); }",
        "public static partial class Etl { [Flow] public static void Run(string path) => DeleteFile(path); \n\n[Task]\nprivate static void DeleteFile(string path) => File.Delete(path);\n}");

    [Fact]
    public Task Names_types_as_the_place_allows() => FixAsync(
        """
        #nullable disable
        public static partial class Etl
        {
            [Flow]
            public static void Run(string path, System.Text.StringBuilder text, Row row) => File.[|WriteAllText|](path, text.ToString() + row);

            public sealed record Row(int Id);
        }
        """,
        """
        #nullable disable
        public static partial class Etl
        {
            [Flow]
            public static void Run(string path, System.Text.StringBuilder text, Row row) => WriteAllText(path, text, row);

            [Task]
            private static void WriteAllText(string path, System.Text.StringBuilder text, Row row) =>
                File.WriteAllText(path, text.ToString() + row);

            public sealed record Row(int Id);
        }
        """);

    [Fact]
    public Task Works_in_the_implementation_of_a_partial_flow() => FixAsync(
        """
        public static partial class Etl
        {
            [Flow]
            public static partial void Run(string path);

            public static partial void Run(string path) => File.[|Delete|](path);
        }
        """,
        """
        public static partial class Etl
        {
            [Flow]
            public static partial void Run(string path);

            public static partial void Run(string path) => DeleteFile(path);

            [Task]
            private static void DeleteFile(string path) => File.Delete(path);
        }
        """);

    [Fact]
    public Task Hands_over_an_address_that_the_call_is_made_on()
    {
        const string Before = """
            using Flurl.Http;

            public static partial class Etl
            {
                [Flow]
                public static async Task RunAsync(string url) => await url.[|GetStringAsync|]();
            }
            """;
        const string After = $$"""
            using Flurl.Http;

            public static partial class Etl
            {
                [Flow]
                public static async Task RunAsync(string url) => await GetStringAsync(url);

                {{NetworkTask}}
                private static Task<string> GetStringAsync(string url, CancellationToken cancellationToken = default) =>
                    url.GetStringAsync(cancellationToken);
            }
            """;
        var test = VerifyFix.Test(Before, After);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    [Fact]
    public Task Takes_io_in_the_arguments_along_into_the_task_once() => FixAsync(
        FileFlow("File.[|WriteAllText|](path, new FileInfo(path).[|Length|].ToString());"),
        FileFlow("WriteAllText(path);", "\n\n    [Task]\n    private static void WriteAllText(string path) => File.WriteAllText(path, new FileInfo(path).Length.ToString());"));

    [Fact]
    public Task Mends_every_document()
    {
        const string Before = "public static partial class {0}\n{{\n    [Flow]\n    public static void Run(string path) => File.[|Delete|](path);\n}}\n";
        const string After = "public static partial class {0}\n{{\n    [Flow]\n    public static void Run(string path) => DeleteFile(path);\n\n    [Task]\n    private static void DeleteFile(string path) => File.Delete(path);\n}}\n";
        var test = VerifyFix.Test(string.Format(null, Before, "A"), string.Format(null, After, "A"));
        test.TestState.Sources.Add(("B.cs", string.Format(null, Before, "B")));
        test.FixedState.Sources.Add(("B.cs", string.Format(null, After, "B")));
        return test.RunAsync();
    }

    [Theory]
    // A live object would cross into or out of the task.
    [InlineData("using var stream = new [|FileStream|](path, FileMode.Open);")]
    [InlineData("using var reader = new [|StreamReader|](path);")]
    [InlineData("using var stream = File.[|OpenRead|](path);")]
    [InlineData("using var client = new HttpClient(); var text = client.[|GetStringAsync|](path);")]
    [InlineData("HttpClient client = null!; var text = client.[|GetStringAsync|](path);")]
    [InlineData("Read(null!); void Read(HttpClient client) => client.[|GetStringAsync|](path);")]
    [InlineData("var stream = new MemoryStream(); ZipFile.[|ExtractToDirectory|](stream, path);")]
    [InlineData("Stream source = null!; s_http.[|PostAsync|](path, new StreamContent(source));")]
    [InlineData("var stream = s_http.[|GetStreamAsync|](path);")]
    [InlineData("var response = s_http.[|GetAsync|](path, HttpCompletionOption.ResponseHeadersRead);")]
    [InlineData("var process = Process.[|Start|](path);")]
    [InlineData("foreach (var line in File.[|ReadLines|](path)) { }")]
    [InlineData("var lines = File.[|ReadLinesAsync|](path);")]
    [InlineData("Shop db = null!; db.[|SaveChanges|]();")]
    [InlineData("StackExchange.Redis.IDatabase redis = null!; redis.[|StringGet|](path);")]
    [InlineData("DbDataReader reader = null!; reader.[|Read|]();")]
    // Variables of the flow would be left behind.
    [InlineData("File.[|WriteAllText|](path, (path = \"x\"));")]
    [InlineData("var n = 0; File.[|WriteAllText|](path, (n++).ToString());")]
    [InlineData("File.[|WriteAllText|](path, int.TryParse(path, out var n) ? \"\" : \"\"); Console.WriteLine(n);")]
    [InlineData("ref var name = ref path; File.[|Delete|](name);")]
    // Types that cannot be named or kept.
    [InlineData("dynamic name = path; string text = File.[|ReadAllText|]((string)name.Trim() + path);")]
    [InlineData("ReadOnlySpan<char> text = path; File.[|WriteAllText|](path, text);")]
    [InlineData("Func<string> name = () => path; new FileInfo(name()).[|Delete|]();")]
    [InlineData("var row = new { Path = path }; new FileInfo(row.Path).[|Delete|]();")]
    [InlineData("File.[|WriteAllText|](path, stackalloc char[1]);")]
    // Not a call that can be moved as it stands.
    [InlineData("var texts = new[] { path }.Select(File.[|ReadAllText|]).ToList();")]
    [InlineData("FileInfo? file = null; file?.[|Delete|]();")]
    [InlineData("FileInfo? file = null; var size = file?.[|Length|];")]
    [InlineData("new FileInfo(path).[|LastWriteTime|] = DateTime.Now;")]
    [InlineData("if (new FileInfo(path) is { [|Length|]: > 0 }) { }")]
    public Task Leaves_what_would_mean_something_else(string body)
    {
        var source = $$"""
            using System.Data.Common;
            using System.Diagnostics;
            using System.IO.Compression;
            using Microsoft.EntityFrameworkCore;

            public partial class Etl
            {
                private static readonly HttpClient s_http = new();

                [Flow]
                public void Run(string path)
                {
                    {{body}}
                }

                private sealed class Shop : DbContext;
            }
            """;
        var test = VerifyFix.Test(source, source);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("public interface IEtl { [Flow] void Run(string path) => File.[|Delete|](path); }")]
    [InlineData("public partial class Etl { [Flow] public void Run(ref string path) => File.[|Delete|](path); }")]
    [InlineData("public partial class Etl : FileInfoBase { [Flow] public void Run() => base.File.[|Delete|](); } public class FileInfoBase { protected FileInfo File => new(\"x\"); }")]
    public Task Leaves_flows_that_no_task_can_follow(string source) => VerifyFix.NoFixAsync(source);

    private static string AwaitingFlow(string body, string task = "") => $$"""
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task<string> RunAsync(string url)
            {
                {{body}}
            }{{task}}
        }
        """;

    private static string StaticFlow(string parameters, string body, string result, string? task = null) => $$"""
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task<int> RunAsync({{parameters}})
            {
                {{body}}
                return {{result}};
            }{{(task is null ? "" : "\n\n    " + task)}}
        }
        """;

    private static string FileFlow(string body, string task = "") => $$"""
        public static partial class Etl
        {
            [Flow]
            public static void Run(string path, int count)
            {
                {{body}}
            }{{task}}
        }
        """;

    /// <summary>
    /// The fix gives this, it compiles with the generator and without a warning, and no rule has anything to say, but that a flow with so many
    /// tasks logs nothing: it did not before.
    /// </summary>
    private static async Task FixAsync(string source, string fixedSource)
    {
        await CompileAsync(source, fixedSource);

        var project = RulePageExample.Compile(fixedSource);
        Assert.Empty(project.CompilerDiagnostics(DiagnosticSeverity.Warning));
        Assert.DoesNotContain(await project.ReportsAsync(), static report => report.Id != PRV402SilentFlowAnalyzer.Id);
    }

    private static Task CompileAsync(string source, string fixedSource) => VerifyFix.FixAsync(source, fixedSource);
}
