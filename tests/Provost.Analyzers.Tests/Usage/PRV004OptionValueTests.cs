using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Usage;
using Verifier = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Usage.PRV004OptionValueAnalyzer>;

namespace Provost.Analyzers.Tests.Usage;

public sealed class PRV004OptionValueTests
{
    [Theory]
    [InlineData("Retries = [|-1|]")]
    [InlineData("Retries = [|int.MinValue|]")]
    [InlineData("Retries = [|-Limits.Three|]")]
    [InlineData("Retries = 1, RetryDelaySeconds = [[|-0.5|]]")]
    [InlineData("Retries = 1, RetryDelaySeconds = [1, [|double.NaN|], 3]")]
    [InlineData("Retries = 1, RetryDelaySeconds = new double[] { 1, [|double.PositiveInfinity|] }")]
    [InlineData("Retries = 1, RetryDelaySeconds = new[] { 1.5, [|-2|] }")]
    [InlineData("Retries = 1, RetryDelaySeconds = [[|1e9|]]")]
    [InlineData("Retries = 1, RetryDelaySeconds = [1], RetryJitterFactor = [|-0.1|]")]
    [InlineData("Retries = 1, RetryDelaySeconds = [1], RetryJitterFactor = [|double.NaN|]")]
    [InlineData("TimeoutSeconds = [|-1|]")]
    [InlineData("TimeoutSeconds = [|double.NaN|]")]
    [InlineData("TimeoutSeconds = [|double.PositiveInfinity|]")]
    [InlineData("TimeoutSeconds = [|4294968|]")]
    [InlineData("CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = [|-1|]")]
    [InlineData("CachePolicy = [|(CachePolicy)16|]")]
    [InlineData("CachePolicy = [|CachePolicy.Inputs | (CachePolicy)16|]")]
    [InlineData("CachePolicy = CachePolicy.Inputs, CacheIsolation = [|(IsolationLevel)2|]")]
    [InlineData("CachePolicy = CachePolicy.Inputs, CacheExclude = [\"target\", [|\"Target\"|]]")]
    [InlineData("CachePolicy = CachePolicy.Inputs, CacheExclude = [[|nameof(cancellationToken)|]]")]
    [InlineData("CachePolicy = CachePolicy.Inputs, CacheExclude = [[|null!|]]")]
    [InlineData("ResultStorage = [|\"\"|]")]
    [InlineData("ResultSerializer = [|\" \"|]")]
    [InlineData("ResultStorageKey = [|\"\"|]")]
    [InlineData("ResultStorageKey = \"{[|targt|]}\"")]
    [InlineData("ResultStorageKey = \"{[|parameters[targt]|]}\"")]
    [InlineData("ResultStorageKey = \"{[|parameters[cancellationToken]|]}\"")]
    [InlineData("ResultStorageKey = \"{[|flow_run.colour|]}\"")]
    [InlineData("ResultStorageKey = \"{[|flow_run|]}\"")]
    [InlineData("RunName = \"{[|flow_run.name|]}\"")]
    [InlineData("RunName = \"{[|parameters[target]|]}\"")]
    [InlineData("Tags = [\"etl\", [|\"\"|]]")]
    [InlineData("Tags = new[] { [|\" \"|], \"etl\" }")]
    [InlineData("Tags = [[|null!|]]")]
    [InlineData("[|\"\"|]")]
    [InlineData("[|\"  \"|], Retries = 1")]
    [InlineData("name: [|\"\"|]")]
    public Task A_task_option_out_of_range_is_reported(string options) => Verifier.AnalyzerAsync(TaskWith(options));

    [Theory]
    [InlineData("{|#0:RetryDelaySeconds = [1]|}", "Option 'RetryDelaySeconds' has no effect without 'Retries', unless the settings have a default")]
    [InlineData("Retries = 0, {|#0:RetryDelaySeconds = [1]|}", "Option 'RetryDelaySeconds' has no effect without 'Retries'")]
    [InlineData("{|#0:RetryCondition = \"IsTransient\"|}", "Option 'RetryCondition' has no effect without 'Retries', unless the settings have a default")]
    [InlineData("Retries = 1, {|#0:RetryJitterFactor = 0.5|}", "Option 'RetryJitterFactor' has no effect without 'RetryDelaySeconds', unless the settings have a default")]
    [InlineData("Retries = 1, RetryDelaySeconds = [], {|#0:RetryJitterFactor = 0.5|}", "Option 'RetryJitterFactor' has no effect without 'RetryDelaySeconds'")]
    [InlineData("{|#0:CacheExpirationSeconds = 60|}", "Option 'CacheExpirationSeconds' has no effect without 'CachePolicy', 'CacheKey' or 'ResultStorageKey', unless the flow or the settings keep results")]
    [InlineData("CachePolicy = CachePolicy.None, {|#0:CacheExpirationSeconds = 60|}", "Option 'CacheExpirationSeconds' has no effect without 'CachePolicy', 'CacheKey' or 'ResultStorageKey'")]
    [InlineData("PersistResult = false, {|#0:CacheExclude = [\"target\"]|}", "Option 'CacheExclude' has no effect without 'CachePolicy.Inputs'")]
    public Task A_default_of_the_settings_is_named_where_it_could_count(string options, string message) => Verifier.AnalyzerAsync(
        TaskWith(options),
        new DiagnosticResult(PRV004OptionValueAnalyzer.Id, DiagnosticSeverity.Error).WithLocation(0).WithMessage(message));

    [Theory]
    [InlineData("[|RetryDelaySeconds = [1]|]")]
    [InlineData("Retries = 0, [|RetryDelaySeconds = [1]|]")]
    [InlineData("[|RetryJitterFactor = 0.5|]")]
    [InlineData("[|RetryCondition = \"IsTransient\"|]")]
    [InlineData("[|RetryDelaySeconds = [1]|], [|RetryJitterFactor = 0.5|]")]
    [InlineData("[|RetryDelays = \"Delays\"|]")]
    [InlineData("Retries = 3, RetryDelaySeconds = [1], [|RetryDelays = \"Delays\"|]")]
    [InlineData("Retries = 3, RetryDelaySeconds = [], [|RetryDelays = \"Delays\"|]")]
    [InlineData("RunName = \"load\", [|RunNameFactory = \"NameOf\"|]")]
    [InlineData("[|CacheIsolation = IsolationLevel.Serializable|]")]
    [InlineData("[|CacheExclude = [\"target\"]|]")]
    [InlineData("CachePolicy = CachePolicy.RunId, [|CacheExclude = [\"target\"]|]")]
    [InlineData("PersistResult = false, [|CacheExclude = [\"target\"]|]")]
    [InlineData("PersistResult = true, CachePolicy = CachePolicy.None, [|CacheExclude = [\"target\"]|]")]
    [InlineData("PersistResult = true, CacheKey = \"KeyOf\", [|CacheExclude = [\"target\"]|]")]
    [InlineData("PersistResult = true, ResultStorageKey = \"{target}\", [|CacheExclude = [\"target\"]|]")]
    [InlineData("PersistResult = true, CachePolicy = CachePolicy.None, [|CacheExpirationSeconds = 60|]")]
    [InlineData("CachePolicy = CachePolicy.Inputs, [|ResultStorageKey = \"{target}\"|]")]
    [InlineData("CacheKey = \"KeyOf\", [|ResultStorageKey = \"{target}\"|]")]
    [InlineData("[|PersistResult = false|], CachePolicy = CachePolicy.Inputs")]
    [InlineData("[|PersistResult = false|], CacheKey = \"KeyOf\"")]
    [InlineData("[|PersistResult = false|], ResultStorage = \"archive\", ResultSerializer = \"json\"")]
    [InlineData("[|PersistResult = false|], ResultStorageKey = \"{target}\"")]
    [InlineData("Retries = 3, [|RetryJitterFactor = 0.5|]")]
    [InlineData("Retries = 3, RetryDelaySeconds = [], [|RetryJitterFactor = 0.5|]")]
    [InlineData("Retries = 3, RetryDelaySeconds = [0], [|RetryJitterFactor = 0.5|]")]
    [InlineData("[|CacheExpirationSeconds = 60|]")]
    [InlineData("CachePolicy = CachePolicy.None, [|CacheExpirationSeconds = 60|]")]
    [InlineData("[|RefreshCache = true|]")]
    [InlineData("CacheKey = null, [|RefreshCache = true|]")]
    [InlineData("CacheKey = \"KeyOf\", [|CachePolicy = CachePolicy.Inputs|]")]
    [InlineData("[|CachePolicy = CachePolicy.None|], CacheKey = \"KeyOf\"")]
    public Task A_task_option_at_odds_with_another_is_reported(string options) => Verifier.AnalyzerAsync(TaskWith(options));

    [Theory]
    [InlineData("RunName = \"load {[|targt|]}\"")]
    [InlineData("RunName = \"load {[|Target|]}\"")]
    [InlineData("RunName = \"load {[|target |]}\"")]
    [InlineData("RunName = \"load {[|cancellationToken|]}\"")]
    [InlineData("RunName = \"{target} {[|a|]} {[|b|]}\"")]
    [InlineData("RunName = \"{[|rows|]:N0}\"")]
    [InlineData("RunName = [|\"load {}\"|]")]
    [InlineData("RunName = \"load [|{|]target\"")]
    [InlineData("RunName = \"load target[|}|]\"")]
    [InlineData("RunName = \"load {{target[|}|]\"")]
    [InlineData("RunName = \"{{{[|row|]}}}\"")]
    [InlineData("RunName = [|@\"load {targt}\"|]")]
    [InlineData("RunName = [|\"load \" + \"{targt}\"|]")]
    [InlineData("RunName = [|\"\\tload {targt}\"|]")]
    [InlineData("RunName = [|\" \"|]")]
    public Task A_broken_run_name_template_is_reported_where_it_is_broken(string options) => Verifier.AnalyzerAsync(TaskWith(options));

    [Theory]
    [InlineData("[|\"a/b\"|]")]
    [InlineData("[|\"100%\"|]")]
    [InlineData("[|\"a&b\"|], LogPrints = true")]
    [InlineData("name: [|\"<etl>\"|]")]
    [InlineData("[|\"\"|]")]
    [InlineData("Retries = [|-1|]")]
    [InlineData("Retries = 1, RetryDelaySeconds = [|-1|]")]
    [InlineData("[|RetryDelaySeconds = 5|]")]
    [InlineData("MaxConcurrentTasks = [|-1|]")]
    [InlineData("ResultStorage = [|\"\"|]")]
    [InlineData("[|RunNameFactory = \"NameOf\"|], RunName = \"etl\"")]
    [InlineData("[|PersistResult = false|], ResultSerializer = \"json\"")]
    [InlineData("TimeoutSeconds = [|double.NegativeInfinity|]")]
    [InlineData("RunName = \"{[|missing|]}\"")]
    [InlineData("Tags = [[|\"\"|]]")]
    public Task A_flow_option_at_fault_is_reported(string options) => Verifier.AnalyzerAsync(FlowWith(options));

    [Theory]
    [InlineData("")]
    [InlineData("Retries = 0")]
    [InlineData("Retries = 3")]
    [InlineData("Retries = Limits.Three")]
    [InlineData("Retries = 3, RetryDelaySeconds = [10, 60, 300], RetryJitterFactor = 0.5, TimeoutSeconds = 30")]
    [InlineData("Retries = 1, RetryDelaySeconds = [10, 60, 300]")]
    [InlineData("Retries = 3, RetryDelaySeconds = [0]")]
    [InlineData("Retries = 3, RetryDelaySeconds = []")]
    [InlineData("Retries = 3, RetryDelaySeconds = null")]
    [InlineData("Retries = 3, RetryJitterFactor = 0")]
    [InlineData("RetryDelaySeconds = []")]
    [InlineData("RetryDelaySeconds = null, RetryJitterFactor = 0")]
    [InlineData("Retries = 3, RetryDelaySeconds = [0, 5], RetryJitterFactor = 2")]
    [InlineData("Retries = 3, RetryCondition = \"IsTransient\"")]
    [InlineData("RetryCondition = null")]
    [InlineData("Retries = 3, RetryDelays = \"Delays\", RetryJitterFactor = 0.3")]
    [InlineData("Retries = 3, RetryDelays = \"Delays\", RetryDelaySeconds = null")]
    [InlineData("RunNameFactory = \"NameOf\"")]
    [InlineData("RunNameFactory = \"NameOf\", RunName = null")]
    [InlineData("CachePolicy = CachePolicy.FlowParameters | CachePolicy.Default")]
    [InlineData("CachePolicy = CachePolicy.Inputs, CacheExclude = [nameof(target)]")]
    [InlineData("CachePolicy = CachePolicy.Default, CacheExclude = [\"target\"], CacheIsolation = IsolationLevel.Serializable")]
    [InlineData("CacheExclude = []")]
    [InlineData("PersistResult = true, CacheExclude = [\"target\"]")]
    [InlineData("PersistResult = true, CacheExpirationSeconds = 60")]
    [InlineData("PersistResult = true, RefreshCache = true, CacheIsolation = IsolationLevel.Serializable")]
    [InlineData("ResultStorage = \"archive\", CacheExclude = [\"target\"]")]
    [InlineData("ResultSerializer = \"json\", CacheExpirationSeconds = 60")]
    [InlineData("CacheIsolation = IsolationLevel.ReadCommitted")]
    [InlineData("ResultStorageKey = \"{target}-{parameters[day]:yyyy}-{flow_run.name}-{task_run.run_count:D3}\", CacheExpirationSeconds = 60, RefreshCache = true")]
    [InlineData("ResultStorageKey = \"{target}\", CachePolicy = CachePolicy.None")]
    [InlineData("PersistResult = true, ResultStorage = \"archive\", ResultSerializer = \"compressed/json\", CacheResultInMemory = false")]
    [InlineData("PersistResult = false")]
    [InlineData("PersistResult = false, CachePolicy = CachePolicy.None")]
    [InlineData("TimeoutSeconds = 0")]
    [InlineData("TimeoutSeconds = 0.001")]
    [InlineData("TimeoutSeconds = 86400 * 49")]
    [InlineData("CachePolicy = CachePolicy.Inputs")]
    [InlineData("CachePolicy = CachePolicy.Default")]
    [InlineData("CachePolicy = CachePolicy.Inputs | CachePolicy.TaskSource | CachePolicy.RunId, CacheExpirationSeconds = 3600")]
    [InlineData("CachePolicy = CachePolicy.None")]
    [InlineData("CachePolicy = (CachePolicy)3")]
    [InlineData("CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 1e9")]
    [InlineData("CacheKey = \"KeyOf\"")]
    [InlineData("CacheKey = \"KeyOf\", CacheExpirationSeconds = 60, RefreshCache = true")]
    [InlineData("CacheKey = null, CachePolicy = CachePolicy.Inputs")]
    [InlineData("CacheExpirationSeconds = 0")]
    [InlineData("RefreshCache = false")]
    [InlineData("CachePolicy = CachePolicy.Inputs, RefreshCache = true")]
    [InlineData("RunName = \"load {target}\"")]
    [InlineData("RunName = \"load {target} of {day:yyyy-MM-dd}\"")]
    [InlineData("RunName = \"plain\"")]
    [InlineData("RunName = \"{{target}}\"")]
    [InlineData("RunName = \"{{{target}}}\"")]
    [InlineData("RunName = null")]
    [InlineData("RunName = nameof(LoadAsync)")]
    [InlineData("RunName = $\"{Limits.Name} {{target}}\"")]
    [InlineData("Tags = [\"etl\", \"daily\"]")]
    [InlineData("Tags = []")]
    [InlineData("Tags = null")]
    [InlineData("\"load\"")]
    [InlineData("\"a/b & 100% <c>\"")]
    [InlineData("null!")]
    [InlineData("Limits.Name")]
    [InlineData("LogPrints = true, Version = \"\", Description = \"\"")]
    public Task A_sound_task_is_not_reported(string options) => Verifier.AnalyzerAsync(TaskWith(options));

    [Fact]
    public Task Sound_options_are_sound_together()
    {
        string[] retries = ["Retries = 0", "Retries = 1", "Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5", "Retries = 2, RetryDelays = \"Delays\"", "Retries = 5, RetryDelaySeconds = [0, 1], RetryCondition = \"IsTransient\""];
        string[] times = ["TimeoutSeconds = 30", "TimeoutSeconds = 0.5"];
        string[] results =
        [
            "CachePolicy = CachePolicy.None",
            "CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 60, CacheExclude = [nameof(target)]",
            "CacheKey = \"KeyOf\", RefreshCache = true, CacheIsolation = IsolationLevel.Serializable",
            "PersistResult = true, ResultStorage = \"archive\", ResultSerializer = \"json\"",
            "ResultStorageKey = \"{target}/{task_run.run_count}\", CacheExpirationSeconds = 3600",
            "PersistResult = false",
        ];
        string[] names = ["RunName = \"load {target} of {day:yyyy-MM-dd}\"", "RunNameFactory = \"NameOf\"", "Tags = [\"etl\", \"daily\"]", "LogPrints = true, Description = \"Loads a day.\""];
        return Verifier.AnalyzerAsync(TasksWith(
            from retry in retries
            from time in times
            from result in results
            from name in names
            select $"{retry}, {time}, {result}, {name}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"etl-daily\"")]
    [InlineData("\"ETL: täglich (v2)\"")]
    [InlineData("null!")]
    [InlineData("Retries = 2, RetryDelaySeconds = 0.5")]
    [InlineData("RetryDelaySeconds = 0")]
    [InlineData("TimeoutSeconds = 3600, LogPrints = true")]
    [InlineData("RunName = \"etl of {source}\"")]
    [InlineData("RunName = \"etl of {source} to {target}\"")]
    [InlineData("Tags = [\"etl\"]")]
    public Task A_sound_flow_is_not_reported(string options) => Verifier.AnalyzerAsync(FlowWith(options));

    [Fact]
    public Task More_than_50_delays_are_reported() => Verifier.AnalyzerAsync(TaskWith($"Retries = 60, RetryDelaySeconds = [|[{Repeat("1", 51)}]|]"));

    [Fact]
    public Task Fifty_delays_are_allowed() => Verifier.AnalyzerAsync(TaskWith($"Retries = 60, RetryDelaySeconds = [{Repeat("1", 50)}]"));

    [Theory]
    [InlineData("public partial interface IEtl { [Task(CachePolicy = [|CachePolicy.TaskSource|])] void Load(); }")]
    [InlineData("public partial interface IEtl { [Task(CachePolicy = [|CachePolicy.Inputs | CachePolicy.TaskSource|])] void Load(); }")]
    [InlineData("public abstract partial class Etl { [Task(CachePolicy = [|CachePolicy.TaskSource|])] public abstract void Load(); }")]
    [InlineData("public abstract partial class Etl { [Task(CachePolicy = CachePolicy.TaskSource)] public virtual void Load() { } }")]
    [InlineData("public partial interface IEtl { [Task(CachePolicy = CachePolicy.TaskSource)] void Load() { } }")]
    [InlineData("public partial interface IEtl { [Task(CachePolicy = CachePolicy.Inputs)] void Load(int a); }")]
    [InlineData("public partial interface IEtl { [Task(CachePolicy = CachePolicy.Default)] void Load(); }")]
    public Task The_source_of_a_member_without_a_body_cannot_be_asked_for(string source) => Verifier.AnalyzerAsync(source);

    [Fact]
    public Task What_a_policy_of_ones_own_sets_out_of_sight_is_trusted() => Verifier.AnalyzerAsync("""
        [AttributeUsage(AttributeTargets.Method)]
        public sealed class ApiTaskAttribute : TaskAttribute
        {
            public ApiTaskAttribute() => Retries = 3;

            public ApiTaskAttribute(int retries) => Retries = retries;

            public ApiTaskAttribute(string owner, int retries) : base("api") => Retries = retries;
        }

        public static partial class Pipeline
        {
            [ApiTask(RetryDelaySeconds = [1, 2], RetryJitterFactor = 0.5, CacheExpirationSeconds = 60)]
            public static void A() { }

            [ApiTask(-1)]
            public static void B() { }

            [ApiTask("", 1)]
            public static void C() { }
        }
        """);

    [Fact]
    public Task What_is_set_where_a_policy_of_ones_own_is_used_is_checked() => Verifier.AnalyzerAsync("""
        [AttributeUsage(AttributeTargets.Method)]
        public sealed class ApiTaskAttribute : TaskAttribute
        {
        }

        public static partial class Pipeline
        {
            [ApiTask(Retries = [|-2|])]
            public static void A() { }

            [ApiTask(Retries = 0, [|RetryDelaySeconds = [1]|])]
            public static void B() { }

            [ApiTask(RunName = "{[|nobody|]}")]
            public static void C(string somebody) { }
        }
        """);

    [Fact]
    public Task An_attribute_of_the_same_name_is_none_of_ours() => Verifier.AnalyzerAsync("""
        namespace Jobs
        {
            [AttributeUsage(AttributeTargets.Method)]
            public sealed class TaskAttribute : Attribute
            {
                public int Retries { get; set; }
            }

            public static class Pipeline
            {
                [Jobs.Task(Retries = -1)]
                public static void A() { }
            }
        }
        """);

    [Theory]
    [InlineData("Retries = nothing, RetryDelaySeconds = [1]")]
    [InlineData("Retries = \"3\", RetryDelaySeconds = [1]")]
    [InlineData("Retries = , RetryDelaySeconds = [1]")]
    [InlineData("Rtries = -1")]
    [InlineData("Retries = 1, RetryDelaySeconds = [1, nothing]")]
    [InlineData("Retries = 1, RetryDelaySeconds = [..nothing, 2]")]
    [InlineData("Retries = 1, RetryDelaySeconds = 5")]
    [InlineData("RunName = nothing")]
    [InlineData("RunName =")]
    [InlineData("CachePolicy = CachePolicy., CacheExpirationSeconds = 60")]
    [InlineData("\"\", \"\", Retries = -1")]
    [InlineData("Tags = [null, nothing")]
    public Task Code_that_does_not_compile_is_left_to_the_compiler(string options) => Verifier.BrokenCodeAsync(TaskWith(options));

    private static string Repeat(string value, int count) => string.Join(", ", Enumerable.Repeat(value, count));

    private static string TaskWith(string options) => $$"""
        public static partial class Pipeline
        {
            [Task({{options}})]
            public static Task LoadAsync(string target, DateTime day, CancellationToken cancellationToken = default) => Task.CompletedTask;

            public static string KeyOf(string target, DateTime day) => target;
        }

        public static class Limits
        {
            public const int Three = 3;
            public const string Name = "load";
        }
        """;

    /// <summary>As many tasks as there are options, compiled at once.</summary>
    private static string TasksWith(IEnumerable<string> options) => $$"""
        public static partial class Pipeline
        {
            {{string.Concat(options.Select((some, index) => $"{TestedCases.Mark} [Task({some})] public static Task Load{index}Async(string target, DateTime day) => Task.CompletedTask;\n    "))}}
        }
        """;

    private static string FlowWith(string options) => $$"""
        public static partial class Pipeline
        {
            [Flow({{options}})]
            public static Task RunAsync(Uri source, string target = "warehouse", CancellationToken cancellationToken = default) => Task.CompletedTask;
        }
        """;
}
