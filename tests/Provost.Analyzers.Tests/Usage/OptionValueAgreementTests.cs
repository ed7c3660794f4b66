using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Provost.Analyzers.Usage;
using Provost.Generated;

namespace Provost.Analyzers.Tests.Usage;

/// <summary>What PRV004 reports as out of range is what the engine refuses, and nothing else.</summary>
public sealed class OptionValueAgreementTests
{
    public static TheoryData<string, TaskAttribute> TaskOptions => new()
    {
        { "Retries = 0", new TaskAttribute { Retries = 0 } },
        { "Retries = -1", new TaskAttribute { Retries = -1 } },
        { "\"\"", new TaskAttribute("") },
        { "\" \"", new TaskAttribute(" ") },
        { "\"a/b\"", new TaskAttribute("a/b") },
        { "Retries = 1, RetryDelaySeconds = [1, -1]", new TaskAttribute { Retries = 1, RetryDelaySeconds = [1, -1] } },
        { "Retries = 1, RetryDelaySeconds = [double.NaN]", new TaskAttribute { Retries = 1, RetryDelaySeconds = [double.NaN] } },
        { "Retries = 1, RetryDelaySeconds = [4294967]", new TaskAttribute { Retries = 1, RetryDelaySeconds = [4294967] } },
        { "Retries = 1, RetryDelaySeconds = [4294968]", new TaskAttribute { Retries = 1, RetryDelaySeconds = [4294968] } },
        { "Retries = 1, RetryDelaySeconds = [1], RetryJitterFactor = -0.5", new TaskAttribute { Retries = 1, RetryDelaySeconds = [1], RetryJitterFactor = -0.5 } },
        { "Retries = 1, RetryDelaySeconds = [1], RetryJitterFactor = 1e9", new TaskAttribute { Retries = 1, RetryDelaySeconds = [1], RetryJitterFactor = 1e9 } },
        { "TimeoutSeconds = 0", new TaskAttribute { TimeoutSeconds = 0 } },
        { "TimeoutSeconds = -0.1", new TaskAttribute { TimeoutSeconds = -0.1 } },
        { "TimeoutSeconds = double.PositiveInfinity", new TaskAttribute { TimeoutSeconds = double.PositiveInfinity } },
        { "TimeoutSeconds = 4294968", new TaskAttribute { TimeoutSeconds = 4294968 } },
        { "CachePolicy = (CachePolicy)16", new TaskAttribute { CachePolicy = (CachePolicy)16 } },
        { "CachePolicy = (CachePolicy)7", new TaskAttribute { CachePolicy = (CachePolicy)7 } },
        { "CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = -1", new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = -1 } },
        { "CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 1e300", new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 1e300 } },
        { "CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = double.NaN", new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = double.NaN } },
        { "Tags = [\"a\", \"\"]", new TaskAttribute { Tags = ["a", ""] } },
        { "Tags = [\"a\"]", new TaskAttribute { Tags = ["a"] } },
        { "RunName = \"\"", new TaskAttribute { RunName = "" } },
        { "RunName = \"{target}\"", new TaskAttribute { RunName = "{target}" } },
        { "RunName = \"{target:x}\"", new TaskAttribute { RunName = "{target:x}" } },
        { "RunName = \"{Target}\"", new TaskAttribute { RunName = "{Target}" } },
        { "RunName = \"{{target}}\"", new TaskAttribute { RunName = "{{target}}" } },
        { "RunName = \"{{{target}}}\"", new TaskAttribute { RunName = "{{{target}}}" } },
        { "RunName = \"{\"", new TaskAttribute { RunName = "{" } },
        { "RunName = \"}\"", new TaskAttribute { RunName = "}" } },
        { "RunName = \"{}\"", new TaskAttribute { RunName = "{}" } },
        { "RunName = \"{ target}\"", new TaskAttribute { RunName = "{ target}" } },
        { "RunName = \"{target\"", new TaskAttribute { RunName = "{target" } },
        { "RunName = \"{a{target}}\"", new TaskAttribute { RunName = "{a{target}}" } },
        { "RunName = \"{flow_run.name}\"", new TaskAttribute { RunName = "{flow_run.name}" } },
        { "CachePolicy = CachePolicy.FlowParameters", new TaskAttribute { CachePolicy = CachePolicy.FlowParameters } },
        { "CachePolicy = CachePolicy.Inputs, CacheExclude = [\"target\"]", new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheExclude = ["target"] } },
        { "CachePolicy = CachePolicy.Inputs, CacheExclude = [\"Target\"]", new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheExclude = ["Target"] } },
        { "CachePolicy = CachePolicy.Inputs, CacheIsolation = IsolationLevel.Serializable", new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheIsolation = IsolationLevel.Serializable } },
        { "CachePolicy = CachePolicy.Inputs, CacheIsolation = (IsolationLevel)2", new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheIsolation = (IsolationLevel)2 } },
        { "ResultStorage = \"\"", new TaskAttribute { ResultStorage = "" } },
        { "ResultSerializer = \" \"", new TaskAttribute { ResultSerializer = " " } },
        { "ResultSerializer = \"json\"", new TaskAttribute { ResultSerializer = "json" } },
        { "ResultStorageKey = \"\"", new TaskAttribute { ResultStorageKey = "" } },
        { "ResultStorageKey = \"{target}-{flow_run.name}\"", new TaskAttribute { ResultStorageKey = "{target}-{flow_run.name}" } },
        { "ResultStorageKey = \"{parameters[target]}-{task_run.run_count}\"", new TaskAttribute { ResultStorageKey = "{parameters[target]}-{task_run.run_count}" } },
        { "ResultStorageKey = \"{parameters[other]}\"", new TaskAttribute { ResultStorageKey = "{parameters[other]}" } },
        { "ResultStorageKey = \"{flow_run.color}\"", new TaskAttribute { ResultStorageKey = "{flow_run.color}" } },
        { "ResultStorageKey = \"{target\"", new TaskAttribute { ResultStorageKey = "{target" } },
        { "ResultStorageKey = \"{target}\", CachePolicy = CachePolicy.Inputs", new TaskAttribute { ResultStorageKey = "{target}", CachePolicy = CachePolicy.Inputs } },
        { "ResultStorageKey = \"{target}\", CachePolicy = CachePolicy.None", new TaskAttribute { ResultStorageKey = "{target}", CachePolicy = CachePolicy.None } },
    };

    public static TheoryData<string, FlowAttribute> FlowOptions => new()
    {
        { "\"etl\"", new FlowAttribute("etl") },
        { "\"\"", new FlowAttribute("") },
        { "\"a/b\"", new FlowAttribute("a/b") },
        { "\"a%\"", new FlowAttribute("a%") },
        { "\"a&b\"", new FlowAttribute("a&b") },
        { "\"<a\"", new FlowAttribute("<a") },
        { "\"a>\"", new FlowAttribute("a>") },
        { "Retries = -1", new FlowAttribute { Retries = -1 } },
        { "Retries = 1, RetryDelaySeconds = -1", new FlowAttribute { Retries = 1, RetryDelaySeconds = -1 } },
        { "Retries = 1, RetryDelaySeconds = 1", new FlowAttribute { Retries = 1, RetryDelaySeconds = 1 } },
        { "TimeoutSeconds = double.NaN", new FlowAttribute { TimeoutSeconds = double.NaN } },
        { "Tags = [\" \"]", new FlowAttribute { Tags = [" "] } },
        { "MaxConcurrentTasks = 4", new FlowAttribute { MaxConcurrentTasks = 4 } },
        { "MaxConcurrentTasks = -1", new FlowAttribute { MaxConcurrentTasks = -1 } },
        { "ResultStorage = \" \"", new FlowAttribute { ResultStorage = " " } },
        { "ResultSerializer = \"\"", new FlowAttribute { ResultSerializer = "" } },
        { "RunName = \"{target} {more}\"", new FlowAttribute { RunName = "{target} {more}" } },
    };

    [Theory]
    [MemberData(nameof(TaskOptions))]
    public async Task A_task_is_refused_by_both_or_by_neither(string options, TaskAttribute attribute) =>
        Assert.Equal(Refuses(() => RunTask(attribute)), await IsReportedAsync($"[Task({options})]"));

    [Theory]
    [MemberData(nameof(FlowOptions))]
    public async Task A_flow_is_refused_by_both_or_by_neither(string options, FlowAttribute attribute) =>
        Assert.Equal(Refuses(() => RunFlow(attribute)), await IsReportedAsync($"[Flow({options})]"));

    private static bool Refuses(Action run)
    {
        using (ProvostEngine.Use(new ProvostOptions { LoggerFactory = NullLoggerFactory.Instance }))
        {
            return Record.Exception(run) switch
            {
                null => false,
                ArgumentException => true,
                var other => throw new InvalidOperationException("The engine failed otherwise.", other),
            };
        }
    }

    private static void RunTask(TaskAttribute attribute) =>
        new TaskDefinition<ValueTuple<string>, int>("Pipeline.Load", "Load", attribute)
        {
            Body = static (_, _) => new(1),
            IsSynchronous = true,
            Parameters = ["target"],
            VisitArguments = static (arguments, visitor) => visitor.Visit("target", arguments.Item1),
        }.Run(new("warehouse"), CancellationToken.None);

    private static void RunFlow(FlowAttribute attribute) =>
        new FlowDefinition<ValueTuple<string>, int>("Pipeline.Load", "Load", attribute)
        {
            Body = static (_, _) => new(1),
            IsSynchronous = true,
            Parameters = ["target"],
            VisitArguments = static (arguments, visitor) => visitor.Visit("target", arguments.Item1),
        }.Run(new("warehouse"), CancellationToken.None);

    private static async Task<bool> IsReportedAsync(string attribute)
    {
        var source = $$"""
            using Provost;
            public static partial class Pipeline
            {
                {{attribute}}
                public static int Load(string target) => 1;
            }
            """;
        var compilation = CSharpCompilation.Create(
            "Agreement",
            [CSharpSyntaxTree.ParseText(source)],
            TestReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return !(await compilation.WithAnalyzers([new PRV004OptionValueAnalyzer()]).GetAnalyzerDiagnosticsAsync()).IsEmpty;
    }
}
