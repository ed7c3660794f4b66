using Provost.Generated;

namespace Provost.Tests;

/// <summary>What transactions mean for tasks: what is stored when, and what is undone.</summary>
public sealed class TaskTransactionTests : IDisposable
{
    private readonly TestEngine _engine = new();
    private readonly List<string> _events = [];
    private int _calls;

    public void Dispose() => _engine.Dispose();

    [Fact]
    [PrefectBehaviour("180")]
    public async Task When_a_block_fails_all_tasks_that_completed_in_it_run_their_rollback_hooks_the_last_first()
    {
        var (first, second, failing) = (Hooked("first"), Hooked("second"), Hooked("failing", fails: true));

        await FlowAsync(() => Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(async _ =>
        {
            await first.RunAsync(default);
            await second.RunAsync(default);
            await failing.RunAsync(default);
        })));

        Assert.Equal(["rollback second", "rollback first"], _events);
    }

    [Fact]
    [PrefectBehaviour("181")]
    public async Task The_hooks_of_the_task_that_failed_do_not_run()
    {
        await FlowAsync(() => Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(_ => Hooked("failing", fails: true).RunAsync(default))));

        Assert.Empty(_events);
    }

    [Fact]
    [PrefectBehaviour("182")]
    public async Task Nothing_is_stored_before_the_block_ends()
    {
        var task = Keyed("key");
        await FlowAsync(() => Transaction.RunAsync(async _ =>
        {
            await task.RunAsync(default);
            await OutsideAsync(async () => Assert.False(await IsStoredAsync("key")));
        }));

        Assert.True(await IsStoredAsync("key"));
        Assert.Equal(1, await task.RunAsync(default));
    }

    [Fact]
    public async Task What_was_computed_in_a_block_that_failed_is_not_stored()
    {
        var task = Keyed("key");
        await Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(async _ =>
        {
            await task.RunAsync(default);
            throw new FormatException();
        }));

        Assert.Equal(2, await task.RunAsync(default));
    }

    [Fact]
    [PrefectBehaviour("184")]
    public async Task Each_tasks_hook_sees_the_values_of_its_own_transaction()
    {
        TaskDefinition<Call, int> Setting(string name, int value) => Making(name, () =>
        {
            Transaction.Current!.Set("value", value);
            return value;
        });

        await FlowAsync(() => Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(async transaction =>
        {
            transaction.Set("shared", "s");
            await Setting("one", 1).RunAsync(default);
            await Setting("two", 2).RunAsync(default);
            Assert.False(transaction.TryGet<int>("value", out int _));
            throw new FormatException();
        })));

        Assert.Equal(["rollback two 2 s", "rollback one 1 s"], _events);
    }

    [Fact]
    [PrefectBehaviour("185")]
    public async Task A_task_that_is_rolled_back_goes_from_Completed_to_RolledBack()
    {
        var task = Define.Task(() => Task.FromResult(5));
        State<int>? state = null;
        await Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(async _ =>
        {
            state = await task.RunStateAsync(default);
            throw new FormatException();
        }));

        Assert.Equal("Pending, Running, Completed, RolledBack", _engine.NamesOf(_engine.TaskRun));
        Assert.True(_engine.TaskRun.State.IsCompleted);
        Assert.Equal(5, ((State<int>)_engine.TaskRun.State).Result());
        Assert.Equal("Completed", state!.Name);
    }

    [Fact]
    public async Task The_state_of_a_future_is_that_of_the_run_also_after_a_rollback()
    {
        var task = Define.Task(() => Task.FromResult(5));
        Future<int>? future = null;
        await Define.Flow<int>(() => Transaction.RunAsync<int>(async _ =>
        {
            future = task.Submit(default);
            Assert.Equal("Completed", (await future.StateAsync()).Name);
            throw new FormatException();
        })).RunStateAsync(default);

        Assert.Equal("RolledBack", future!.State.Name);
        Assert.Same(future.TaskRun.State, future.State);
        Assert.Equal(5, await future);
    }

    [Fact]
    public async Task A_result_that_is_not_kept_does_not_stop_a_rollback()
    {
        var forgetful = Define.Task(() => Task.FromResult(5), new TaskAttribute { CacheResultInMemory = false });
        var hooked = Hooked("one");
        var failure = new FormatException();

        var thrown = await Record.ExceptionAsync(() => Transaction.RunAsync(async _ =>
        {
            await hooked.RunAsync(default);
            await forgetful.RunStateAsync(default);
            throw failure;
        }));

        Assert.Same(failure, thrown);
        Assert.Equal(["rollback one"], _events);
        Assert.All(_engine.History.TaskRuns, run => Assert.Equal("RolledBack", run.State.Name));
        Assert.Throws<MissingResultException>(() => _engine.History.TaskRuns[1].State.Result());
    }

    [Fact]
    [PrefectBehaviour("168")]
    public async Task An_inner_task_is_committed_with_the_outer_one_so_a_second_call_in_it_runs_again()
    {
        var inner = Keyed("key");
        var outer = Define.Task(async () => (await inner.RunAsync(default), await inner.RunAsync(default)));

        Assert.Equal((1, 2), await outer.RunAsync(default));
        Assert.Equal(["Completed", "Completed"], _engine.History.TaskRuns.Skip(1).Select(run => run.State.Name));
        Assert.Equal(2, await inner.RunAsync(default));
    }

    [Fact]
    [PrefectBehaviour("169")]
    public async Task In_an_eager_transaction_the_second_call_is_cached()
    {
        var inner = Keyed("key");
        var outer = Define.Task(() => Transaction.RunAsync(
            async _ => (await inner.RunAsync(default), await inner.RunAsync(default)), new TransactionOptions { CommitMode = CommitMode.Eager }));

        Assert.Equal((1, 1), await outer.RunAsync(default));
        Assert.Equal(["Completed", "Cached"], _engine.History.TaskRuns.Skip(1).Select(run => run.State.Name));
    }

    [Fact]
    public async Task What_an_inner_task_computed_is_not_stored_if_the_outer_one_fails()
    {
        var inner = Hooked("inner");
        var outer = Define.Task<int>(async () =>
        {
            await inner.RunAsync(default);
            throw new FormatException();
        });

        await outer.RunStateAsync(default);

        Assert.Equal(["rollback inner"], _events);
        Assert.Equal("Pending, Running, Completed, RolledBack", _engine.NamesOf(_engine.History.TaskRuns[1]));
    }

    [Fact]
    [PrefectBehaviour("H6")]
    public async Task An_attempt_that_fails_and_is_retried_with_success_rolls_nothing_back()
    {
        var (first, flaky) = (Hooked("first"), Define.Task(() => ++_calls < 3 ? throw new FormatException() : Task.FromResult(_calls), new TaskAttribute { Retries = 2 }));

        await FlowAsync(() => Transaction.RunAsync(async _ =>
        {
            await first.RunAsync(default);
            await flaky.RunAsync(default);
        }));

        Assert.Equal(["commit first"], _events);
        Assert.Equal(["Completed", "Completed"], _engine.History.TaskRuns.Select(run => run.State.Name));
    }

    [Fact]
    [PrefectBehaviour("H6")]
    public async Task A_final_failure_rolls_the_block_back_also_if_it_is_caught_and_with_it_what_completes_in_it_later()
    {
        Transaction? block = null;
        await FlowAsync(() => Transaction.RunAsync(async transaction =>
        {
            block = transaction;
            await Hooked("before").RunAsync(default);
            Assert.True((await Hooked("failing", fails: true).RunStateAsync(default)).IsFailed);
            Assert.Equal(["rollback before"], _events);
            await Hooked("after").RunAsync(default);
        }));

        Assert.True(block!.IsRolledBack);
        Assert.Equal(["rollback before", "rollback after"], _events);
        Assert.Equal(["RolledBack", "Failed", "RolledBack"], _engine.History.TaskRuns.Select(run => run.State.Name));
    }

    [Fact]
    public async Task A_task_that_catches_the_failure_of_an_inner_one_is_committed()
    {
        var outer = new TaskDefinition<Call, int>("Tests.Outer", "Outer", new TaskAttribute())
        {
            Body = async (_, _) =>
            {
                await Hooked("inner").RunAsync(default);
                return (await Hooked("failing", fails: true).RunStateAsync(default)).IsFailed ? 1 : 2;
            },
            CacheKey = _ => "outer",
        };

        Assert.Equal(1, await outer.RunAsync(default));
        Assert.Equal(["commit inner"], _events);
        Assert.True(await IsStoredAsync("outer"));
    }

    [Fact]
    public async Task What_was_done_in_an_attempt_is_undone_before_the_next_one()
    {
        var attempts = 0;
        var outer = Define.Task(
            async () =>
            {
                await Hooked($"inner {++attempts}").RunAsync(default);
                return attempts == 2 ? 1 : throw new FormatException();
            },
            new TaskAttribute { Retries = 1 });

        await outer.RunAsync(default);

        Assert.Equal(["rollback inner 1", "commit inner 2"], _events);
    }

    [Fact]
    [PrefectBehaviour("H8", "186")]
    public async Task A_commit_hook_that_throws_leads_to_RolledBack_for_the_caller_as_for_everyone()
    {
        var task = new TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute())
        {
            Body = (_, _) => new ValueTask<int>(5),
            CacheKey = _ => "key",
            OnCommit = [(_, _) => throw new FormatException("no")],
            OnRollback = [(_, _) => Note("undone")],
        };

        var state = await task.RunStateAsync(default);

        Assert.Equal("RolledBack", state.Name);
        Assert.Same(state, _engine.TaskRun.State);
        Assert.Equal(5, state.Result());
        Assert.Equal(["undone"], _events);
        Assert.False(await IsStoredAsync("key"));
        Assert.Equal("no", _engine.Log.Single("A commit hook of a transaction threw").Exception!.Message);
    }

    [Fact]
    public async Task A_cached_result_in_a_block_that_fails_is_left_alone()
    {
        var task = Hooked("work", key: "key");
        await task.RunAsync(default);
        _events.Clear();

        await Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(async _ =>
        {
            await task.RunAsync(default);
            throw new FormatException();
        }));

        Assert.Empty(_events);
        Assert.Equal("Cached", _engine.History.TaskRuns[1].State.Name);
    }

    [Fact]
    public async Task Commit_hooks_run_once_without_a_block_too_and_not_for_a_cached_result()
    {
        var task = Hooked("work", key: "key");
        await task.RunAsync(default);
        await task.RunAsync(default);

        Assert.Equal(["commit work"], _events);
    }

    [Fact]
    public void A_synchronous_task_commits_before_its_caller_goes_on()
    {
        var task = new TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute())
        {
            Body = (_, _) => new ValueTask<int>(++_calls),
            IsSynchronous = true,
            CacheKey = _ => "key",
            OnCommit =
            [
                async (_, _) =>
                {
                    await Task.Yield();
                    _events.Add("commit");
                },
            ],
        };

        Assert.Equal(1, task.Run(default));
        Assert.Equal(["commit"], _events);
        Assert.Equal(1, task.Run(default));
    }

    [Fact]
    public async Task Submitted_tasks_belong_to_the_block_they_were_submitted_in()
    {
        var tasks = Enumerable.Range(0, 20).Select(i => Hooked($"{i}")).ToList();

        await FlowAsync(() => Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(async _ =>
        {
            await Futures.WaitAllAsync(tasks.Select(task => task.Submit(default)).ToList());
            throw new FormatException();
        })));

        Assert.Equal(tasks.Select(task => $"rollback {task.Name}").Order(), _events.Order());
        Assert.All(_engine.History.TaskRuns, run => Assert.Equal("RolledBack", run.State.Name));
    }

    [Fact]
    public async Task A_task_that_ends_after_its_block_shares_the_fate_of_the_block()
    {
        var (started, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        var task = Making("late", async () =>
        {
            started.SetResult();
            await mayEnd.Task;
            return 1;
        });

        await FlowAsync(async () =>
        {
            Future<int>? late = null;
            await Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(async _ =>
            {
                late = task.Submit(default);
                await started.Task;
                throw new FormatException();
            }));
            mayEnd.SetResult();
            await late!;
        });

        Assert.Equal(["rollback late"], _events);
    }

    [Fact]
    public async Task A_task_that_ends_while_its_block_is_being_rolled_back_is_rolled_back()
    {
        var (started, mayEnd, undoing, mayUndo) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var task = Making("late", async () =>
        {
            started.SetResult();
            await mayEnd.Task;
            return 1;
        });

        await FlowAsync(() => Transaction.RunAsync(async block =>
        {
            block.OnRollback(async _ =>
            {
                undoing.SetResult();
                await mayUndo.Task;
            });
            var late = task.Submit(default);
            await started.Task;
            var rollback = block.RollbackAsync();
            await undoing.Task;
            mayEnd.SetResult();
            await late;
            mayUndo.SetResult();
            await rollback;
        }));

        Assert.Equal(["rollback late"], _events);
    }

    [Fact]
    public async Task A_timed_task_belongs_to_its_block_and_is_one_for_its_inner_tasks()
    {
        var inner = Hooked("inner");
        var timed = Define.Task<int>(
            async () =>
            {
                Assert.Null(Transaction.Current!.Parent!.Parent);
                await inner.RunAsync(default);
                return 1;
            },
            new TaskAttribute { TimeoutSeconds = 60 });

        await Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(async _ =>
        {
            await timed.RunAsync(default);
            throw new FormatException();
        }));

        Assert.Equal(["rollback inner"], _events);
    }

    [Fact]
    public async Task A_task_can_roll_itself_back()
    {
        var task = Define.Task(async () =>
        {
            await Transaction.Current!.RollbackAsync();
            return 1;
        });

        Assert.Equal("RolledBack", (await task.RunStateAsync(default)).Name);
        Assert.Equal("Pending, Running, Completed, RolledBack", _engine.NamesOf(_engine.TaskRun));
    }

    [Fact]
    public async Task Hooks_that_the_code_of_a_task_adds_run_also_if_the_task_fails()
    {
        var task = Define.Task<int>(() =>
        {
            Transaction.Current!.OnRollback(_ => _events.Add("compensated"));
            throw new FormatException();
        });

        await task.RunStateAsync(default);

        Assert.Equal(["compensated"], _events);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_rolls_its_block_back()
    {
        using var stop = new CancellationTokenSource();
        var waiting = Define.Task(async token =>
        {
            stop.Cancel();
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        });

        await FlowAsync(() => Assert.ThrowsAnyAsync<OperationCanceledException>(() => Transaction.RunAsync(async _ =>
        {
            await Hooked("before").RunAsync(default);
            await waiting.RunAsync(default, stop.Token);
        })));

        Assert.Equal(["rollback before"], _events);
    }

    private TaskDefinition<Call, int> Keyed(string key) => new("Tests.Work", "Work", new TaskAttribute())
    {
        Body = (_, _) => new ValueTask<int>(++_calls), CacheKey = _ => key,
    };

    private TaskDefinition<Call, int> Hooked(string name, bool fails = false, string? key = null) =>
        Making(name, () => fails ? throw new FormatException() : 1, key);

    private TaskDefinition<Call, int> Making(string name, Func<int> body, string? key = null) =>
        Making(name, () => Task.FromResult(body()), key);

    private TaskDefinition<Call, int> Making(string name, Func<Task<int>> body, string? key = null) => new("Tests.Work", name, new TaskAttribute())
    {
        Body = (_, _) => new ValueTask<int>(body()),
        CacheKey = key is null ? null : _ => key,
        OnCommit = [(_, _) => Note($"commit {name}")],
        OnRollback =
        [
            (_, transaction) => Note($"rollback {name}{(transaction.TryGet<int>("value", out var value) ? $" {value} {transaction.Get<string>("shared")}" : "")}"),
        ],
    };

    private ValueTask Note(string text)
    {
        lock (_events) _events.Add(text);
        return ValueTask.CompletedTask;
    }

    private static async Task FlowAsync(Func<Task> body) => await Define.Flow(async () =>
    {
        await body();
        return 0;
    }).RunAsync(default);

    private static async Task<bool> IsStoredAsync(string key)
    {
        var stored = false;
        await Transaction.RunAsync(transaction =>
        {
            stored = transaction.IsCommitted;
            return Task.CompletedTask;
        }, new TransactionOptions { Key = key });
        return stored;
    }

    /// <summary>Runs code that is in no transaction, with the same engine.</summary>
    private static async Task OutsideAsync(Func<Task> code)
    {
        Task running;
        using (ExecutionContext.SuppressFlow())
        {
            var options = ProvostEngine.Options;
            running = Task.Run(async () =>
            {
                using var use = ProvostEngine.Use(options);
                await code();
            });
        }

        await running;
    }
}
