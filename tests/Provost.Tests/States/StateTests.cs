namespace Provost.Tests;

/// <summary>What states say, and what reading a result out of them gives.</summary>
public sealed class StateTests
{
    public static TheoryData<State, StateType> HandMade => new()
    {
        { new Scheduled(), StateType.Scheduled },
        { new Pending(), StateType.Pending },
        { new Running(), StateType.Running },
        { new Paused(), StateType.Paused },
        { new Cancelling(), StateType.Cancelling },
        { new Completed(), StateType.Completed },
        { new Failed(), StateType.Failed },
        { new Crashed(), StateType.Crashed },
        { new Cancelled(), StateType.Cancelled },
    };

    [Theory]
    [MemberData(nameof(HandMade))]
    public void Exactly_the_predicate_of_its_type_is_true_and_its_name_is_that_of_the_type(State state, StateType type)
    {
        var predicates = new Dictionary<StateType, bool>
        {
            [StateType.Scheduled] = state.IsScheduled,
            [StateType.Pending] = state.IsPending,
            [StateType.Running] = state.IsRunning,
            [StateType.Paused] = state.IsPaused,
            [StateType.Cancelling] = state.IsCancelling,
            [StateType.Completed] = state.IsCompleted,
            [StateType.Failed] = state.IsFailed,
            [StateType.Crashed] = state.IsCrashed,
            [StateType.Cancelled] = state.IsCancelled,
        };

        Assert.Equal(type, state.Type);
        Assert.Equal([type], predicates.Where(predicate => predicate.Value).Select(predicate => predicate.Key));
        Assert.Equal(type.ToString(), state.Name);
        Assert.Equal(type is StateType.Completed or StateType.Failed or StateType.Crashed or StateType.Cancelled, state.IsFinal);
    }

    [Fact]
    public void Predicates_go_by_type_whatever_the_name()
    {
        var state = new Failed(name: "Completed");

        Assert.True(state.IsFailed);
        Assert.False(state.IsCompleted);
    }

    [Fact]
    public void The_result_of_a_completed_state_is_its_data_and_without_data_it_is_missing()
    {
        Assert.Equal(5, new Completed(data: 5).Result());
        Assert.Throws<MissingResultException>(() => new Completed().Result());
        Assert.Throws<MissingResultException>(() => new Completed().Result(raiseOnFailure: false));
    }

    [Fact]
    public void Unfinished_and_paused_states_have_no_result_however_one_asks()
    {
        var running = new Running();

        Assert.Same(running, Assert.Throws<UnfinishedRunException>(() => running.Result()).State);
        Assert.Throws<UnfinishedRunException>(() => running.Result(raiseOnFailure: false));
        Assert.Throws<PausedRunException>(() => new Paused().Result(raiseOnFailure: false));
    }

    [Fact] // Row 125
    [PrefectBehaviour("125")]
    public void A_text_is_wrapped_by_type()
    {
        Assert.Equal("why", Assert.Throws<FailedRunException>(() => new Failed(data: "why").Result()).Message);
        Assert.Equal("why", Assert.Throws<CrashedRunException>(() => new Crashed(data: "why").Result()).Message);
        Assert.Equal("why", Assert.Throws<CancelledRunException>(() => new Cancelled(data: "why").Result()).Message);
        Assert.Equal("why", new Failed(data: "why").Result(raiseOnFailure: false));
    }

    [Fact]
    public void Without_data_the_message_is_what_there_is_to_say() =>
        Assert.Equal("out of stock", Assert.Throws<FailedRunException>(() => new Failed("out of stock").Result()).Message);

    [Fact]
    public void An_exception_is_thrown_or_given()
    {
        var exception = new InvalidOperationException();

        Assert.Same(exception, Assert.Throws<InvalidOperationException>(() => new Failed(data: exception).Result()));
        Assert.Same(exception, new Failed(data: exception).Result(raiseOnFailure: false));
        Assert.Same(exception, new Failed(data: exception).Exception);
        Assert.Null(new Completed(data: exception).Exception);
    }

    [Fact] // Row 124
    [PrefectBehaviour("124")]
    public void Of_several_states_the_first_failed_one_gives_the_exception()
    {
        State[] states = [new Completed(data: 1), new Failed(data: new InvalidOperationException("first")), new Failed(data: new FormatException())];

        Assert.Equal("first", Assert.Throws<InvalidOperationException>(() => new Failed(data: states).Result()).Message);
        Assert.Equal("first", Assert.Throws<InvalidOperationException>(() => new Failed(data: new Failed(data: states)).Result()).Message);
    }

    [Fact] // Row 126
    [PrefectBehaviour("126")]
    public void Data_that_gives_no_exception_says_so()
    {
        Assert.Contains("System.Int32", Assert.Throws<InvalidOperationException>(() => new Failed(data: 5).Result()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new Failed(data: new Completed()).Result());
        Assert.Throws<InvalidOperationException>(() => new Failed(data: new State[] { new Completed() }).Result());
    }

    [Fact]
    public void A_state_reads_as_Prefect_shows_it()
    {
        Assert.Equal("Completed()", new Completed().ToString());
        Assert.Equal("Failed('no')", new Failed("no").ToString());
        Assert.Equal("Cached(type=COMPLETED)", new Completed(name: "Cached").ToString());
        Assert.Equal("TimedOut('too slow', type=FAILED)", new Failed("too slow", "TimedOut").ToString());
    }

    [Fact]
    public void A_scheduled_state_says_for_when()
    {
        var time = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(2));

        Assert.Equal(time, new Scheduled(time).ScheduledTime);
        Assert.Null(new Pending().ScheduledTime);
    }
}
