namespace Provost.Tests;

/// <summary>Transactions as such: modes, nesting, values, hooks, keys.</summary>
public sealed class TransactionTests : IDisposable
{
    private readonly TestEngine _engine = new();
    private readonly List<string> _events = [];

    public void Dispose() => _engine.Dispose();

    [Fact]
    [PrefectBehaviour("170")]
    public async Task A_lazy_inner_transaction_is_committed_when_the_outer_one_ends()
    {
        Transaction? inner = null;
        await Transaction.RunAsync(async outer =>
        {
            await Transaction.RunAsync(Noting("inner", transaction => inner = transaction));
            Assert.Equal(TransactionState.Staged, inner!.State);
            Assert.Same(outer, inner.Parent);
            outer.OnCommit(_ => _events.Add("outer"));
        });

        Assert.True(inner!.IsCommitted);
        Assert.Equal(["inner", "outer"], _events);
    }

    [Fact]
    [PrefectBehaviour("171")]
    public async Task An_eager_transaction_is_committed_at_its_own_end_and_a_child_inherits_the_mode()
    {
        Transaction? child = null;
        var failure = await Record.ExceptionAsync(() => Transaction.RunAsync(async _ =>
        {
            await Transaction.RunAsync(
                async eager =>
                {
                    await Transaction.RunAsync(Noting("child", transaction => child = transaction));
                    Assert.True(child!.IsCommitted);
                    Assert.Equal(CommitMode.Eager, child.CommitMode);
                    eager.OnCommit(_ => _events.Add("eager"));
                },
                new TransactionOptions { CommitMode = CommitMode.Eager });
            Assert.Equal(["child", "eager"], _events);
            throw new FormatException();
        }));

        Assert.IsType<FormatException>(failure);
        Assert.True(child!.IsCommitted);
    }

    [Fact]
    [PrefectBehaviour("172")]
    public async Task With_commit_mode_off_it_is_rolled_back_unless_it_is_committed_by_hand()
    {
        var off = new TransactionOptions { CommitMode = CommitMode.Off };
        Transaction? left = null, committed = null;

        await Transaction.RunAsync(Noting("left", transaction => left = transaction), off);
        await Transaction.RunAsync(
            async transaction =>
            {
                committed = transaction;
                Assert.True(await transaction.CommitAsync());
                Assert.False(await transaction.CommitAsync());
            },
            off);

        Assert.True(left!.IsRolledBack);
        Assert.True(committed!.IsCommitted);
    }

    [Fact]
    public async Task With_commit_mode_off_an_inner_transaction_is_left_to_the_outer_one()
    {
        Transaction? inner = null;
        await Transaction.RunAsync(_ => Transaction.RunAsync(Noting("inner", transaction => inner = transaction), new TransactionOptions { CommitMode = CommitMode.Off }));

        Assert.True(inner!.IsCommitted);
    }

    [Fact]
    [PrefectBehaviour("173")]
    public async Task An_exception_rolls_back_and_goes_on_to_the_caller()
    {
        Transaction? transaction = null;
        await Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(async current =>
        {
            transaction = current;
            current.OnCommit(_ => _events.Add("commit"));
            current.OnRollback(_ => _events.Add("rollback"));
            await Task.Yield();
            throw new FormatException();
        }));

        Assert.Equal(["rollback"], _events);
        Assert.True(transaction!.IsRolledBack);
    }

    [Fact]
    [PrefectBehaviour("174")]
    public async Task The_rollback_of_an_inner_transaction_rolls_back_all_around_it()
    {
        var states = new List<Transaction>();
        await Transaction.RunAsync(async first =>
        {
            first.OnRollback(_ => _events.Add("first"));
            await Transaction.RunAsync(async second =>
            {
                second.OnRollback(_ => _events.Add("second"));
                await Transaction.RunAsync(async third =>
                {
                    third.OnRollback(_ => _events.Add("third"));
                    states.AddRange([first, second, third]);
                    Assert.True(await third.RollbackAsync());
                });
            });
        });

        Assert.All(states, transaction => Assert.True(transaction.IsRolledBack));
        Assert.Equal(["third", "second", "first"], _events);
    }

    [Fact]
    public async Task A_rollback_runs_the_hooks_in_reverse_order_and_then_those_of_the_children_the_last_child_first()
    {
        await Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(async outer =>
        {
            outer.OnRollback(_ => _events.Add("outer 1"));
            outer.OnRollback(async _ =>
            {
                await Task.Yield();
                _events.Add("outer 2");
            });
            await Transaction.RunAsync(RollbackNoting("child 1"));
            await Transaction.RunAsync(RollbackNoting("child 2"));
            throw new FormatException();
        }));

        Assert.Equal(["outer 2", "outer 1", "child 2", "child 1"], _events);
    }

    [Fact]
    [PrefectBehaviour("186")]
    public async Task Exceptions_of_hooks_are_logged_and_the_other_rollback_hooks_run()
    {
        Transaction? committing = null;
        await Transaction.RunAsync(transaction =>
        {
            committing = transaction;
            transaction.OnRollback(_ => _events.Add("undone"));
            transaction.OnRollback(_ => throw new FormatException("rollback"));
            transaction.OnCommit(_ => throw new FormatException("commit"));
            transaction.OnCommit(_ => _events.Add("never"));
            return Task.CompletedTask;
        });

        Assert.True(committing!.IsRolledBack);
        Assert.Equal(["undone"], _events);
        Assert.Equal("commit", _engine.Log.Single("A commit hook of a transaction threw").Exception!.Message);
        Assert.Equal("rollback", _engine.Log.Single("A rollback hook of a transaction threw").Exception!.Message);
    }

    [Fact]
    [PrefectBehaviour("177")]
    public async Task Changing_a_value_that_was_read_or_set_changes_nothing_in_the_transaction()
    {
        await Transaction.RunAsync(async parent =>
        {
            List<int> list = [1];
            parent.Set("list", list);
            list.Add(2);
            await Transaction.RunAsync(child =>
            {
                child.Get<List<int>>("list")!.Add(3);
                child.Set("own", 1);
                return Task.CompletedTask;
            });

            Assert.Equal<List<int>>([1], parent.Get<List<int>>("list")!);
            Assert.False(parent.TryGet<int>("own", out _));
        });
    }

    [Fact]
    [PrefectBehaviour("178")]
    public async Task An_unknown_value_is_refused_unless_there_is_a_default()
    {
        await Transaction.RunAsync(transaction =>
        {
            Assert.Contains("'x'", Assert.Throws<KeyNotFoundException>(() => transaction.Get<int>("x")).Message, StringComparison.Ordinal);
            Assert.Equal(7, transaction.Get("x", 7));
            transaction.Set<string?>("nothing", null);
            Assert.Null(transaction.Get<string>("nothing"));
            Assert.Throws<InvalidCastException>(() =>
            {
                transaction.Set("text", "a");
                transaction.Get<int>("text");
            });
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_live_object_is_handed_out_as_it_is()
    {
        using var stream = new MemoryStream();
        await Transaction.RunAsync(transaction =>
        {
            transaction.Set("stream", stream);
            Assert.Same(stream, transaction.Get<Stream>("stream"));
            return Task.CompletedTask;
        });
    }

    [Fact]
    [PrefectBehaviour("176")]
    public async Task A_transaction_whose_value_is_stored_is_committed_from_the_beginning_unless_it_overwrites()
    {
        var keyed = new TransactionOptions { Key = "report" };
        await Transaction.RunAsync(async transaction =>
        {
            Assert.False(transaction.IsCommitted);
            await transaction.StageAsync("first");
            Assert.Equal(TransactionState.Staged, transaction.State);
        }, keyed);

        await Transaction.RunAsync(async transaction =>
        {
            Assert.True(transaction.IsCommitted);
            Assert.Equal("first", await transaction.ReadAsync<string>());
            await transaction.StageAsync("ignored");
        }, keyed);

        await Transaction.RunAsync(async transaction =>
        {
            Assert.False(transaction.IsCommitted);
            await transaction.StageAsync("second");
        }, keyed with { Overwrite = true });

        await Transaction.RunAsync(async transaction => Assert.Equal("second", await transaction.ReadAsync<string>()), keyed);
    }

    [Fact]
    [PrefectBehaviour("179")]
    public async Task Under_serializable_isolation_the_second_writer_waits_and_does_not_overwrite_the_first()
    {
        var options = new TransactionOptions { Key = "report", IsolationLevel = IsolationLevel.Serializable };
        var (entered, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());

        var first = Transaction.RunAsync(async transaction =>
        {
            entered.SetResult();
            await mayEnd.Task;
            await transaction.StageAsync("first");
        }, options);
        await entered.Task;
        var second = Task.Run(() => Transaction.RunAsync(async transaction =>
        {
            Assert.True(transaction.IsCommitted);
            await transaction.StageAsync("second");
        }, options));
        Assert.False(second.IsCompleted);
        mayEnd.SetResult();
        await Task.WhenAll(first, second);

        await Transaction.RunAsync(async transaction => Assert.Equal("first", await transaction.ReadAsync<string>()), options);
    }

    [Fact]
    public async Task The_lock_of_a_key_is_free_after_a_rollback_and_after_waiting_was_given_up()
    {
        var options = new TransactionOptions { Key = "report", IsolationLevel = IsolationLevel.Serializable };
        await Assert.ThrowsAsync<FormatException>(() => Transaction.RunAsync(_ => throw new FormatException(), options));

        await Transaction.RunAsync(
            async _ =>
            {
                using var impatient = new CancellationTokenSource();
                var waiting = Elsewhere(() => Transaction.RunAsync(_ => Task.CompletedTask, options, impatient.Token));
                impatient.Cancel();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            },
            options);

        await Transaction.RunAsync(_ => Task.CompletedTask, options).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_block_that_could_not_begin_is_not_current()
    {
        var task = Define.Task(() => Task.FromResult(1));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Transaction.BeginAsync(new TransactionOptions { Key = "k", ResultStorage = "nowhere" }));
        Assert.Throws<InvalidOperationException>(() => Transaction.Begin(new TransactionOptions { Key = "k", ResultStorage = "nowhere" }));

        Assert.Null(Transaction.Current);
        Assert.Equal("Completed", (await task.RunStateAsync(default)).Name);
    }

    [Fact]
    public async Task A_block_that_is_disposed_is_rolled_back_unless_it_is_complete_or_committed()
    {
        Transaction forgotten, complete, committed;
        await using (forgotten = Transaction.Begin())
        {
            Assert.Same(forgotten, Transaction.Current);
        }

        Assert.Null(Transaction.Current);
        await using (complete = await Transaction.BeginAsync()) complete.Complete();
        await using (committed = Transaction.Begin()) await committed.CommitAsync();

        Assert.True(forgotten.IsRolledBack);
        Assert.True(complete.IsCommitted);
        Assert.True(committed.IsCommitted);
    }

    [Fact]
    public void Synchronous_code_can_use_transactions_too()
    {
        using (var block = Transaction.Begin(new TransactionOptions { Key = "k" }))
        {
            block.OnCommit(async _ =>
            {
                await Task.Yield();
                _events.Add("block");
            });
            block.Complete();
        }

        Assert.Equal(3, Transaction.Run(transaction =>
        {
            transaction.OnCommit(_ => _events.Add("run"));
            return 3;
        }));
        Assert.Throws<FormatException>(() => Transaction.Run(transaction =>
        {
            transaction.OnRollback(_ => _events.Add("undone"));
            throw new FormatException();
        }));

        Assert.Equal(["block", "run", "undone"], _events);
        Assert.Null(Transaction.Current);
    }

    [Fact]
    public async Task A_transaction_that_is_over_takes_nothing_more()
    {
        var transaction = Transaction.Begin();
        await transaction.CommitAsync();

        Assert.Throws<InvalidOperationException>(() => transaction.OnCommit(_ => { }));
        Assert.Throws<InvalidOperationException>(() => transaction.OnRollback(_ => { }));
        Assert.False(await transaction.RollbackAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.ReadAsync<int>().AsTask());
        await transaction.DisposeAsync();
    }

    [Fact]
    public void Options_that_have_no_effect_or_no_meaning_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Transaction.Begin(new TransactionOptions { IsolationLevel = IsolationLevel.Serializable }));
        Assert.Throws<ArgumentException>(() => Transaction.Begin(new TransactionOptions { Overwrite = true }));
        Assert.Throws<ArgumentException>(() => Transaction.Begin(new TransactionOptions { CommitMode = (CommitMode)9 }));
        Assert.Throws<ArgumentException>(() => Transaction.Begin(new TransactionOptions { Key = "k", ResultStorage = " " }));
        Assert.Null(Transaction.Current);
    }

    [Fact]
    public async Task What_runs_with_different_threads_in_a_block_commits_once()
    {
        var commits = 0;
        await Transaction.RunAsync(_ => Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => Transaction.RunAsync(async inner =>
        {
            await Task.Yield();
            inner.OnCommit(_ => Interlocked.Increment(ref commits));
        })))));

        Assert.Equal(100, commits);
    }

    private Func<Transaction, Task> Noting(string name, Action<Transaction> see) => transaction =>
    {
        see(transaction);
        transaction.OnCommit(_ => _events.Add(name));
        return Task.CompletedTask;
    };

    private Func<Transaction, Task> RollbackNoting(string name) => transaction =>
    {
        transaction.OnRollback(_ => _events.Add(name));
        return Task.CompletedTask;
    };

    /// <summary>Starts code that is in no transaction, as another caller's would be, with the same engine.</summary>
    private static Task Elsewhere(Func<Task> code)
    {
        using (ExecutionContext.SuppressFlow())
        {
            var options = ProvostEngine.Options;
            return Task.Run(async () =>
            {
                using var use = ProvostEngine.Use(options);
                await code();
            });
        }
    }
}
