using Provost.CodeFixes.Usage;
using Verifier = Provost.Analyzers.Tests.VerifyFix<Provost.Analyzers.Usage.PRV004OptionValueAnalyzer, Provost.CodeFixes.Usage.PRV004OptionValueCodeFixProvider>;

namespace Provost.Analyzers.Tests.Usage;

public sealed class PRV004OptionValueCodeFixProviderTests
{
    [Theory]
    [InlineData("[Task(Retries = [|-1|])]", "[Task]")]
    [InlineData("[Task(\"load\", Retries = [|-1|])]", "[Task(\"load\")]")]
    [InlineData("[Task(Retries = [|-1|], TimeoutSeconds = 30)]", "[Task(TimeoutSeconds = 30)]")]
    [InlineData("[Task(TimeoutSeconds = 30, Retries = [|-1|])]", "[Task(TimeoutSeconds = 30)]")]
    [InlineData("[Task(Retries = [|-1|]), Obsolete]", "[Task, Obsolete]")]
    [InlineData("[Task(Retries = 2, RetryDelaySeconds = [1, [|-1|], 3, [|double.NaN|]])]", "[Task(Retries = 2, RetryDelaySeconds = [1, 3])]")]
    [InlineData("[Task(Retries = 2, RetryDelaySeconds = [[|-1|]])]", "[Task(Retries = 2)]")]
    [InlineData("[Task(Tags = new[] { \"a\", [|\"\"|] })]", "[Task(Tags = new[] { \"a\" })]")]
    [InlineData("[Task(Tags = new[] { [|\"\"|] })]", "[Task]")]
    [InlineData("[Task(TimeoutSeconds = [|-1|], Retries = [|-1|])]", "[Task]")]
    [InlineData("[Task([|\"\"|], Retries = 1)]", "[Task(Retries = 1)]")]
    [InlineData("[Task(RunName = \"load {[|nothing|]}\")]", "[Task]")]
    [InlineData("[Task([|CachePolicy = CachePolicy.Inputs|], CacheKey = \"KeyOf\")]", "[Task(CacheKey = \"KeyOf\")]")]
    [InlineData("[Task(CachePolicy = CachePolicy.Inputs, [|PersistResult = false|])]", "[Task(CachePolicy = CachePolicy.Inputs)]")]
    [InlineData("[Task(CachePolicy = CachePolicy.TaskSource, [|CacheExclude = [\"rows\"]|])]", "[Task(CachePolicy = CachePolicy.TaskSource)]")]
    [InlineData("[Task(RunName = \"{rows}\", [|RunNameFactory = \"NameOf\"|])]", "[Task(RunName = \"{rows}\")]")]
    public Task A_value_without_a_likely_correction_is_removed(string attribute, string fixedAttribute) =>
        Verifier.FixAsync(Method(attribute), Method(fixedAttribute));

    [Theory]
    [InlineData("[Task(RunName = \"load {[|Target|]}\")]", "[Task(RunName = \"load {target}\")]")]
    [InlineData("[Task(RunName = \"{[|ROWS|]:N0} to {[| target|]}, {{x}}\")]", "[Task(RunName = \"{rows:N0} to {target}, {{x}}\")]")]
    [InlineData("[Task(RunName = [|@\"\\{Target}\"|])]", "[Task(RunName = \"\\\\{target}\")]")]
    [InlineData("[Task(ResultStorageKey = \"{[|Target|]}-{flow_run.name}\")]", "[Task(ResultStorageKey = \"{target}-{flow_run.name}\")]")]
    [InlineData("[Flow([|\"etl/daily\"|])]", "[Flow(\"etl-daily\")]")]
    [InlineData("[Flow([|\"a&b > 5%\"|], Retries = 1)]", "[Flow(\"a-b - 5-\", Retries = 1)]")]
    public Task A_value_that_can_be_guessed_is_corrected(string attribute, string fixedAttribute) =>
        Verifier.FixAsync(Method(attribute), Method(fixedAttribute));

    [Theory]
    [InlineData("[Task([|RetryDelaySeconds = [1, 5, 30]|])]", "[Task(Retries = 3, RetryDelaySeconds = [1, 5, 30])]")]
    [InlineData("[Task(\"load\", [|RetryDelaySeconds = [1, 5]|])]", "[Task(\"load\", Retries = 2, RetryDelaySeconds = [1, 5])]")]
    [InlineData("[Task([|RetryDelaySeconds = [1, 5]|], [|RetryJitterFactor = 0.5|])]", "[Task(Retries = 2, RetryDelaySeconds = [1, 5], RetryJitterFactor = 0.5)]")]
    [InlineData("[Task(TimeoutSeconds = 1, Retries = 0, [|RetryDelaySeconds = [1, 5]|])]", "[Task(TimeoutSeconds = 1, Retries = 2, RetryDelaySeconds = [1, 5])]")]
    [InlineData("[Task(Retries = 2, [|RetryJitterFactor = 0.5|])]", "[Task(Retries = 2, RetryDelaySeconds = [1, 10, 60], RetryJitterFactor = 0.5)]")]
    [InlineData("[Task([|CacheExpirationSeconds = 60|])]", "[Task(CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 60)]")]
    [InlineData("[Task(CachePolicy = CachePolicy.None, [|RefreshCache = true|])]", "[Task(CachePolicy = CachePolicy.Inputs, RefreshCache = true)]")]
    [InlineData("[Task([|CacheExclude = [\"rows\"]|])]", "[Task(CachePolicy = CachePolicy.Inputs, CacheExclude = [\"rows\"])]")]
    [InlineData("[Task([|RetryDelays = \"Delays\"|])]", "[Task(Retries = 3, RetryDelays = \"Delays\")]")]
    [InlineData("[Flow([|RetryDelaySeconds = 5|])]", "[Flow(Retries = 1, RetryDelaySeconds = 5)]")]
    public Task What_an_option_needs_is_added(string attribute, string fixedAttribute) =>
        Verifier.FixAsync(Method(attribute), Method(fixedAttribute));

    [Theory]
    [InlineData("[Task([|RetryDelaySeconds = [1, 5]|], RunName = \"load {[|Target|]}\", TimeoutSeconds = [|-1|])]", "[Task(Retries = 2, RetryDelaySeconds = [1, 5], RunName = \"load {target}\")]")]
    [InlineData("[Task(TimeoutSeconds = [|-1|], [|CacheExpirationSeconds = 60|], Tags = [\"a\", [|\"\"|]])]", "[Task(CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 60, Tags = [\"a\"])]")]
    [InlineData("[Flow([|\"etl/daily\"|], Tags = [[|\"\"|]])]", "[Flow(\"etl-daily\")]")]
    public Task Faults_of_every_kind_are_mended_at_once(string attribute, string fixedAttribute) =>
        Verifier.FixAsync(Method(attribute), Method(fixedAttribute));

    [Theory]
    [InlineData("[Task([|RetryDelaySeconds = [1, 5, 30]|])]", "[Task]")]
    [InlineData("[Task([|RetryDelaySeconds = [1]|], TimeoutSeconds = 1, [|RetryJitterFactor = 0.5|])]", "[Task(TimeoutSeconds = 1)]")]
    [InlineData("[Flow([|\"etl/daily\"|])]", "[Flow]")]
    public async Task An_option_can_be_removed_instead(string attribute, string fixedAttribute)
    {
        var test = Verifier.Test(Method(attribute), Method(fixedAttribute));
        test.CodeActionEquivalenceKey = PRV004OptionValueCodeFixProvider.RemoveKey;
        await test.RunAsync();
    }

    [Fact]
    public Task Of_too_many_delays_the_first_fifty_are_kept()
    {
        var delays = Enumerable.Range(1, 60).Select(delay => $"{delay}").ToList();
        return Verifier.FixAsync(
            Method($"[Task(Retries = 60, RetryDelaySeconds = [|[{string.Join(", ", delays)}]|])]"),
            Method($"[Task(Retries = 60, RetryDelaySeconds = [{string.Join(", ", delays.Take(50))}])]"));
    }

    [Fact]
    public Task The_layout_of_a_long_attribute_stays() => Verifier.FixAsync(
        """
        public static partial class Pipeline
        {
            // Loads.
            [Task(
                "load",
                [|RetryDelaySeconds = [1, 5]|], // seconds
                TimeoutSeconds = 30)]
            public static void Load(string target) { }
        }
        """,
        """
        public static partial class Pipeline
        {
            // Loads.
            [Task(
                "load",
                Retries = 2,
                RetryDelaySeconds = [1, 5], // seconds
                TimeoutSeconds = 30)]
            public static void Load(string target) { }
        }
        """);

    [Fact]
    public async Task All_of_a_solution_are_mended_at_once()
    {
        var test = Verifier.Test(Method("[Task([|RetryDelaySeconds = [1]|])]"), Method("[Task(Retries = 1, RetryDelaySeconds = [1])]"));
        test.TestState.Sources.Add(("/0/Other.cs", Method("[Task([|RetryDelaySeconds = [1, 2]|], [|RetryJitterFactor = 1|])]", "Other")));
        test.FixedState.Sources.Add(("/0/Other.cs", Method("[Task(Retries = 2, RetryDelaySeconds = [1, 2], RetryJitterFactor = 1)]", "Other")));
        test.NumberOfFixAllIterations = 1;
        test.NumberOfFixAllInDocumentIterations = 2;
        await test.RunAsync();
    }

    private static string Method(string attribute, string type = "Pipeline") => $$"""
        public static partial class {{type}}
        {
            {{attribute}}
            public static void Load(string target, int rows) { }

            public static string KeyOf(string target, int rows) => target;
        }
        """;
}
