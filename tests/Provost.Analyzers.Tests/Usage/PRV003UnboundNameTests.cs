using Provost.Tests;
using Verifier = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Usage.PRV003UnboundNameAnalyzer>;
using FixVerifier = Provost.Analyzers.Tests.VerifyFix<Provost.Analyzers.Usage.PRV003UnboundNameAnalyzer, Provost.CodeFixes.Usage.PRV003UnboundNameCodeFixProvider>;

namespace Provost.Analyzers.Tests.Usage;

public sealed class PRV003UnboundNameTests
{
    [Theory]
    [PrefectBehaviour("26")]
    [InlineData("bool IsTransient(Exception exception) => true;")]
    [InlineData("bool IsTransient() => true;")]
    [InlineData("bool IsTransient(TaskRun run) => true;")]
    [InlineData("bool IsTransient(State state, TaskRun run) => true;")]
    [InlineData("bool IsTransient(FlowRun run, State state) => true;")]
    [InlineData("bool IsTransient(TaskRun run, State state, int more) => true;")]
    [InlineData("bool IsTransient(TaskRun run, State state, int more = 1) => true;")]
    [InlineData("bool IsTransient(ref TaskRun run, State state) => true;")]
    [InlineData("bool IsTransient(TaskRun run, State<int> state) => true;")]
    [InlineData("string IsTransient(TaskRun run, State state) => \"\";")]
    [InlineData("bool? IsTransient(TaskRun run, State state) => true;")]
    [InlineData("void IsTransient(TaskRun run, State state) { }")]
    [InlineData("Task IsTransient(TaskRun run, State state) => Task.CompletedTask;")]
    [InlineData("bool IsTransient<T>(TaskRun run, State state) => true;")]
    [InlineData("int IsTransient;")]
    [InlineData("bool IsTransient { get; }")]
    public Task A_retry_condition_that_does_not_fit_is_reported(string member) => Verifier.AnalyzerAsync($$"""
        public static partial class Pipeline
        {
            [Task(Retries = 1, RetryCondition = [|nameof(IsTransient)|])]
            public static void Load(string target) { }

            private static {{member}}
        }
        """);

    [Theory]
    [InlineData("bool IsTransient(TaskRun run, State state) => true;")]
    [InlineData("Task<bool> IsTransient(TaskRun run, State state) => Task.FromResult(true);")]
    [InlineData("ValueTask<bool> IsTransient(TaskRun run, State state) => new(true);")]
    [InlineData("async Task<bool> IsTransient(TaskRun run, State state) { await Task.Yield(); return true; }")]
    [InlineData("bool IsTransient(RunContext run, State state) => true;")]
    [InlineData("bool IsTransient(object run, object state) => true;")]
    [InlineData("bool IsTransient(in TaskRun run, in State state) => true;")]
    [InlineData("bool IsTransient(Exception e) => true; private static bool IsTransient(TaskRun run, State state) => true;")]
    public Task A_retry_condition_that_fits_is_not_reported(string member) => Verifier.AnalyzerAsync($$"""
        public static partial class Pipeline
        {
            [Task(Retries = 1, RetryCondition = nameof(IsTransient))]
            public static void Load(string target) { }

            private static {{member}}
        }
        """);

    [Fact]
    public Task A_retry_condition_of_wider_types_that_answers_now_or_later_fits() => Verifier.AnalyzerAsync(Tasks(
        from result in new[] { "bool", "Task<bool>", "ValueTask<bool>" }
        from run in new[] { "TaskRun", "RunContext", "object", "in TaskRun" }
        from state in new[] { "State", "object", "in State" }
        select ($"Retries = 1, RetryCondition = nameof(¤)", $"private static {result} ¤({run} run, {state} state) => throw new NotImplementedException();")));

    [Fact]
    public Task A_hook_of_wider_types_that_ends_now_or_later_fits() => Verifier.AnalyzerAsync(Tasks(
        from option in new[] { "OnRunning", "OnCompletion", "OnFailure", "OnCancellation", "OnCrashed" }
        from result in new[] { "void", "Task", "ValueTask" }
        from parameters in new[] { "TaskRun run, State state", "RunContext run, State state", "object run, object state" }
        select ($"{option} = [nameof(¤)]", $"private static {result} ¤({parameters}) => throw new NotImplementedException();")));

    [Theory]
    [InlineData("string KeyOf() => \"\";")]
    [InlineData("string KeyOf(int rows, string target) => \"\";")]
    [InlineData("string KeyOf(string target, int rows, CancellationToken token) => \"\";")]
    [InlineData("int KeyOf(string target, int rows) => 1;")]
    [InlineData("Task<string> KeyOf(string target, int rows) => Task.FromResult(\"\");")]
    [InlineData("string KeyOf(string target, ref int rows) => \"\";")]
    [InlineData("string KeyOf(Uri target, int rows) => \"\";")]
    public Task A_cache_key_that_does_not_fit_is_reported(string member) => Verifier.AnalyzerAsync(CachedBy(member, "[|nameof(KeyOf)|]"));

    [Theory]
    [InlineData("string KeyOf(string target, int rows) => target;")]
    [InlineData("string? KeyOf(string target, int rows) => null;")]
    [InlineData("string KeyOf(object target, long rows) => \"\";")]
    [InlineData("string KeyOf(string a, int b) => a;")]
    public Task A_cache_key_that_fits_is_not_reported(string member) => Verifier.AnalyzerAsync(CachedBy(member, "nameof(KeyOf)"));

    [Theory]
    [InlineData("RetryDelays = [|nameof(Other)|]", "static double Other(int retries) => 1;")]
    [InlineData("RetryDelays = [|nameof(Other)|]", "static int[] Other(int retries) => [];")]
    [InlineData("RetryDelays = [|nameof(Other)|]", "static double[] Other() => [];")]
    [InlineData("RetryDelays = [|nameof(Other)|]", "static Task<double[]> Other(int retries) => null!;")]
    [InlineData("RetryDelays = [|nameof(Other)|]", "double[] Other(int retries) => [];")]
    [InlineData("RunNameFactory = [|nameof(Other)|]", "static int Other() => 1;")]
    [InlineData("RunNameFactory = [|nameof(Other)|]", "static string Other(string target) => target;")]
    [InlineData("RunNameFactory = [|nameof(Other)|]", "static string Other(string target, int rows, CancellationToken token) => target;")]
    [InlineData("RunNameFactory = [|nameof(Other)|]", "static string Other(TaskRun run) => run.Name;")]
    [InlineData("OnCommit = [[|nameof(Other)|]]", "static void Other() { }")]
    [InlineData("OnCommit = [[|nameof(Other)|]]", "static void Other(TaskRun run, State state) { }")]
    [InlineData("OnRollback = [[|nameof(Other)|]]", "static bool Other(Transaction transaction) => true;")]
    [InlineData("OnRollback = [[|nameof(Other)|]]", "static async void Other(Transaction transaction) => await Task.Yield();")]
    public Task A_method_of_another_option_that_does_not_fit_is_reported(string option, string member) => Verifier.AnalyzerAsync(Named(option, member));

    [Theory]
    [InlineData("RetryDelays = nameof(Other)", "static double[] Other(int retries) => [];")]
    [InlineData("RetryDelays = nameof(Other)", "static IEnumerable<double> Other(long retries) => [];")]
    [InlineData("RetryDelays = nameof(Other)", "static IReadOnlyList<double> Other(int retries) => [];")]
    [InlineData("RunNameFactory = nameof(Other)", "static string Other() => \"\";")]
    [InlineData("RunNameFactory = nameof(Other)", "string? Other(string target, int rows) => target;")]
    [InlineData("RunNameFactory = nameof(Other)", "static string Other(object target, long rows) => \"\";")]
    [InlineData("OnCommit = [nameof(Other)]", "static void Other(Transaction transaction) { }")]
    [InlineData("OnRollback = [nameof(Other)]", "async Task Other(Transaction transaction) => await Task.Yield();")]
    [InlineData("OnRollback = [nameof(Other)]", "ValueTask Other(object transaction) => default;")]
    public Task A_method_of_another_option_that_fits_is_not_reported(string option, string member) => Verifier.AnalyzerAsync(Named(option, member));

    [Theory]
    [InlineData("RetryDelays = [|nameof({|CS0103:Other|})|]", "RetryDelays = nameof(Other)", "private static double[] Other(int retries) => [];")]
    [InlineData("RunNameFactory = [|nameof({|CS0103:Other|})|]", "RunNameFactory = nameof(Other)", "private string Other(string target, int rows) => nameof(LoadAsync);")]
    [InlineData("OnRollback = [[|nameof({|CS0103:Other|})|]]", "OnRollback = [nameof(Other)]", "private void Other(Transaction transaction)\n    {\n    }")]
    public Task A_method_of_another_option_is_created(string option, string fixedOption, string member) => FixVerifier.FixAsync(
        $$"""
        public partial class Pipeline
        {
            [Task(Retries = 3, {{option}})]
            public async Task LoadAsync(string target, int rows, CancellationToken token) => await Task.Yield();
        }
        """,
        $$"""
        public partial class Pipeline
        {
            [Task(Retries = 3, {{fixedOption}})]
            public async Task LoadAsync(string target, int rows, CancellationToken token) => await Task.Yield();

            {{member}}
        }
        """);

    [Theory]
    [PrefectBehaviour("100")]
    [InlineData("[Task(OnFailure = [[|nameof(Notify)|]])]", "void Notify(State state) { }")]
    [InlineData("[Task(OnFailure = [[|nameof(Notify)|]])]", "void Notify(FlowRun run, State state) { }")]
    [InlineData("[Task(OnFailure = [[|nameof(Notify)|]])]", "bool Notify(TaskRun run, State state) => true;")]
    [InlineData("[Task(OnFailure = [[|nameof(Notify)|]])]", "Task<int> Notify(TaskRun run, State state) => Task.FromResult(1);")]
    [InlineData("[Task(OnFailure = [[|nameof(Notify)|]])]", "async void Notify(TaskRun run, State state) => await Task.Yield();")]
    [InlineData("[Task(OnRunning = [nameof(Log), [|nameof(Notify)|]])]", "void Notify() { }")]
    [InlineData("[Task(OnCompletion = new[] { [|nameof(Notify)|] })]", "void Notify() { }")]
    [InlineData("[Task(OnCancellation = [[|nameof(Notify)|]], OnCrashed = [[|\"Notify\"|]])]", "void Notify() { }")]
    [InlineData("[Flow(OnFailure = [[|nameof(Notify)|]])]", "void Notify(TaskRun run, State state) { }")]
    [InlineData("[Flow(OnCompletion = [[|\"Missing\"|]])]", "void Notify() { }")]
    public Task A_hook_that_does_not_fit_is_reported(string attribute, string member) => Verifier.AnalyzerAsync(Hooked(attribute, member));

    [Theory]
    [InlineData("[Task(OnFailure = [nameof(Notify)])]", "void Notify(TaskRun run, State state) { }")]
    [InlineData("[Task(OnFailure = [nameof(Notify), nameof(Log)])]", "Task Notify(TaskRun run, State state) => Task.CompletedTask;")]
    [InlineData("[Task(OnRunning = [nameof(Notify)], OnCompletion = [nameof(Notify)])]", "async ValueTask Notify(TaskRun run, State state) => await Task.Yield();")]
    [InlineData("[Task(OnCancellation = [\"Notify\"], OnCrashed = new[] { \"Notify\" })]", "void Notify(RunContext run, State state) { }")]
    [InlineData("[Flow(OnFailure = [nameof(Notify)])]", "void Notify(FlowRun run, State state) { }")]
    [InlineData("[Flow(OnFailure = [nameof(Log)])]", "void Notify(FlowRun run, State state) { }")]
    [InlineData("[Flow(OnFailure = [])]", "void Notify() { }")]
    [InlineData("[Flow(OnFailure = null)]", "void Notify() { }")]
    [InlineData("[Task(OnFailure = [nameof(Hooks.Notify)])]", "void Other() { }")]
    public Task A_hook_that_fits_is_not_reported(string attribute, string member) => Verifier.AnalyzerAsync(Hooked(attribute, member));

    [Fact]
    public Task A_static_task_needs_a_static_method() => Verifier.AnalyzerAsync("""
        public partial class Pipeline
        {
            [Task(Retries = 1, RetryCondition = [|nameof(IsTransient)|])]
            public static void Load() { }

            [Task(Retries = 1, RetryCondition = nameof(IsTransient))]
            public void Store() { }

            private bool IsTransient(TaskRun run, State state) => true;
        }
        """);

    [Fact]
    public Task A_name_is_found_in_base_types_and_around() => Verifier.AnalyzerAsync("""
        public abstract class Policies
        {
            protected static bool IsTransient(TaskRun run, State state) => true;
            private protected void Notify(TaskRun run, State state) { }
            private static bool Hidden(TaskRun run, State state) => true;
        }

        public partial class Outer
        {
            private static string KeyOf() => "all";

            public partial class Pipeline : Policies
            {
                [Task(Retries = 1, RetryCondition = nameof(IsTransient), OnFailure = [nameof(Notify)], CacheKey = nameof(KeyOf))]
                public void Load() { }

                [Task(Retries = 1, RetryCondition = [|"Hidden"|])]
                public void Store() { }
            }
        }
        """);

    [Fact]
    public Task A_name_of_a_policy_of_ones_own_is_trusted_where_it_is_out_of_sight() => Verifier.AnalyzerAsync("""
        public sealed class ApiTaskAttribute : TaskAttribute
        {
            public ApiTaskAttribute() => RetryCondition = "Anything";
        }

        public static partial class Pipeline
        {
            [ApiTask(Retries = 1)]
            public static void Load() { }

            [ApiTask(Retries = 1, OnFailure = [[|"Nothing"|]])]
            public static void Store() { }
        }
        """);

    [Theory]
    [InlineData("[Task(RetryCondition = nameof({|CS0103:IsTransient|}))]", "RetryCondition = [|nameof({|CS0103:IsTransient|})|]")]
    [InlineData("[Task(OnFailure = [nameof({|CS0103:Notify|})])]", "")]
    public Task A_name_that_does_not_exist_yet_is_reported_beside_the_compiler(string attribute, string marked)
    {
        var shown = marked.Length > 0 ? $"[Task({marked})]" : attribute.Replace("nameof({|CS0103:Notify|})", "[|nameof({|CS0103:Notify|})|]", StringComparison.Ordinal);
        return Verifier.AnalyzerAsync($$"""public static partial class Pipeline { {{shown}} public static void Load() { } }""");
    }

    [Theory]
    [InlineData("[Task(RetryCondition = nameof()] public static void Load() { }")]
    [InlineData("[Task(RetryCondition = [|nameof(Missing.IsTransient)|])] public static void Load() { }")]
    [InlineData("[Task(RetryCondition = [|nameof(1 + 2)|])] public static void Load() { }")]
    [InlineData("[Task(RetryCondition = 5)] public static void Load() { }")]
    [InlineData("[Task(OnFailure = \"x\")] public static void Load() { }")]
    [InlineData("[Task(OnFailure = [..])] public static void Load() { }")]
    [InlineData("[Task(CacheKey = nameof(KeyOf))] public static void Load(Missing x) { } static string KeyOf(Missing x) => \"\";")]
    [InlineData("[Task(CacheKey = [|nameof(KeyOf)|])] public static void Load(")]
    public Task Code_that_does_not_compile_breaks_nothing(string members) =>
        Verifier.BrokenCodeAsync($$"""public static partial class Pipeline { {{members}} }""");

    [Fact]
    public Task A_retry_condition_is_created() => FixVerifier.FixAsync(
        """
        public static partial class Pipeline
        {
            [Task(Retries = 1, RetryCondition = [|"IsTransient"|])]
            public static void Load(string target) { }

            public static void Other() { }
        }
        """,
        """
        public static partial class Pipeline
        {
            [Task(Retries = 1, RetryCondition = "IsTransient")]
            public static void Load(string target) { }

            private static bool IsTransient(TaskRun run, State state) => true;

            public static void Other() { }
        }
        """);

    [Fact]
    public Task A_name_that_does_not_exist_yet_is_created() => FixVerifier.FixAsync(
        """
        public partial class Pipeline
        {
            [Task(Retries = 1, RetryCondition = [|nameof({|CS0103:IsTransient|})|])]
            public void Load(string target) { }
        }
        """,
        """
        public partial class Pipeline
        {
            [Task(Retries = 1, RetryCondition = nameof(IsTransient))]
            public void Load(string target) { }

            private bool IsTransient(TaskRun run, State state) => true;
        }
        """);

    [Fact]
    public Task A_cache_key_is_created_beside_one_that_does_not_fit() => FixVerifier.FixAsync(
        """
        public static partial class Pipeline
        {
            [Task(CacheKey = [|nameof(KeyOf)|])]
            public static Task<int> LoadAsync(List<string>? lines, int @class, (int A, Uri? B) pair, CancellationToken token) => Task.FromResult(1);

            private static int KeyOf() => 1;
        }
        """,
        """
        public static partial class Pipeline
        {
            [Task(CacheKey = nameof(KeyOf))]
            public static Task<int> LoadAsync(List<string>? lines, int @class, (int A, Uri? B) pair, CancellationToken token) => Task.FromResult(1);

            private static string? KeyOf(List<string>? lines, int @class, (int A, Uri? B) pair) => null;

            private static int KeyOf() => 1;
        }
        """);

    [Fact]
    public Task Types_are_written_as_the_task_writes_them() => FixVerifier.FixAsync(
        """
        namespace Shop.Rows
        {
            public static class Table { public sealed record Row(int Id); }
        }

        namespace Jobs
        {
            using Items = System.Collections.Generic.List<Shop.Rows.Table.Row>;

            public static partial class Pipeline
            {
                [Task(CacheKey = [|"KeyOf"|], OnFailure = [[|"Notify"|]])]
                public static void Load(Shop.Rows.Table.Row row, in Items items, string text = "x", params Shop.Rows.Table.Row[] more) { }
            }
        }
        """,
        """
        namespace Shop.Rows
        {
            public static class Table { public sealed record Row(int Id); }
        }

        namespace Jobs
        {
            using Items = System.Collections.Generic.List<Shop.Rows.Table.Row>;

            public static partial class Pipeline
            {
                [Task(CacheKey = "KeyOf", OnFailure = ["Notify"])]
                public static void Load(Shop.Rows.Table.Row row, in Items items, string text = "x", params Shop.Rows.Table.Row[] more) { }

                private static void Notify(TaskRun run, State state)
                {
                }

                private static string? KeyOf(Shop.Rows.Table.Row row, Items items, string text, Shop.Rows.Table.Row[] more) => null;
            }
        }
        """);

    [Fact]
    public Task A_type_on_one_line_gets_a_line_for_the_method() => FixVerifier.FixAsync(
        """
        static partial class Pipeline { [Provost.Task(OnFailure = [[|"Notify"|]])] static void Load() { } }
        """,
        """
        static partial class Pipeline { [Provost.Task(OnFailure = ["Notify"])] static void Load() { } 

        private static void Notify(TaskRun run, State state)
        {
        }
        }
        """);

    [Fact]
    public async Task All_of_a_file_are_created_each_once()
    {
        var test = FixVerifier.Test(
            """
            public static partial class Pipeline
            {
                [Task(Retries = 1, RetryCondition = [|"IsTransient"|], OnFailure = [[|"Notify"|]])]
                public static void Load(string target) { }

                [Task(Retries = 1, RetryCondition = [|"IsTransient"|])]
                public static void Store(string target) { }

                [Flow(OnFailure = [[|"Notify"|]])]
                public static void Run() { }
            }
            """,
            """
            public static partial class Pipeline
            {
                [Task(Retries = 1, RetryCondition = "IsTransient", OnFailure = ["Notify"])]
                public static void Load(string target) { }

                private static void Notify(TaskRun run, State state)
                {
                }

                private static bool IsTransient(TaskRun run, State state) => true;

                [Task(Retries = 1, RetryCondition = "IsTransient")]
                public static void Store(string target) { }

                [Flow(OnFailure = ["Notify"])]
                public static void Run() { }

                private static void Notify(FlowRun run, State state)
                {
                }
            }
            """);
        test.NumberOfFixAllIterations = 1;
        await test.RunAsync();
    }

    [Theory]
    [InlineData("[Task(RetryCondition = [|\"Is transient\"|])] public static void Load() { }")]
    [InlineData("[Task(RetryCondition = [|\"\"|])] public static void Load() { }")]
    [InlineData("[Task(RetryCondition = [|nameof(Policies.IsTransient)|])] public static void Load() { }")]
    public Task Where_no_method_can_be_created_no_fix_is_offered(string member) => FixVerifier.NoFixAsync($$"""
        public static partial class Pipeline { {{member}} }

        public static class Policies { public static bool IsTransient() => true; }
        """);

    private static string CachedBy(string member, string name) => $$"""
        public static partial class Pipeline
        {
            [Task(CacheKey = {{name}})]
            public static void Load(string target, int rows, CancellationToken token = default) { }

            private static {{member}}
        }
        """;

    private static string Hooked(string attribute, string member) => $$"""
        public static partial class Pipeline
        {
            {{attribute}}
            public static void Load(string target) { }

            private static {{member}}

            private static void Log(RunContext run, State state) { }
        }

        public static class Hooks
        {
            public static void Notify(TaskRun run, State state) { }
        }
        """;

    /// <summary>As many tasks as there are options, each with the method that it names ¤, compiled at once.</summary>
    private static string Tasks(IEnumerable<(string Options, string Method)> tasks) => $$"""
        public static partial class Pipeline
        {
            {{string.Concat(tasks.Select((task, index) => $"{TestedCases.Mark} [Task({task.Options})] public static void Load{index}() {{ }} {task.Method}\n    ".Replace("¤", $"Other{index}", StringComparison.Ordinal)))}}
        }
        """;

    private static string Named(string option, string member) => $$"""
        public partial class Pipeline
        {
            [Task(Retries = 3, {{option}})]
            public async Task LoadAsync(string target, int rows, CancellationToken token) => await Task.Yield();

            private {{member}}
        }
        """;
}
