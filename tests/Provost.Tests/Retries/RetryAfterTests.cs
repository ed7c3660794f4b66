using System.Net;
using System.Net.Http.Headers;

namespace Provost.Tests;

public sealed class RetryAfterTests
{
    [Theory]
    [InlineData(7, 7)]
    [InlineData(0.5, 2)]
    [InlineData(0, 2)]
    public async Task The_longer_of_what_is_asked_and_what_is_scheduled_is_waited_for(double asked, double waited)
    {
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var task = Define.Task<int>(
            () => throw new RetryAfterException(TimeSpan.FromSeconds(asked)), new TaskAttribute { Retries = 2, RetryDelaySeconds = [2] });

        await task.RunStateAsync(default);

        Assert.Equal([waited, waited], engine.Clock.Requested.Select(time => time.TotalSeconds));
        Assert.Equal("Pending, Running, AwaitingRetry, Retrying, AwaitingRetry, Retrying, Failed", engine.NamesOf(engine.TaskRun));
    }

    [Fact]
    public async Task A_task_that_would_retry_at_once_waits_when_it_is_asked_to()
    {
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var calls = 0;
        var task = Define.Task(
            () => ++calls == 1 ? throw new RetryAfterException(TimeSpan.FromSeconds(3)) : Task.FromResult(calls), new TaskAttribute { Retries = 1 });

        Assert.Equal(2, await task.RunAsync(default));
        Assert.Equal([3.0], engine.Clock.Requested.Select(time => time.TotalSeconds));
        Assert.True(engine.Log.Has("will start 3 second(s) from now"));
    }

    [Fact]
    public async Task What_is_asked_lasts_for_one_retry()
    {
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var calls = 0;
        var task = Define.Task<int>(
            () => throw (++calls == 1 ? new RetryAfterException(TimeSpan.FromSeconds(9)) : new IOException()), new TaskAttribute { Retries = 2, RetryDelaySeconds = [1] });

        await task.RunStateAsync(default);

        Assert.Equal([9.0, 1.0], engine.Clock.Requested.Select(time => time.TotalSeconds));
    }

    [Fact]
    public async Task Without_retries_it_is_a_failure_like_any_other()
    {
        using var engine = new TestEngine();
        var task = Define.Task<int>(() => throw new RetryAfterException(TimeSpan.FromSeconds(9)));

        var exception = await Assert.ThrowsAsync<RetryAfterException>(() => task.RunAsync(default));

        Assert.Equal("Asked to come back in 9 second(s).", exception.Message);
        Assert.Equal("Pending, Running, Failed", engine.NamesOf(engine.TaskRun));
    }

    [Fact]
    public async Task A_flow_waits_too()
    {
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var flow = Define.Flow<int>(() => throw new RetryAfterException(TimeSpan.FromSeconds(9)), new FlowAttribute { Retries = 1 });

        await flow.RunStateAsync(default);

        Assert.Equal([9.0], engine.Clock.Requested.Select(time => time.TotalSeconds));
    }

    [Fact]
    public async Task No_one_is_kept_waiting_longer_than_a_timer_can()
    {
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var task = Define.Task<int>(() => throw new RetryAfterException(TimeSpan.MaxValue), new TaskAttribute { Retries = 1 });

        await task.RunStateAsync(default);

        Assert.Equal([4294967.0], engine.Clock.Requested.Select(time => time.TotalSeconds));
    }

    [Fact]
    public void A_negative_delay_is_refused() =>
        Assert.Equal("delay", Assert.Throws<ArgumentOutOfRangeException>(() => new RetryAfterException(TimeSpan.FromSeconds(-1))).ParamName);

    [Fact]
    public void A_response_asks_in_seconds()
    {
        var exception = Assert.Throws<RetryAfterException>(() => RetryAfterException.ThrowIfAsked(Response(HttpStatusCode.TooManyRequests, new(TimeSpan.FromSeconds(30)))));

        Assert.Equal(TimeSpan.FromSeconds(30), exception.Delay);
        Assert.Equal("The answer was 429 (Too Many Requests): come back in 30 second(s).", exception.Message);
        Assert.Equal(HttpStatusCode.TooManyRequests, Assert.IsType<HttpRequestException>(exception.InnerException).StatusCode);
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(-30, 0)]
    public void A_response_asks_by_date(double fromNow, double delay)
    {
        using var engine = new TestEngine();
        var date = new RetryConditionHeaderValue(engine.Clock.GetUtcNow().AddSeconds(fromNow));

        var exception = Assert.Throws<RetryAfterException>(() => RetryAfterException.ThrowIfAsked(Response(HttpStatusCode.ServiceUnavailable, date)));

        Assert.Equal(delay, exception.Delay.TotalSeconds);
    }

    [Fact]
    public void A_response_that_does_not_ask_or_is_a_success_is_let_through()
    {
        RetryAfterException.ThrowIfAsked(Response(HttpStatusCode.ServiceUnavailable, null));
        RetryAfterException.ThrowIfAsked(Response(HttpStatusCode.OK, new(TimeSpan.FromSeconds(30))));
    }

    private static HttpResponseMessage Response(HttpStatusCode status, RetryConditionHeaderValue? retryAfter) => new(status) { Headers = { RetryAfter = retryAfter } };
}
