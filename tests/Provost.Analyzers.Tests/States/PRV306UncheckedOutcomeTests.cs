using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.States;
using Verify = Provost.Analyzers.Tests.VerifyGenerated<
    Provost.Analyzers.States.PRV306UncheckedOutcomeAnalyzer,
    Provost.CodeFixes.States.PRV306UncheckedOutcomeCodeFixProvider>;

namespace Provost.Analyzers.Tests.States;

public sealed class PRV306UncheckedOutcomeTests
{
    [Fact]
    public Task Reports_a_state_that_is_dropped() => Verify.AnalyzerAsync(RunCode.Flows(
        "await InnerFlow.[|RunStateAsync|](url);",
        "await FetchTask.[|RunStateAsync|](url).ConfigureAwait(false);",
        "MeasureTask.[|RunState|](url);",
        "await ParseTask<int>().[|RunStateAsync|](url, 1);",
        "var state = await InnerFlow.[|RunStateAsync|](url);",
        "var future = FetchTask.Submit(url); await future.[|StateAsync|]();",
        "await Futures.[|StatesAsync|](FetchTask.Map(urls));"));

    [Fact]
    public Task Reports_a_wait_after_which_nobody_looks() => Verify.AnalyzerAsync(RunCode.Flows(
        "await FetchTask.[|Map|](urls).WaitAsync();",
        "var futures = FetchTask.[|Map|](urls); await futures.WaitAsync();",
        "var futures = urls.Select(u => FetchTask.[|Submit|](u)).ToList(); await Futures.WaitAllAsync(futures);",
        "var a = FetchTask.[|Submit|](url); var b = MeasureTask.[|Submit|](url); await Futures.WaitAllAsync([a, b]);",
        "var future = FetchTask.[|Submit|](url); future.Wait();",
        "var future = ParseTask<int>().[|Submit|](url, 1); await future.WaitAsync();"));

    [Fact]
    public Task Reports_results_that_the_first_failure_takes_along() => Verify.AnalyzerAsync(RunCode.Flows(
        "var futures = FetchTask.Map(urls); await futures.WaitAsync(); foreach (var future in futures) { Keep(future.State.[|Result|]()); }",
        "var futures = FetchTask.Map(urls); await futures.WaitAsync(); foreach (var future in futures) Keep(future.[|Result|]());",
        "var futures = urls.Select(u => FetchTask.Submit(u)).ToList(); await Futures.WaitAllAsync(futures); Keep(futures.Select(f => f.State.[|Result|]()).ToList());",
        "var futures = urls.Select(u => FetchTask.Submit(u)).ToList(); await Futures.WaitAllAsync([.. futures]); Keep(futures.Select(f => f.[|Result|]()).ToList());",
        "var states = await Futures.StatesAsync(FetchTask.Map(urls)); Keep(states.Select(s => s.[|Result|]()).ToList());",
        "foreach (var state in await FetchTask.Map(urls).StatesAsync()) { Keep(state.[|Result|]()); }",
        "var futures = FetchTask.Map(urls); await foreach (var done in futures.AsCompletedAsync()) { Keep(done.State.[|Result|]()); }",
        "var futures = FetchTask.Map(urls); await foreach (var done in Futures.AsCompletedAsync(futures)) { Keep(done.[|Result|]()); }"));

    [Fact]
    public Task Leaves_outcomes_that_are_looked_at_or_thrown() => Verify.AnalyzerAsync(RunCode.Flows(
        "_ = await InnerFlow.RunStateAsync(url);",
        "_ = await ParseTask<int>().RunStateAsync(url, 1);",
        "Keep(await ParseTask<int>().Submit(url, 1));",
        "var state = await InnerFlow.RunStateAsync(url); if (state.IsFailed) { Keep(url); }",
        "var state = await InnerFlow.RunStateAsync(url); Keep(state);",
        "Keep(await InnerFlow.RunStateAsync(url));",
        "Keep((await InnerFlow.RunStateAsync(url)).Result());",
        "var count = (await InnerFlow.RunStateAsync(url)).Result(raiseOnFailure: false);",
        "await InnerFlow.RunAsync(url);",
        "await FetchTask.Submit(url);",
        "await FetchTask.Map(urls);",
        "var futures = FetchTask.Map(urls); await futures;",
        "var futures = FetchTask.Map(urls); await futures.ResultsAsync();",
        "var futures = FetchTask.Map(urls); Keep(await futures.WaitAsync(TimeSpan.FromSeconds(1))); Keep(futures);",
        "var result = await Futures.WaitAllAsync(FetchTask.Map(urls), TimeSpan.FromSeconds(1)); Keep(result.NotDone);",
        "var futures = FetchTask.Map(urls); await futures.WaitAsync(); Keep(futures);",
        "var futures = FetchTask.Map(urls); await futures.WaitAsync(); foreach (var future in futures) { if (future.State.IsCompleted) Keep(future.State.Result()); }",
        "var futures = FetchTask.Map(urls); await futures.WaitAsync(); Keep(futures.Where(f => f.State.IsCompleted).Select(f => f.State.Result()));",
        "var futures = FetchTask.Map(urls); await futures.WaitAsync(); Keep(futures.Select(f => f.State.Result(raiseOnFailure: false)));",
        "var futures = FetchTask.Map(urls); await futures.WaitAsync(); foreach (var future in futures) { if (future.State is { IsFailed: true }) continue; Keep(future.State.Result()); }",
        "var futures = FetchTask.Map(urls); await futures.WaitAsync(); foreach (var future in futures) { try { Keep(future.State.Result()); } catch (Exception e) { Keep(e); } }",
        "var futures = FetchTask.Map(urls); await futures.WaitAsync(); if (futures.All(f => f.State.IsCompleted)) { Keep(futures.Select(f => f.State.Result())); }",
        "var futures = FetchTask.Map(urls); foreach (var future in futures) { Keep(await future); }",
        "var futures = FetchTask.Map(urls); foreach (var future in futures) { Keep(future.Result()); }",
        "var future = FetchTask.Submit(url); await future.WaitAsync(); Keep(future.State.Result());",
        "var states = await Futures.StatesAsync(FetchTask.Map(urls)); foreach (var state in states) { if (!state.IsFailed) Keep(state.Result()); }",
        "var states = new List<State<int>>(); foreach (var state in states) { Keep(state.Result()); }",
        "var other = FetchTask.Map(urls); var futures = FetchTask.Map(urls); await other.WaitAsync(); Keep(other); foreach (var future in futures) { Keep(future.Result()); }",
        "await foreach (var done in FetchTask.Map(urls).AsCompletedAsync()) { Keep(done.State.IsCompleted ? done.State.Result() : null!); }",
        "Keep(await FetchTask.RunStateAsync(url));",
        "if ((await InnerFlow.RunStateAsync(url)).IsCompleted) { Keep(url); }",
        "var state = await InnerFlow.RunStateAsync(url); state.Result();",
        "var state = MeasureTask.RunState(url); Keep(state.IsFailed);",
        "Keep(MeasureTask.RunState(url).Result());",
        "var futures = FetchTask.Map(urls); await Futures.ResultsAsync(futures);",
        "Keep(await Futures.StatesAsync(FetchTask.Map(urls)));",
        "var states = await Futures.StatesAsync(FetchTask.Map(urls)); Keep(states.Count(s => s.IsFailed));",
        "var futures = FetchTask.Map(urls); await futures.WaitAsync(); Keep(futures.All(f => f.State.IsCompleted));",
        "var future = FetchTask.Submit(url); await future.WaitAsync(); if (future.State.IsFailed) { Keep(url); }",
        "var future = FetchTask.Submit(url); future.Wait(); Keep(future.Result());",
        "switch (await InnerFlow.RunStateAsync(url)) { case { IsCompleted: true }: Keep(url); break; }",
        "await OtherAsync();",
        "var task = OtherAsync(); task.Wait();",
        "var futures = FetchTask.Map(urls);"));

    [Theory]
    [InlineData("[Flow(FailOnUnobservedFailures = true)]")]
    [InlineData("[Strict]")]
    public Task Leaves_flows_that_fail_by_themselves(string attribute) => Verify.AnalyzerAsync(
        RunCode.In(attribute + " public static async Task RunAsync(IReadOnlyList<string> urls)", "await FetchTask.Map(urls).WaitAsync();")
        + "\npublic sealed class StrictAttribute : FlowAttribute { public StrictAttribute() => FailOnUnobservedFailures = true; }");

    [Fact]
    public Task Says_what_where_and_why() => Verify.AnalyzerAsync(
        RunCode.Flow("await InnerFlow.{|#0:RunStateAsync|}(url);\nawait FetchTask.{|#1:Map|}(urls).WaitAsync();"),
        new DiagnosticResult(PRV306UncheckedOutcomeAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithMessage(
            "The state that 'InnerFlow.RunStateAsync' gives is not looked at in 'RunAsync': it does not throw, so a failure passes unnoticed"),
        new DiagnosticResult(PRV306UncheckedOutcomeAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(1).WithMessage(
            "The runs of 'FetchTask.Map' are waited for and never looked at in 'RunAsync': the wait does not throw, so a failure passes unnoticed"));

    [Theory]
    [InlineData("await InnerFlow.[|RunStateAsync|](url); // daily", "await InnerFlow.RunAsync(url); // daily")]
    [InlineData("MeasureTask.[|RunState|](url);", "MeasureTask.Run(url);")]
    [InlineData("var future = FetchTask.Submit(url); await future.[|StateAsync|]();", "var future = FetchTask.Submit(url); await future.ResultAsync();")]
    [InlineData("await Futures.[|StatesAsync|](FetchTask.Map(urls));", "await Futures.ResultsAsync(FetchTask.Map(urls));")]
    public Task Lets_the_failure_throw(string before, string after) => Verify.FixAsync(RunCode.Flow(before), RunCode.Flow(after));

    [Theory]
    [InlineData(
        "var futures = FetchTask.Map(urls);\nawait futures.WaitAsync();\nKeep(futures\n    .Select(f => f.State.[|Result|]())\n    .ToList());",
        "var futures = FetchTask.Map(urls);\nawait futures.WaitAsync();\nKeep(futures.Where(f => f.State.IsCompleted)\n    .Select(f => f.State.Result())\n    .ToList());")]
    [InlineData(
        "var states = await Futures.StatesAsync(FetchTask.Map(urls));\nKeep(states.Select(s => s.[|Result|]()));",
        "var states = await Futures.StatesAsync(FetchTask.Map(urls));\nKeep(states.Where(s => s.IsCompleted).Select(s => s.Result()));")]
    [InlineData(
        "var futures = FetchTask.Map(urls);\nawait futures.WaitAsync();\nforeach (var future in futures)\n{\n    // All of them.\n    Keep(future.[|Result|]()); // kept\n}",
        "var futures = FetchTask.Map(urls);\nawait futures.WaitAsync();\nforeach (var future in futures)\n{\n    // All of them.\n    if (future.State.IsCompleted)\n    {\n        Keep(future.Result());\n    } // kept\n}")]
    public Task Takes_the_results_of_completed_runs(string before, string after) => Verify.FixAsync(RunCode.Flow(before), RunCode.Flow(after));

    [Theory]
    [InlineData("var state = await InnerFlow.[|RunStateAsync|](url);")]
    [InlineData("await FetchTask.[|Map|](urls).WaitAsync();")]
    [InlineData("var futures = FetchTask.Map(urls); await futures.WaitAsync(); foreach (var future in futures) { var text = future.[|Result|](); Keep(text); }")]
    public Task Offers_no_fix_where_there_is_more_to_decide(string statements) => Verify.NoFixAsync(RunCode.Flow(statements));
}
