using Provost.Analyzers.Suppressors;

namespace Provost.Analyzers.Tests.Suppressors;

public sealed class UnusedParameterSuppressorTests
{
    [Theory]
    [InlineData("[Task(Retries = 1, RetryCondition = nameof(Named))] public static void Load() { }", "bool Named(/*!*/TaskRun run, /*!*/State state) => true")]
    [InlineData("[Task(CacheKey = nameof(Named), CacheExpirationSeconds = 1)] public static int Load(int a) => a;", "string Named(/*!*/int a) => \"\"")]
    [InlineData("[Task(RunNameFactory = nameof(Named))] public static int Load(int a) => a;", "string Named(/*!*/int a) => \"\"")]
    [InlineData("[Task(OnFailure = [nameof(Other), nameof(Named)])] public static void Load() { }", "void Named(/*!*/TaskRun run, /*!*/State state) { }")]
    [InlineData("[Flow(OnCompletion = [\"Named\"])] public static void Load() { }", "void Named(/*!*/FlowRun run, /*!*/State state) { }")]
    public async Task A_method_that_an_option_names_has_the_parameters_it_is_given(string run, string method)
    {
        var code = $"public static partial class Etl {{ {run} private static {method}{(method.EndsWith('}') ? "" : ";")} private static void Other(TaskRun run, State state) {{ }} }}";

        Assert.True(await SuppressorRunner.SuppressesAsync(new OptionMethodSuppressor(), "IDE0060", code));
        Assert.True(await SuppressorRunner.SuppressesAsync(new OptionMethodSuppressor(), "RCS1163", code));
        Assert.True(await SuppressorRunner.SuppressesAsync(new OptionMethodSuppressor(), "S1172", code));
        Assert.False(await SuppressorRunner.SuppressesAsync(new RunParameterSuppressor(), "IDE0060", code));
    }

    [Theory]
    [InlineData("[Task(OnFailure = [nameof(Named)])] public static void Load() { } private static void Named(TaskRun run, State state) { } private static void Other(/*!*/int a) { }")]
    [InlineData("[Task(\"Named\")] public static void Load() { } private static void Named(/*!*/int a) { }")]
    [InlineData("[Task] public static void Load(/*!*/int a) { }")]
    [InlineData("[Obsolete(\"Named\")] public static void Load() { } private static void Named(/*!*/int a) { }")]
    public async Task Other_methods_need_what_they_use(string members) =>
        Assert.False(await SuppressorRunner.SuppressesAsync(new OptionMethodSuppressor(), "IDE0060", $"public static partial class Etl {{ {members} }}"));

    [Theory]
    [InlineData("[Flow] public static void Load(/*!*/CancellationToken token) { }")]
    [InlineData("[Task] public static void Load(int a, /*!*/CancellationToken token = default) { }")]
    [InlineData("[Task(RunName = \"load {batch:000} of {day}\")] public static void Load(/*!*/int batch, /*!*/DateOnly day) { }")]
    public async Task The_engine_uses_the_token_and_what_names_the_run(string member)
    {
        var code = $"public static partial class Etl {{ {member} }}";

        Assert.True(await SuppressorRunner.SuppressesAsync(new RunParameterSuppressor(), "IDE0060", code));
        Assert.True(await SuppressorRunner.SuppressesAsync(new RunParameterSuppressor(), "S1172", code));
        Assert.False(await SuppressorRunner.SuppressesAsync(new OptionMethodSuppressor(), "IDE0060", code));
    }

    [Theory]
    [InlineData("[Task] public static void Load(/*!*/int batch) { }")]
    [InlineData("[Task(RunName = \"load {{batch}} of {day}\")] public static void Load(/*!*/int batch, DateOnly day) { }")]
    [InlineData("public static void Load(/*!*/CancellationToken token) { }")]
    [InlineData("[Obsolete] public static void Load(/*!*/CancellationToken token) { }")]
    public async Task Nobody_uses_other_parameters(string member) =>
        Assert.False(await SuppressorRunner.SuppressesAsync(new RunParameterSuppressor(), "IDE0060", $"public static partial class Etl {{ {member} }}"));
}
