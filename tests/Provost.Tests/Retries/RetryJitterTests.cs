namespace Provost.Tests;

/// <summary>The jitter formula. The values are those of Prefect's own implementation.</summary>
public sealed class RetryJitterTests
{
    [Theory]
    [PrefectBehaviour("140")]
    [InlineData(0.1, 9.065, 11)]
    [InlineData(0.3, 7.518, 13)]
    [InlineData(0.5, 6.294, 15)]
    [InlineData(1, 4.150, 20)]
    [InlineData(2, 1.926, 30)]
    [InlineData(3, 0.931, 40)]
    [InlineData(9, 0.014, 100)]
    public void Draws_lie_between_the_bounds_and_reach_them(double factor, double lower, double upper)
    {
        Assert.Equal(lower, RetryJitter.Spread(10, factor, uniform: 0), precision: 3);
        Assert.Equal(upper, RetryJitter.Spread(10, factor, uniform: 1), precision: 3);
        Assert.InRange(RetryJitter.Spread(10, factor, uniform: 0.5), lower, upper);
    }

    [Fact]
    public void From_a_factor_of_49_on_the_lower_bound_is_zero() => Assert.Equal(0, RetryJitter.Lower(10, 49));

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void The_mean_stays_near_the_delay(double factor)
    {
        var mean = Enumerable.Range(0, 10_000).Average(i => RetryJitter.Spread(10, factor, (i + 0.5) / 10_000));

        Assert.InRange(mean, 9, 11);
    }

    [Fact] // The hazard of Prefect's that task retries ignore their jitter
    [PrefectBehaviour("H1")]
    public async Task Jitter_moves_the_delays_of_a_task()
    {
        var clock = new ManualTimeProvider { JumpsToTimers = true };
        using var engine = new TestEngine(clock, options => options with { Random = new Fixed(1, 0) });
        var task = Define.Task<int>(
            () => throw new InvalidOperationException(), new TaskAttribute { Retries = 2, RetryDelaySeconds = [10], RetryJitterFactor = 0.5 });

        await task.RunStateAsync(default);

        Assert.Equal([15, 6.29], clock.Requested.Select(time => Math.Round(time.TotalSeconds, 2)));
    }

    private sealed class Fixed(params double[] draws) : Random
    {
        private int _next;

        public override double NextDouble() => draws[_next++];
    }
}
