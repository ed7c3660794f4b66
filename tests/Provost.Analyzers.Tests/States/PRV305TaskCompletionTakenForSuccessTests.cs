using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.States;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.States.PRV305TaskCompletionTakenForSuccessAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.States.PRV305TaskCompletionTakenForSuccessAnalyzer,
    Provost.CodeFixes.States.PRV305TaskCompletionTakenForSuccessCodeFixProvider>;

namespace Provost.Analyzers.Tests.States;

public sealed class PRV305TaskCompletionTakenForSuccessTests
{
    [Theory]
    [InlineData("if (task.[|IsCompleted|]) { Good(); } else if (task.IsFaulted) { Bad(); }")]
    [InlineData("if (!task.[|IsCompleted|]) { Bad(task.Exception); } else { Good(); }")]
    [InlineData("var text = task.[|IsCompleted|] ? \"ok\" : task.IsCanceled ? \"cancelled\" : \"failed\";")]
    public Task Reports_a_question_whose_other_branch_handles_failure(string statements) => ReportsAsync(statements);

    [Theory]
    [InlineData("var first = await Task.WhenAny(tasks); if (first.[|IsCompleted|]) { Good(); }")]
    [InlineData("var first = await Task.WhenAny(task, other).ConfigureAwait(false); var isGood = first.[|IsCompleted|];")]
    [InlineData("try { await Task.WhenAll(tasks); } catch { } var good = tasks.Where(t => t.[|IsCompleted|]).ToList();")]
    [InlineData("try { await Task.WhenAll(tasks); } catch (Exception e) { Bad(e); } var good = tasks.Count(t => t.[|IsCompleted|]);")]
    [InlineData("try { await Task.WhenAll(tasks); } catch { } foreach (var t in tasks) { if (t.[|IsCompleted|]) { Good(); } }")]
    [InlineData("try { await Task.WhenAll(task, other); } catch { } if (task.[|IsCompleted|] && other.[|IsCompleted|]) { Good(); }")]
    [InlineData("try { Task.WaitAll(task, other); } catch { } if (task.[|IsCompleted|]) { Good(); }")]
    [InlineData("try { await task; } catch (OperationCanceledException) { } if (!task.[|IsCompleted|]) { return; }")]
    [InlineData("await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); if (task.[|IsCompleted|]) { Good(); }")]
    [InlineData("await foreach (var t in Task.WhenEach(tasks)) { if (t.[|IsCompleted|]) { Good(); } }")]
    [InlineData("await task.ContinueWith(t => t.[|IsCompleted|] ? 1 : 0);")]
    public Task Reports_a_question_to_a_task_that_is_over(string statements) => ReportsAsync(statements);

    [Theory]
    [InlineData("var value = task.[|IsCompleted|] ? task.Result : -1;")]
    [InlineData("if (task.[|IsCompleted|]) { Good(task.Result); } else { Bad(); }")]
    [InlineData("if (!task.[|IsCompleted|]) { Bad(); } else { Good(task.Result); }")]
    [InlineData("var values = tasks.Where(t => t.[|IsCompleted|]).Select(t => t.Result).ToList();")]
    public Task Reports_a_result_taken_where_failure_has_no_place(string statements) => ReportsAsync(statements);

    [Theory]
    [InlineData("while (!task.IsCompleted) { await Task.Delay(10); }")]
    [InlineData("if (task.IsCompleted || other.IsCompleted) { await Task.WhenAny(task, other); }")]
    [InlineData("var text = task.IsCompleted ? \"over\" : \"under way\";")]
    [InlineData("var isOver = task.IsCompleted; Good();")]
    [InlineData("if (!task.IsCompleted) { await task; }")]
    [InlineData("if (task.IsCompleted) { Good(await task); } else { Bad(); }")]
    [InlineData("var value = task.IsCompleted ? task.Result : await task;")]
    [InlineData("if (task.IsCompleted) { Good(task.GetAwaiter().GetResult()); } else { Bad(); }")]
    [InlineData("var value = quick.IsCompleted ? quick.Result : await quick;")]
    [InlineData("if (task.IsCompleted && !task.IsFaulted && !task.IsCanceled) { Good(task.Result); } else { Bad(task.Exception); }")]
    [InlineData("if (task.IsCompleted && task.Status == TaskStatus.RanToCompletion) { Good(); } else { Bad(task.Exception); }")]
    [InlineData("if (task.IsCompleted) { if (task.IsFaulted) { Bad(task.Exception); } else { Good(); } } else { Bad(); }")]
    [InlineData("if (task.IsCompleted) { Bad(task.Exception); }")]
    [InlineData("if (task.IsCompletedSuccessfully) { Good(task.Result); } else if (task.IsFaulted) { Bad(); }")]
    [InlineData("var open = tasks.Count(t => !t.IsCompleted);")]
    [InlineData("tasks.RemoveAll(t => t.IsCompleted);")]
    [InlineData("await Task.WhenAny(task, Task.Delay(10)); if (task.IsCompleted) { Good(await task); }")]
    [InlineData("await Task.WhenAny(task, Task.Delay(10)); if (!task.IsCompleted) { throw new TimeoutException(); }")]
    [InlineData("await Task.WhenAll(tasks); var good = tasks.Count(t => t.IsCompleted);")]
    [InlineData("try { await Task.WhenAll(tasks); } catch { throw; } var good = tasks.Count(t => t.IsCompleted);")]
    [InlineData("try { await Task.WhenAll(tasks); } catch { return; } var good = tasks.Count(t => t.IsCompleted);")]
    [InlineData("try { await other; await Task.WhenAll(tasks); } catch { } var good = tasks.Count(t => t.IsCompleted);")]
    [InlineData("try { await Task.WhenAll(tasks); } catch { } tasks.Add(other); var good = tasks.Count(t => t.IsCompleted);")]
    [InlineData("try { await task; } catch { } task = other; if (task.IsCompleted) { Good(); }")]
    [InlineData("if (other.IsCompleted) { try { await task; } catch { } } if (task.IsCompleted) { Good(); }")]
    [InlineData("var first = await Task.WhenAny(tasks); first = other; if (first.IsCompleted) { Good(); }")]
    [InlineData("try { await other; } catch { } if (task.IsCompleted) { Good(); }")]
    [InlineData("try { if (task.IsCompleted) { Good(task.Result); } else { Bad(); } } catch (AggregateException) { }")]
    [InlineData("if (task.IsCompleted || other.IsCompleted) { Good(task.Result); } else { Bad(); }")]
    [InlineData("if (task.IsCompleted) { Good(other.Result); } else { Bad(); }")]
    [InlineData("if (task.IsCompleted) { Good(task.Result); }")]
    [InlineData("var values = tasks.Where(t => t.IsCompleted).Select(t => t.Id).ToList();")]
    [InlineData("State state = null!; if (state.IsCompleted) { Good(); } else if (state.IsFailed) { Bad(); }")]
    [InlineData("var mine = new Mine(); if (mine.IsCompleted) { Good(); } else if (mine.IsFaulted) { Bad(); }")]
    [InlineData("await task.ContinueWith(t => other.IsCompleted ? 1 : 0);")]
    [InlineData("await task.ContinueWith(t => t.IsCompleted && !t.IsFaulted ? 1 : 0);")]
    [InlineData("await Task.WhenAny(tasks); if (tasks[0].IsCompleted) { Good(); }")]
    public Task Leaves_questions_that_ask_whether_to_wait(string statements) => ReportsAsync(statements);

    [Fact]
    public Task Leaves_projects_without_the_runtime_alone()
    {
        var test = Verify.Test("class C { void M(System.Threading.Tasks.Task task) { if (task.IsCompleted) { } else if (task.IsFaulted) { } } }");
        test.TestState.Sources.RemoveAt(1);
        test.SolutionTransforms.Add((solution, id) => solution.WithProjectMetadataReferences(
            id, solution.GetProject(id)!.MetadataReferences.Where(reference => !reference.Display!.EndsWith("Provost.dll", StringComparison.Ordinal))));
        return test.RunAsync();
    }

    [Fact]
    public Task Says_what_where_and_why() => Verify.AnalyzerAsync(
        Code("if (task.{|#0:IsCompleted|}) { Good(); } else if (task.IsFaulted) { Bad(); }"),
        new DiagnosticResult(PRV305TaskCompletionTakenForSuccessAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
            "'task.IsCompleted' in 'RunAsync' is true of a failed or cancelled task too, so that the branch for failures is not reached: ask 'IsCompletedSuccessfully'"));

    [Theory]
    [InlineData("if (task.[|IsCompleted|] /* done */) { Good(); } else if (task.IsFaulted) { Bad(); }", "if (task.IsCompletedSuccessfully /* done */) { Good(); } else if (task.IsFaulted) { Bad(); }")]
    [InlineData("var values = tasks.Where(t => t.[|IsCompleted|]).Select(t => t.Result).ToList();", "var values = tasks.Where(t => t.IsCompletedSuccessfully).Select(t => t.Result).ToList();")]
    [InlineData("var first = await Task.WhenAny(tasks); if (first is { [|IsCompleted|]: true }) { Good(); }", "var first = await Task.WhenAny(tasks); if (first is { IsCompletedSuccessfully: true }) { Good(); }")]
    [InlineData(
        "try { await Task.WhenAll(task, other); } catch { } if (task.[|IsCompleted|] && other.[|IsCompleted|]) { Good(); }",
        "try { await Task.WhenAll(task, other); } catch { } if (task.IsCompletedSuccessfully && other.IsCompletedSuccessfully) { Good(); }")]
    public Task Asks_for_success(string before, string after) => VerifyFix.FixAsync(Code(before), Code(after));

    private static Task ReportsAsync(string statements) => Verify.AnalyzerAsync(Code(statements));

    private static string Code(string statements) => $$"""
        public static class Etl
        {
            public static async Task RunAsync(Task<int> task, Task<int> other, List<Task<int>> tasks, ValueTask<int> quick)
            {
                {{statements}}
                await Task.Yield();
            }

            private static void Good(int value = 0) { }

            private static void Bad(Exception? exception = null) { }

            private sealed class Mine { public bool IsCompleted => true; public bool IsFaulted => false; }
        }
        """;
}
