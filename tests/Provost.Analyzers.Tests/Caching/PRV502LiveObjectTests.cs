using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Caching;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Caching.PRV502LiveObjectAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Caching.PRV502LiveObjectAnalyzer,
    Provost.CodeFixes.Caching.PRV502LiveObjectCodeFixProvider>;

namespace Provost.Analyzers.Tests.Caching;

public sealed class PRV502LiveObjectTests
{
    private const string Types = """
        public sealed record Upload(string Name, Stream Body);
        public sealed record Batch(Upload[] Uploads);
        public sealed record Draft(string Name, Stream? Body);
        public sealed record Marked(string Name) { [System.Text.Json.Serialization.JsonIgnore] public Stream Body { get; init; } = null!; }
        #nullable disable
        public sealed class Old { public Stream Body { get; set; } public Func<int> Make; }
        #nullable enable
        public sealed class Repository { private readonly HttpClient _http = new(); public string Name => _http.BaseAddress!.Host; }
        public sealed record Row(int Id, string Name, DateTimeOffset At, IReadOnlyList<int> Values, Row? Next);
        public sealed class Lifetime : IAsyncDisposable { public ValueTask DisposeAsync() => default; }
        public interface IRepository { Task<string> LoadAsync(); }
        public sealed class Hidden { internal Stream Body => Stream.Null; private Stream Other => Stream.Null; public long Length => Body.Length + Other.Length; public static HttpClient Client { get; } = new(); }
        public sealed class Computed { public string Name { get; set; } = ""; public Stream Open() => Stream.Null; public void Write(Stream body) { } public Stream this[int index] => Stream.Null; }
        public sealed record Chain(string Name, Chain? Next, List<Chain> Others);
        public sealed record Tree<T>(T Value, Tree<T>[] Children);
        public abstract record Shape(string Name);
        public readonly record struct Stamp(DateTimeOffset At);
        public static class Nested { public sealed record Item(int Id); }
        public enum Unit { None }
        public sealed class Store { public event Action? Changed { add { } remove { } } public const string Name = "store"; public string Place { get; init; } = ""; }
        """;

    [Theory]
    [InlineData("Stream body")]
    [InlineData("FileStream body")]
    [InlineData("HttpClient client")]
    [InlineData("System.Data.Common.DbConnection connection")]
    [InlineData("ILogger logger")]
    [InlineData("ILogger<string> logger")]
    [InlineData("IServiceProvider services")]
    [InlineData("Func<int> make")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> make")]
    [InlineData("IQueryable<int> rows")]
    [InlineData("IAsyncEnumerable<int> rows")]
    [InlineData("Task<int> task")]
    [InlineData("Exception error")]
    [InlineData("Type type")]
    [InlineData("HttpResponseMessage response")]
    [InlineData("Lazy<int> value")]
    [InlineData("Secret token")]
    [InlineData("List<Stream> bodies")]
    [InlineData("Dictionary<string, HttpClient> clients")]
    [InlineData("(int Id, Stream Body) pair")]
    [InlineData("Upload upload")]
    [InlineData("Batch batch")]
    [InlineData("Repository repository")]
    [InlineData("Lifetime lifetime")]
    [InlineData("FileInfo file")]
    public Task Reports_what_cannot_be_a_part_of_the_key(string parameter) => TaskAsync("CachePolicy = CachePolicy.Inputs", $"[|{parameter}|]");

    [Theory]
    [InlineData("string text")]
    [InlineData("Uri page, Guid id, DateTime at, TimeSpan limit, decimal price, Version version")]
    [InlineData("int[] rows, List<string> names, Dictionary<string, int> counts, HashSet<int> ids")]
    [InlineData("Row row, Row[] rows, (int, Row) pair")]
    [InlineData("Draft draft")]
    [InlineData("Marked marked")]
    [InlineData("Old old")]
    [InlineData("System.Text.Json.JsonDocument document, System.Text.Json.Nodes.JsonNode node")]
    [InlineData("ReadOnlyMemory<byte> bytes")]
    [InlineData("IEnumerable<int> rows")]
    [InlineData("IRepository repository")]
    [InlineData("object value")]
    [InlineData("CancellationToken cancellationToken")]
    public Task Leaves_data_and_what_may_be_data(string parameters) => TaskAsync("CachePolicy = CachePolicy.Inputs", parameters);

    [Fact]
    public Task Leaves_data_of_every_kind() => Verify.AnalyzerAsync(Tasks(
        "CachePolicy = CachePolicy.Inputs",
        "int",
        "byte[] bytes",
        "string? text",
        "int? number",
        "Guid? id",
        "DayOfWeek day",
        "DateOnly day, TimeOnly time",
        "DateTimeOffset? at",
        "char c, bool b, byte x, long l, float f, double d",
        "Uri? page",
        "KeyValuePair<string, int> pair",
        "Tuple<int, string> pair",
        "(int Id, string Name)? pair",
        "string[][] grid",
        "List<Row> rows",
        "IReadOnlyDictionary<string, Row> rows",
        "ISet<int> ids",
        "SortedSet<string> names",
        "Queue<int> numbers",
        "ICollection<string> names, IList<Guid> ids",
        "IEnumerable<Row> rows",
        "Memory<byte> bytes",
        "Row? row",
        "params string[] names",
        "System.Text.Json.JsonElement element",
        "System.Collections.Immutable.ImmutableArray<int> numbers",
        "System.Collections.ObjectModel.ReadOnlyCollection<int> numbers",
        "System.Net.HttpStatusCode status",
        "LogLevel level",
        "HttpMethod? method",
        "dynamic value",
        "Hidden hidden",
        "Computed computed",
        "Chain chain",
        "Tree<Row> tree",
        "Shape shape",
        "Stamp stamp",
        "Draft[] drafts",
        "Dictionary<string, Marked> marked",
        "Nested.Item item",
        "Unit unit",
        "Store store"));

    [Fact]
    public Task Leaves_results_that_are_data() => Verify.AnalyzerAsync(Results(
        "CachePolicy = CachePolicy.Inputs, ResultStorage = \"./results\"",
        "string",
        "string?",
        "int[]",
        "Task<int?>",
        "ValueTask<Row>",
        "Task<(int Id, string Name)>",
        "Task<List<Row>>",
        "Dictionary<string, Row[]>",
        "Hidden",
        "Task<Computed>",
        "Tree<Row>",
        "void",
        "Task<bool>",
        "ValueTask",
        "Uri",
        "byte[]",
        "IRepository",
        "object"));

    [Theory]
    [InlineData("PersistResult = true")]
    [InlineData("ResultStorage = \"./results\"")]
    [InlineData("CachePolicy = CachePolicy.Default")]
    [InlineData("CachePolicy = CachePolicy.Inputs | CachePolicy.TaskSource")]
    public Task Reports_it_wherever_the_inputs_are_hashed(string options) => TaskAsync(options, "[|Stream body|]");

    [Theory]
    [InlineData("Retries = 3")]
    [InlineData("CachePolicy = CachePolicy.None")]
    [InlineData("CachePolicy = CachePolicy.RunId")]
    [InlineData("CachePolicy = CachePolicy.Inputs, PersistResult = false")]
    [InlineData("CachePolicy = CachePolicy.Inputs, CacheExclude = [nameof(client)]")]
    [InlineData("CacheKey = nameof(Key)")]
    [InlineData("ResultStorageKey = \"pages/{page}\"")]
    [InlineData("PersistResult = true, CachePolicy = CachePolicy.None")]
    public Task Leaves_tasks_that_do_not_hash_it(string options) => TaskAsync(options, "string page, HttpClient client", "private static string? Key(string page, HttpClient client) => page;");

    [Theory]
    [InlineData("[Task]")]
    [InlineData("[Flow(PersistResult = true)]")]
    [InlineData("[Tier]")]
    [InlineData("[Obsolete]")]
    public Task Leaves_what_is_not_known_to_cache(string attribute) => Verify.AnalyzerAsync($$"""
        public static partial class Etl { {{attribute}} public static Stream Load(HttpClient client) => null!; }
        public sealed class TierAttribute : TaskAttribute { public TierAttribute() => CachePolicy = CachePolicy.Inputs; }
        """);

    [Theory]
    [InlineData("CachePolicy = CachePolicy.Inputs", "Stream")]
    [InlineData("CachePolicy = CachePolicy.RunId", "Task<Stream>")]
    [InlineData("CacheKey = nameof(Key)", "Upload")]
    [InlineData("PersistResult = true", "HttpResponseMessage")]
    [InlineData("CachePolicy = CachePolicy.Inputs", "Task<Func<int>>")]
    [InlineData("ResultStorageKey = \"x\"", "IQueryable<int>")]
    [InlineData("PersistResult = true, CachePolicy = CachePolicy.None, CacheResultInMemory = false", "Stream")]
    public Task Reports_a_result_that_cannot_be_stored(string options, string type) => ResultAsync(options, $"[|{type}|]");

    [Theory]
    [InlineData("CachePolicy = CachePolicy.Inputs, ResultStorage = \"memory\"", "Stream")]
    [InlineData("CachePolicy = CachePolicy.Inputs, ResultStorage = \"mine\"", "Stream")]
    [InlineData("CachePolicy = CachePolicy.Inputs, ResultSerializer = \"mine\"", "Upload")]
    [InlineData("PersistResult = true, CachePolicy = CachePolicy.None", "Stream")]
    [InlineData("Retries = 1", "Stream")]
    [InlineData("CachePolicy = CachePolicy.Inputs", "Task")]
    [InlineData("CachePolicy = CachePolicy.Inputs", "Task<Row[]>")]
    [InlineData("CachePolicy = CachePolicy.Inputs", "IReadOnlyList<string>")]
    [InlineData("CachePolicy = CachePolicy.Inputs", "Draft")]
    [InlineData("CachePolicy = CachePolicy.Inputs", "System.Text.Json.JsonDocument")]
    public Task Leaves_a_result_that_is_kept_as_it_is_or_is_data(string options, string type) => ResultAsync(options, type);

    [Theory]
    [InlineData("[Flow(ResultStorage = \"memory\")] public static void Run() { }")]
    [InlineData("public static void Start() => ProvostEngine.Configure(new ProvostOptions { DefaultResultStorage = \"memory\" });")]
    public Task Leaves_a_result_where_flows_or_options_say_how_it_is_kept(string member) => ResultAsync("CachePolicy = CachePolicy.Inputs", "Stream", member);

    [Theory]
    [InlineData("return [|rows.Where(row => row > 1)|];")]
    [InlineData("return [|from row in rows where row > 1 select row|];")]
    [InlineData("var query = rows.Select(row => row + 1); return [|query|];")]
    [InlineData("return [|Enumerable.Range(0, rows.Length)|];")]
    [InlineData("if (rows.Length == 0) return []; return [|rows.OrderBy(row => row)|];")]
    [InlineData("return [|rows.Length > 3 ? rows : rows.Skip(1)|];")]
    public Task Reports_a_query_that_is_returned(string body) => SequenceAsync(body);

    [Theory]
    [InlineData("return rows.Where(row => row > 1).ToArray();")]
    [InlineData("return rows;")]
    [InlineData("return [.. rows.Where(row => row > 1)];")]
    [InlineData("return new List<int>(rows.Skip(1));")]
    [InlineData("return Enumerable.Empty<int>();")]
    [InlineData("return rows.AsEnumerable();")]
    [InlineData("return rows.Cast<int>();")]
    [InlineData("IEnumerable<int> query = rows.Skip(1); query = query.ToList(); return query;")]
    [InlineData("return Helper(rows);")]
    [InlineData("Func<IEnumerable<int>> later = () => { return rows.Skip(1); }; return later().ToList();")]
    public Task Leaves_a_list_that_is_returned(string body) => SequenceAsync(body);

    [Fact]
    public Task Reports_an_iterator() => Verify.AnalyzerAsync("""
        public static partial class Etl
        {
            [Task(CachePolicy = CachePolicy.Inputs)]
            public static [|IEnumerable<int>|] Load(int[] rows) { foreach (var row in rows) yield return row; }

            [Task]
            public static IEnumerable<int> More(int[] rows) { foreach (var row in rows) yield return row; }
        }
        """);

    [Theory]
    [InlineData("Cached([|rows.Where(row => row > 1)|]);")]
    [InlineData("var query = rows.Select(row => row + 1); Cached(rows: [|query|]);")]
    [InlineData("Cached([|from row in rows where row > 1 select row|], 3);")]
    public Task Reports_a_query_that_is_handed_to_a_cached_task(string body) => CallAsync(body);

    [Theory]
    [InlineData("Cached(rows);")]
    [InlineData("Cached(rows.Where(row => row > 1).ToList());")]
    [InlineData("Cached([1, 2]);")]
    [InlineData("Plain(rows.Where(row => row > 1));")]
    [InlineData("Left(rows.Where(row => row > 1));")]
    [InlineData("System.Linq.Expressions.Expression<Action> later = () => Cached(rows.Where(row => row > 1), 0);")]
    public Task Leaves_other_calls(string body) => CallAsync(body);

    [Fact]
    public Task Says_what_where_and_why() => Verify.AnalyzerAsync(
        """
        public static partial class Etl
        {
            [Task(CachePolicy = CachePolicy.Inputs)]
            public static {|#0:Stream|} Load({|#1:Upload upload|}) => upload.Body;
        }

        public sealed record Upload(string Name, Stream Body);
        """,
        new DiagnosticResult(PRV502LiveObjectAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
            "Task 'Load' is to keep its result, which cannot be stored (Stream): every call runs, as if it were not cached"),
        new DiagnosticResult(PRV502LiveObjectAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(1).WithMessage(
            "Task 'Load' is cached by its inputs, and 'upload' cannot be hashed (Stream in 'Body'): every call runs, as if it were not cached"));

    [Theory]
    [InlineData("CachePolicy = CachePolicy.Inputs", "CachePolicy = CachePolicy.Inputs, CacheExclude = [nameof(client), nameof(logger)]")]
    [InlineData("CachePolicy = CachePolicy.Inputs, CacheExclude = [nameof(page) /* any */], Retries = 1", "CachePolicy = CachePolicy.Inputs, CacheExclude = [nameof(page), nameof(client), nameof(logger) /* any */], Retries = 1")]
    [InlineData("CachePolicy = CachePolicy.Inputs, CacheExclude = new[] { nameof(page) }", "CachePolicy = CachePolicy.Inputs, CacheExclude = new[] { nameof(page), nameof(client), nameof(logger) }")]
    [InlineData("PersistResult = true", "PersistResult = true, CacheExclude = [nameof(client), nameof(logger)], CachePolicy = CachePolicy.Default")]
    public async Task Leaves_services_out_of_the_key(string options, string fixedOptions)
    {
        var test = VerifyFix.Test(Source(options, "[|HttpClient client|]", "[|ILogger logger|]"), Source(fixedOptions, "HttpClient client", "ILogger logger"));
        test.NumberOfIncrementalIterations = 2;
        test.NumberOfFixAllIterations = 1;
        await test.RunAsync();

        static string Source(string options, string client, string logger) => $$"""
            public static partial class Etl
            {
                [Task({{options}})]
                public static int Load(string page, {{client}}, {{logger}}) => page.Length;
            }
            """;
    }

    [Theory]
    [InlineData("CachePolicy = CachePolicy.Inputs", "PersistResult = false")]
    [InlineData("\"load\", CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 60, Retries = 1", "\"load\", PersistResult = false, Retries = 1")]
    [InlineData("Retries = 1, /* kept */ PersistResult = true, ResultStorage = \"local\"", "Retries = 1, /* kept */ PersistResult = false")]
    public Task Gives_up_keeping_a_result(string options, string fixedOptions) => VerifyFix.FixAsync(
        $$"""
        public static partial class Etl
        {
            [Task({{options}})]
            public static [|Stream|] Load(string path) => new MemoryStream();
        }
        """,
        $$"""
        public static partial class Etl
        {
            [Task({{fixedOptions}})]
            public static Stream Load(string path) => new MemoryStream();
        }
        """);

    [Theory]
    [InlineData("[|rows.Where(row => row > 1)|]", "rows.Where(row => row > 1).ToArray()")]
    [InlineData("[|from row in rows where row > 1 select row|]", "(from row in rows where row > 1 select row).ToArray()")]
    [InlineData("[|rows /* all */ .Skip(1)|] /* but one */", "rows /* all */ .Skip(1).ToArray() /* but one */")]
    public Task Reads_a_sequence_out(string query, string fixedQuery) => VerifyFix.FixAsync(
        $$"""
        public static partial class Etl
        {
            [Task(CachePolicy = CachePolicy.Inputs)]
            public static IEnumerable<int> Load(int[] rows) => {{query}};

            public static void Run(int[] rows) => Sum({{query}});

            [Task(CachePolicy = CachePolicy.Inputs)]
            public static int Sum(IEnumerable<int> rows) => rows.Count();
        }
        """,
        $$"""
        public static partial class Etl
        {
            [Task(CachePolicy = CachePolicy.Inputs)]
            public static IEnumerable<int> Load(int[] rows) => {{fixedQuery}};

            public static void Run(int[] rows) => Sum({{fixedQuery}});

            [Task(CachePolicy = CachePolicy.Inputs)]
            public static int Sum(IEnumerable<int> rows) => rows.Count();
        }
        """);

    private static string Tasks(string options, string type, params IEnumerable<string> parameters) => Members(parameters.Select((parameter, index) =>
        $"[Task({options})] public static {type} Load{index}({parameter}) => throw new NotImplementedException();"));

    private static string Results(string options, params IEnumerable<string> types) => Members(types.Select((type, index) =>
        $"[Task({options})] public static {type} Load{index}(string path) => throw new NotImplementedException();"));

    /// <summary>Tasks compiled at once.</summary>
    private static string Members(IEnumerable<string> members) => $$"""
        public static partial class Etl
        {
            {{string.Concat(members.Select(static member => $"{TestedCases.Mark} {member}\n    "))}}
        }

        {{Types}}
        """;

    private static Task TaskAsync(string options, string parameters, string members = "") => Verify.AnalyzerAsync($$"""
        public static partial class Etl
        {
            [Task({{options}})]
            public static int Load({{parameters}}) => 0;
            {{members}}
        }

        {{Types}}
        """);

    private static Task ResultAsync(string options, string type, string member = "") => Verify.AnalyzerAsync($$"""
        public static partial class Etl
        {
            [Task({{options}})]
            public static {{type}} Load(string path) => throw new NotImplementedException();
            private static string? Key(string path) => path;
            {{member}}
        }

        {{Types}}
        """);

    private static Task SequenceAsync(string body) => Verify.AnalyzerAsync($$"""
        public static partial class Etl
        {
            [Task(CachePolicy = CachePolicy.Inputs)]
            public static IEnumerable<int> Load(int[] rows)
            {
                {{body}}
            }

            private static IEnumerable<int> Helper(int[] rows) => rows.Skip(1);
        }
        """);

    private static Task CallAsync(string body) => Verify.AnalyzerAsync($$"""
        public static partial class Etl
        {
            [Flow]
            public static void Run(int[] rows)
            {
                {{body}}
            }

            [Task(CachePolicy = CachePolicy.Inputs)] public static int Cached(IEnumerable<int> rows, int limit = 0) => limit;
            [Task] public static int Plain(IEnumerable<int> rows) => 0;
            [Task(CachePolicy = CachePolicy.Inputs, CacheExclude = [nameof(rows)])] public static int Left(IEnumerable<int> rows) => 0;
        }
        """);
}
